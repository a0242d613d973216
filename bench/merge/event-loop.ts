/**
 * How long other requests wait while large texts are merged and compared: the delay of the event loop, with the worker
 * pool and without it. `npm run bench:merge-loop`
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { createMerger, type Merger } from "../../lib/merge-pool";
import { median } from "./measure";
import { SHAPES } from "./shapes";

const MB = 1_000_000;
const ROUNDS = 9;

type Delay = { longestMs: number; workMs: number };

const wait = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** The longest turn of the loop while `work` runs, median of a few rounds: on a busy machine one is always unlucky. */
async function delayDuring(work: () => Promise<unknown>): Promise<Delay> {
  await work();
  const longest: number[] = [];
  const taken: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const histogram = monitorEventLoopDelay({ resolution: 1 });
    histogram.enable();
    await wait(20);
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
    // What blocked last is counted when the loop turns again.
    await wait(20);
    histogram.disable();
    longest.push(histogram.max / 1e6);
  }
  return { longestMs: median(longest), workMs: median(taken) };
}

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
  console.log(`idle: the longest turn of the loop took ${idle.longestMs.toFixed(1)} ms\n`);
  console.log("work             size   longest turn, inline   in the pool     ratio   answer after, inline   in the pool");
  for (const size of [MB, 10 * MB]) {
    const { base, yours, theirs } = SHAPES[0]!.make(size);
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
        `${blocked.longestMs.toFixed(1)} ms`.padStart(22),
        `${free.longestMs.toFixed(1)} ms`.padStart(13),
        `×${(free.longestMs / blocked.longestMs).toFixed(3)}`.padStart(9),
        `${blocked.workMs.toFixed(0)} ms`.padStart(22),
        `${free.workMs.toFixed(0)} ms`.padStart(13),
      ];
      console.log(`${name.padEnd(14)} ${cells.join(" ")}`);
    }
  }
  await pooled.close();
  rmSync(folder, { recursive: true, force: true });
}

await main();
