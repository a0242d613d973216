/**
 * How long other requests wait while large texts are merged and compared: the delay of the event loop, with the worker
 * pool and without it. By the clock, what else the machine does is in it, so an idle loop is measured in the same run;
 * where the system tells (Linux), also the processor time of the thread in one turn. `npm run bench:merge-loop`
 */

import { mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { createMerger, type Merger } from "../../lib/merge-pool";
import { median } from "./measure";
import { SHAPES } from "./shapes";

const MB = 1_000_000;
const ROUNDS = 5;
const MEASURED = ["ordinary Markdown", "line endings converted"];

type Delay = { longestMs: number; longestCpuMs: number; workMs: number };

const wait = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** Milliseconds that this thread has had a processor; NaN where the system does not tell. */
function openThreadClock(): () => number {
  try {
    const file = openSync(`/proc/self/task/${process.pid}/schedstat`, "r");
    const content = Buffer.alloc(100);
    return () => parseInt(content.toString("latin1", 0, readSync(file, content, 0, content.length, 0)), 10) / 1e6;
  } catch {
    return () => NaN;
  }
}

const threadClock = openThreadClock();

/** Watches the turns of the loop until it is told to stop; gives the longest, by the clock and by the processor. */
function watchTurns(): () => { longestMs: number; longestCpuMs: number } {
  let [longestMs, longestCpuMs] = [0, 0];
  let [at, cpuAt] = [performance.now(), threadClock()];
  const timer = setInterval(() => {
    const [now, cpuNow] = [performance.now(), threadClock()];
    longestMs = Math.max(longestMs, now - at);
    longestCpuMs = Math.max(longestCpuMs, cpuNow - cpuAt);
    [at, cpuAt] = [now, cpuNow];
  }, 1);
  return () => {
    clearInterval(timer);
    return { longestMs, longestCpuMs };
  };
}

/** The longest turn of the loop while `work` runs, median of a few rounds: on a busy machine one is always unlucky. */
async function delayDuring(work: () => Promise<unknown>): Promise<Delay> {
  await work();
  const rounds: Delay[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const stop = watchTurns();
    await wait(20);
    const start = performance.now();
    await work();
    const workMs = performance.now() - start;
    // What blocked last is counted when the loop turns again.
    await wait(20);
    rounds.push({ ...stop(), workMs });
  }
  const medianOf = (key: keyof Delay): number => median(rounds.map((round) => round[key]));
  return { longestMs: medianOf("longestMs"), longestCpuMs: medianOf("longestCpuMs"), workMs: medianOf("workMs") };
}

const turn = ({ longestMs, longestCpuMs }: Delay): string => `${longestMs.toFixed(1)} (${longestCpuMs.toFixed(1)})`;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "concord-loop-"));
  const worker = join(folder, "worker.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("../../lib/merge-pool/worker.ts", import.meta.url))],
    outfile: worker, bundle: true, platform: "node", format: "esm", logLevel: "error",
  });
  const inline = createMerger(null);
  const pooled = createMerger({ workerUrl: pathToFileURL(worker) });
  const idle = await delayDuring(() => new Promise((resolve) => setTimeout(resolve, 200)));
  console.log(`longest turn of the loop in ms, in brackets the processor's part of it\n${"idle".padEnd(45)} ${turn(idle)}\n`);
  console.log(`${"work".padEnd(37)}   size         inline    in the pool   answer after, inline   in the pool`);
  for (const size of [MB, 10 * MB]) {
    for (const shape of SHAPES.filter(({ name }) => MEASURED.includes(name))) {
      const { base, yours, theirs } = shape.make(size);
      const article = (body: string) => ({ title: "T", body, tags: [] });
      const works: [name: string, work: (merger: Merger) => Promise<unknown>][] = [
        ["merge", (merger) => merger.merge({ base: article(base), yours: article(yours), theirs: article(theirs) })],
        ["diff", (merger) => merger.diffLines(base, theirs)],
        ["unified diff", (merger) => merger.unifiedDiff(base, theirs, { fromLabel: "1", toLabel: "2" })],
      ];
      for (const [name, work] of works) {
        const blocked = await delayDuring(() => work(inline));
        const free = await delayDuring(() => work(pooled));
        const cells = [
          `${size / MB} MB`.padStart(6),
          turn(blocked).padStart(14),
          turn(free).padStart(14),
          `${blocked.workMs.toFixed(0)} ms`.padStart(22),
          `${free.workMs.toFixed(0)} ms`.padStart(13),
        ];
        console.log(`${`${name}, ${shape.name}`.padEnd(37)} ${cells.join(" ")}`);
      }
    }
  }
  await pooled.close();
  rmSync(folder, { recursive: true, force: true });
}

await main();
