/**
 * The engine's diff of integer sequences beside diff-match-patch on the same sequences, each element encoded as one
 * UTF-16 unit: time of the processor, hunks, and elements changed (fewer is shorter). Each in a process of its own, and
 * given up after a while. `npm run bench:diffs`
 */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import DiffMatchPatch from "diff-match-patch";
import { diffSequences } from "../../lib/merge/diff/sequence-diff";
import { numberLines } from "../../lib/merge/tokens/lines";
import { numberKeys, tokenize } from "../../lib/merge/tokens/tokenize";
import { median } from "./measure";
import { SHAPES } from "./shapes";

const MAX_MS = 20_000;
const ROUNDS = 5;
/** What one UTF-16 unit can tell apart. */
const MAX_ENCODED = 0xffff;

const MEASURED: Record<Unit, readonly string[]> = {
  lines: ["ordinary Markdown", "every line different", "thousands of equal lines", "alternating lines", "a third of it reversed"],
  words: ["ordinary Markdown", "every line different", "one single line", "every line edited by both"],
};

type Unit = "lines" | "words";
type Sequences = { a: Int32Array; b: Int32Array; alphabetSize: number };
type Outcome = { hunks: number; changed: number };
type Measured = Outcome & { ms: number };

function sequencesOf(unit: Unit, before: string, after: string): Sequences {
  if (unit === "lines") {
    const { tables, alphabetSize } = numberLines([before, after]);
    return { a: tables[0]!.ids, b: tables[1]!.ids, alphabetSize };
  }
  const { ids, alphabetSize } = numberKeys([tokenize(before), tokenize(after)]);
  return { a: ids[0]!, b: ids[1]!, alphabetSize };
}

function own({ a, b, alphabetSize }: Sequences): Outcome {
  const hunks = diffSequences(a, b, alphabetSize);
  return { hunks: hunks.length, changed: hunks.reduce((sum, { aStart, aEnd, bStart, bEnd }) => sum + aEnd - aStart + (bEnd - bStart), 0) };
}

/** Without a limit of time: with one, the clock would decide the result. */
function diffMatchPatch({ a, b }: Sequences): Outcome {
  const differ = new DiffMatchPatch();
  differ.Diff_Timeout = 0;
  const encode = (ids: Int32Array): string => {
    const units: string[] = [];
    for (const id of ids) units.push(String.fromCharCode(id + 1));
    return units.join("");
  };
  const diffs = differ.diff_main(encode(a), encode(b), false);
  const hunks = diffs.filter(([operation], i) => operation !== 0 && (diffs[i - 1]?.[0] ?? 0) === 0).length;
  return { hunks, changed: diffs.reduce((sum, [operation, text]) => (operation === 0 ? sum : sum + text.length), 0) };
}

/** In a process of its own: prints what it measured, or null where the elements cannot be encoded. */
function measureHere(engine: string, unit: Unit, shapeName: string, size: number): void {
  const { base, yours } = SHAPES.find(({ name }) => name === shapeName)!.make(size);
  const sequences = sequencesOf(unit, base, yours);
  if (engine !== "own" && sequences.alphabetSize >= MAX_ENCODED) {
    console.log("null");
    return;
  }
  const times: number[] = [];
  let outcome: Outcome = { hunks: 0, changed: 0 };
  for (let i = 0; i < ROUNDS && (i === 0 || times[i - 1]! < 2000); i++) {
    const start = process.cpuUsage();
    outcome = engine === "own" ? own(sequences) : diffMatchPatch(sequences);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  console.log(JSON.stringify({ ms: median(times), ...outcome }));
}

function cell(engine: string, unit: Unit, shapeName: string, size: number): string {
  const { status, stdout } = spawnSync(process.execPath, ["--import", "tsx", fileURLToPath(import.meta.url), engine, unit, shapeName, String(size)], {
    encoding: "utf8", timeout: MAX_MS,
  });
  if (status !== 0) return `over ${MAX_MS / 1000} s`;
  const measured = JSON.parse(stdout) as Measured | null;
  return measured === null ? "too many to encode" : `${measured.ms.toFixed(1)} ms, ${measured.hunks} hunks, ${measured.changed} changed`;
}

function main(): void {
  const [engine, unit, shapeName, size] = process.argv.slice(2);
  if (size !== undefined) return measureHere(engine!, unit as Unit, shapeName!, Number(size));
  console.log("| | own | diff-match-patch |\n| --- | --- | --- |");
  for (const of of ["lines", "words"] as const) {
    for (const name of MEASURED[of]) {
      for (const [label, length] of [["100 KB", 100_000], ["1 MB", 1_000_000]] as const) {
        console.log(`| ${of}, ${name}, ${label} | ${cell("own", of, name, length)} | ${cell("diff-match-patch", of, name, length)} |`);
      }
    }
  }
}

main();
