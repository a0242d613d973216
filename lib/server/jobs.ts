import "server-only";
import type { Logger } from "../log";

const TICK_MS = 1_000;

/** Work that is done now and then, in turn, one round at a time. A fault is logged and tried again the next time. */
export function createJobs(jobs: { everyTicks: number; run(): Promise<unknown> }[], log: Logger) {
  let timer: NodeJS.Timeout | null = null;
  let round: Promise<void> | null = null;
  let ticks = 0;

  async function runRound(): Promise<void> {
    ticks += 1;
    for (const job of jobs) {
      if (ticks % job.everyTicks !== 0) continue;
      await job.run().catch((error: unknown) => log.warn({ error: String(error) }, "background work failed"));
    }
  }

  return {
    start(): void {
      timer ??= setInterval(() => {
        round ??= runRound().finally(() => (round = null));
      }, TICK_MS).unref();
    },
    async stop(): Promise<void> {
      if (timer) clearInterval(timer);
      timer = null;
      await round;
    },
  };
}
