/**
 * How long a merge takes, from 10 KB to 10 MB on ordinary and hostile shapes, as a ratio to `git merge-file` in the
 * same run: the two by turns, medians. Time of the processor, so that what else the machine does matters less; Concord's
 * has that of its collector of garbage in it. `npm run bench:merge-speed [-- [--quick] [part of a shape's name]]`
 */

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { mergeText } from "../../lib/merge";
import { median } from "./measure";
import type { Input } from "./rivals";
import { SHAPES, type Shape } from "./shapes";
import { openTimedGit, type TimedGit } from "./timed-git";

const KB = 1000;
const MB = 1000 * KB;
const SIZES = [10 * KB, 100 * KB, MB, 10 * MB];

/** A shape that takes longer is not measured at the next size. */
const MAX_MS = 10_000;
/** Below this git's own time is lost in that of starting it. */
const MIN_GIT_MS = 0.1;

type Measured = { size: number; ms: number; coldMs: number; gitMs: number | null; peakMb: number; conflictCount: number };

function measure(input: Input, size: number, git: TimedGit | null, rounds: number): Measured {
  git?.write(input);
  const isLarge = size >= MB;
  const { ms: coldMs, peakMb } = git === null ? { ms: NaN, peakMb: NaN } : mergeOnce(git.folder);
  let conflictCount = 0;
  const mergeOneTime = (): number => {
    const start = process.cpuUsage();
    const { regions } = mergeText(input);
    const { user, system } = process.cpuUsage(start);
    const ms = (user + system) / 1000;
    conflictCount = regions.reduce((sum, { kind }) => sum + (kind === "conflict" ? 1 : 0), 0);
    return ms;
  };
  const first = mergeOneTime();
  const count = first > 2000 ? 1 : rounds;
  if (!isLarge) for (let i = 0; i < 20; i++) mergeOneTime();
  const times: number[] = [];
  const gits: number[] = [];
  for (let i = 0; i < count; i++) {
    times.push(mergeOneTime());
    if (git !== null) gits.push(git.measure(isLarge ? 2 : 10));
  }
  return { size, ms: median(times), coldMs, gitMs: git === null ? null : median(gits), peakMb, conflictCount };
}

function mergeOnce(folder: string): { ms: number; peakMb: number } {
  const script = fileURLToPath(new URL("./once.ts", import.meta.url));
  return JSON.parse(execFileSync(process.execPath, ["--import", "tsx", script, folder], { encoding: "utf8" })) as { ms: number; peakMb: number };
}

const sizeLabel = (size: number): string => (size >= MB ? `${size / MB} MB` : `${size / KB} KB`);

function print(name: string, { size, ms, coldMs, gitMs, peakMb, conflictCount }: Measured, before: Measured | null): void {
  const hasRatio = gitMs !== null && gitMs >= MIN_GIT_MS;
  const cells = [
    sizeLabel(size).padStart(6),
    (gitMs === null ? "-" : gitMs.toFixed(1)).padStart(8),
    ms.toFixed(1).padStart(9),
    (hasRatio ? `×${(ms / gitMs).toFixed(2)}` : "-").padStart(8),
    coldMs.toFixed(1).padStart(9),
    (hasRatio ? `×${(coldMs / gitMs).toFixed(1)}` : "-").padStart(8),
    (before === null ? "" : `n^${(Math.log(ms / before.ms) / Math.log(size / before.size)).toFixed(2)}`).padStart(7),
    peakMb.toFixed(0).padStart(8),
    String(conflictCount).padStart(10),
  ];
  console.log(`${name.padEnd(27)}${cells.join(" ")}`);
}

function run({ name, make }: Shape, git: TimedGit | null, isQuick: boolean): void {
  const measured: Measured[] = [];
  for (const size of isQuick ? SIZES.slice(0, 3) : SIZES) {
    const last = measured[measured.length - 1] ?? null;
    if (last !== null && last.ms > MAX_MS) break;
    const now = measure(make(size), size, git, isQuick || size >= 10 * MB ? 3 : 7);
    print(name, now, last);
    measured.push(now);
  }
  const [first, last] = [measured[0]!, measured[measured.length - 1]!];
  const growth = Math.log(last.ms / first.ms) / Math.log(last.size / first.size);
  console.log(`${"".padEnd(27)}from ${sizeLabel(first.size)} to ${sizeLabel(last.size)}: n^${growth.toFixed(2)}`);
}

function main(): void {
  const isQuick = process.argv.includes("--quick");
  const only = process.argv.slice(2).find((argument) => !argument.startsWith("--")) ?? "";
  const git = openTimedGit();
  console.log(`${"shape".padEnd(27)}  size   git ms   warm ms    ratio   cold ms    ratio  growth  peak MB  questions`);
  for (const shape of SHAPES) if (shape.name.includes(only)) run(shape, git, isQuick);
  git?.close();
}

main();
