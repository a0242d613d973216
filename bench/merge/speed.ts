/** How long a merge takes, from 10 KB to 10 MB and on hostile shapes, as a ratio to `git merge-file` in the same run. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mergeText } from "../../lib/merge";
import { loadCorpus } from "./corpus";

type Input = { base: string; yours: string; theirs: string };
type Shape = { name: string; make: (size: number) => Input; sizes: number[] };

const KB = 1000;
const MB = 1000 * KB;

/** A small fixed generator (mulberry32): the same documents in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS = "a the of text merge editor paragraph list where one side changed words and other people write about it".split(" ");
const sentence = (next: () => number): string =>
  Array.from({ length: 9 + Math.floor(next() * 8) }, () => WORDS[Math.floor(next() * WORDS.length)]).join(" ");

let prose: string[] | null = null;
/** Lines of real articles where the corpus is there, of made-up sentences elsewhere. */
function proseLines(): string[] {
  prose ??= loadCorpus()?.flatMap(({ base }) => base.split("\n")) ?? Array.from({ length: 40_000 }, sentence.bind(null, random(1)));
  return prose;
}

function editLines(lines: readonly string[], seed: number, share = 0.01): string {
  const next = random(seed);
  return lines.map((line, i) => (next() < share ? `${line.slice(0, line.length >> 1)}edit${seed}x${i} ${line.slice(line.length >> 1)}` : line)).join("\n") + "\n";
}

function fromLines(lines: readonly string[]): Input {
  return { base: `${lines.join("\n")}\n`, yours: editLines(lines, 11), theirs: editLines(lines, 12) };
}

function fill(size: number, lineAt: (i: number) => string): string[] {
  const lines: string[] = [];
  for (let length = 0, i = 0; length < size; i++) {
    const line = lineAt(i);
    lines.push(line);
    length += line.length + 1;
  }
  return lines;
}

const SHAPES: Shape[] = [
  {
    name: "ordinary Markdown", sizes: [10 * KB, 100 * KB, MB, 10 * MB],
    make: (size) => fromLines(fill(size, (i) => proseLines()[i % proseLines().length]!)),
  },
  {
    name: "every line different", sizes: [100 * KB, MB],
    make: (size) => {
      const version = (side: string): string => fill(size, (i) => `${side} ${sentence(random(i * 3 + side.length))}`).join("\n");
      return { base: version("b"), yours: version("yo"), theirs: version("the") };
    },
  },
  {
    name: "thousands of equal lines", sizes: [100 * KB, MB],
    make: (size) => fromLines(fill(size, (i) => (i % 7 === 0 ? "" : i % 3 === 0 ? "- item" : "the same line again and again"))),
  },
  {
    name: "one single line", sizes: [100 * KB, MB],
    make: (size) => {
      const next = random(5);
      const words = fill(size, () => sentence(next)).join(" ").split(" ");
      const edit = (seed: number): string => {
        const at = random(seed);
        return words.map((word, i) => (at() < 0.001 ? `${word}${seed}x${i}` : word)).join(" ");
      };
      return { base: words.join(" "), yours: edit(11), theirs: edit(12) };
    },
  },
  {
    name: "one word repeated", sizes: [100 * KB, MB],
    make: (size) => ({ base: "a ".repeat(size / 2), yours: "a ".repeat(size / 2 - 500), theirs: `${"a ".repeat(size / 2)}b` }),
  },
  {
    name: "line endings converted", sizes: [100 * KB, MB],
    make: (size) => {
      const { base, yours, theirs } = fromLines(fill(size, (i) => proseLines()[i % proseLines().length]!));
      return { base, yours: yours.replaceAll("\n", "\r\n"), theirs };
    },
  },
  {
    name: "Chinese, one line", sizes: [100 * KB, MB],
    make: (size) => {
      const signs = "今天我们在北京讨论文档合并的方法大家都同意这个意见然后写下来";
      const next = random(9);
      const base = Array.from({ length: size }, () => signs[Math.floor(next() * signs.length)]).join("");
      return { base, yours: `${base.slice(0, size >> 2)}左${base.slice(size >> 2)}`, theirs: `${base.slice(0, size >> 1)}右${base.slice(size >> 1)}` };
    },
  },
];

function medianMs(run: () => void, times: number): number {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return taken.sort((a, b) => a - b)[times >> 1]!;
}

/** Time of git net of starting a process, which is measured on three empty files. */
function gitMs(directory: string, input: Input, times: number): number | null {
  const run = (): boolean =>
    spawnSync("git", ["merge-file", "-p", "--diff3", "yours", "base", "theirs"], { cwd: directory, maxBuffer: 1 << 30 }).error === undefined;
  const write = (texts: Input): void => {
    for (const side of ["base", "yours", "theirs"] as const) writeFileSync(join(directory, side), texts[side]);
  };
  write({ base: "", yours: "", theirs: "" });
  if (!run()) return null;
  const startUp = medianMs(run, 15);
  write(input);
  return Math.max(0.05, medianMs(run, times) - startUp);
}

function main(): void {
  const directory = mkdtempSync(join(tmpdir(), "concord-speed-"));
  const only = process.argv[2];
  console.log("shape                      size      git ms  concord ms   ratio  growth  conflicts");
  for (const { name, make, sizes } of SHAPES) {
    if (only !== undefined && !name.includes(only)) continue;
    let before: { size: number; ms: number } | null = null;
    for (const size of sizes) {
      const input = make(size);
      const isLarge = size >= MB;
      if (!isLarge) for (let i = 0; i < 20; i++) mergeText(input);
      const ms = medianMs(() => mergeText(input), isLarge ? 5 : 15);
      const git = gitMs(directory, input, isLarge ? 5 : 15);
      const conflicts = mergeText(input).regions.filter(({ kind }) => kind === "conflict").length;
      const growth = before === null ? "" : `n^${(Math.log(ms / before.ms) / Math.log(size / before.size)).toFixed(2)}`;
      const label = size >= MB ? `${size / MB} MB` : `${size / KB} KB`;
      console.log(
        `${name.padEnd(26)} ${label.padStart(6)} ${git?.toFixed(1).padStart(9) ?? "-"} ${ms.toFixed(1).padStart(10)}  ` +
          `${(git === null ? "-" : `×${(ms / git).toFixed(2)}`).padStart(7)}  ${growth.padStart(6)}  ${conflicts}`,
      );
      before = { size, ms };
    }
  }
  console.log(`memory: peak resident ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB, corpus included`);
  rmSync(directory, { recursive: true, force: true });
}

main();
