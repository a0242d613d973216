/** Inside a conflict: what both sides agree on against base need not be asked. */

import type { Three } from "./emit";
import type { Hunk } from "../diff/hunk";
import { diffSequences } from "../diff/sequence-diff";
import { sameElements, type Chunk } from "./three-way";
import { BREAK_KEY, PARAGRAPH_KEY, type Tokens } from "../tokens/tokenize";

/** A run of equal words this long is an agreement; a shorter one may be chance, and would only shatter the question. */
const MIN_AGREEMENT = 2;
/** Two insertions are versions of one another when they share this part of the shorter one; else they are two things. */
const MIN_SHARED = 0.8;

/** Tokens of a line, its break included, that is no chance agreement. */
const MIN_LINE = 4;

/** Split a conflict into the runs that both sides wrote alike and the rest; other chunks stay as they are. */
export function agree(ids: Three<Int32Array>, alphabetSize: number, tokens: Three<Tokens>, chunk: Chunk): Chunk[] {
  if (chunk.kind !== "conflict") return [chunk];
  const yours = ids.yours.subarray(...chunk.yours);
  const theirs = ids.theirs.subarray(...chunk.theirs);
  if (yours.length === 0 || theirs.length === 0) return [chunk];
  const keys = { yours: tokens.yours.keys.slice(...chunk.yours), theirs: tokens.theirs.keys.slice(...chunk.theirs) };
  // The order of the two must not depend on their labels.
  const isYoursFirst = comesFirst(keys.yours, keys.theirs);
  const [a, b] = isYoursFirst ? [yours, theirs] : [theirs, yours];
  const common = commonRuns(diffSequences(a, b, alphabetSize), a.length);
  const isInsertion = chunk.base[0] === chunk.base[1];
  const shared = common.reduce((sum, run) => sum + run.length, 0);
  const isVersion = !isInsertion || shared >= b.length * MIN_SHARED;
  const [keysA, keysB] = isYoursFirst ? [keys.yours, keys.theirs] : [keys.theirs, keys.yours];
  const runs = isVersion
    ? common.filter((run) => run.length >= MIN_AGREEMENT || (isInsertion && run.length === b.length))
    : common.flatMap((run) => wholeLines(run, keysA, keysB));
  if (runs.length === 0) return [chunk];
  const base = ids.base.subarray(...chunk.base);
  const toBase = mapToBase(diffSequences(a, base, alphabetSize), a.length, base.length);
  const result: Chunk[] = [];
  let at: Three<number> = { base: chunk.base[0], yours: chunk.yours[0], theirs: chunk.theirs[0] };
  const push = (kind: Chunk["kind"], to: Three<number>): void => {
    const piece: Chunk = { kind, base: [at.base, to.base], yours: [at.yours, to.yours], theirs: [at.theirs, to.theirs] };
    const isEmpty = at.base === to.base && at.yours === to.yours && at.theirs === to.theirs;
    if (!isEmpty) {
      result.push(kind === "conflict" ? settle(ids, piece) : piece);
    }
    at = to;
  };
  for (const run of runs) {
    const place = (offset: number): Three<number> => ({
      base: chunk.base[0] + toBase(run.a + offset),
      yours: chunk.yours[0] + (isYoursFirst ? run.a : run.b) + offset,
      theirs: chunk.theirs[0] + (isYoursFirst ? run.b : run.a) + offset,
    });
    push("conflict", place(0));
    push("both", place(run.length));
  }
  push("conflict", { base: chunk.base[1], yours: chunk.yours[1], theirs: chunk.theirs[1] });
  return result;
}

/** What is left beside an agreement: nothing, one side's own change, or a conflict. */
function settle(ids: Three<Int32Array>, chunk: Chunk): Chunk {
  if (sameElements(ids.yours, chunk.yours, ids.theirs, chunk.theirs)) return { ...chunk, kind: "both" };
  if (sameElements(ids.base, chunk.base, ids.theirs, chunk.theirs)) return { ...chunk, kind: "yours" };
  return sameElements(ids.base, chunk.base, ids.yours, chunk.yours) ? { ...chunk, kind: "theirs" } : chunk;
}

/** The part of a run that is whole items, rows or paragraphs: two different things may still have those in common. */
function wholeLines(run: Run, keysA: readonly string[], keysB: readonly string[]): Run[] {
  const isBreak = (keys: readonly string[], i: number): boolean => i < 0 || i >= keys.length || keys[i] === BREAK_KEY || keys[i] === PARAGRAPH_KEY;
  const isEdge = (offset: number): boolean =>
    (isBreak(keysA, run.a + offset) || isBreak(keysA, run.a + offset - 1)) && (isBreak(keysB, run.b + offset) || isBreak(keysB, run.b + offset - 1));
  let start = 0;
  let end = run.length;
  while (start < end && !isEdge(start)) start++;
  while (end > start && !isEdge(end)) end--;
  const length = end - start;
  return length >= MIN_LINE ? [{ a: run.a + start, b: run.b + start, length }] : [];
}

function comesFirst(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return a.length > b.length;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! > b[i]!;
  return true;
}

type Run = { a: number; b: number; length: number };

function commonRuns(hunks: readonly Hunk[], aLength: number): Run[] {
  const runs: Run[] = [];
  let a = 0;
  let b = 0;
  for (const hunk of hunks) {
    runs.push({ a, b, length: hunk.aStart - a });
    a = hunk.aEnd;
    b = hunk.bEnd;
  }
  runs.push({ a, b, length: aLength - a });
  return runs;
}

/** Where a boundary in `a` stands in base; to be asked for boundaries in increasing order. */
function mapToBase(hunks: readonly Hunk[], aLength: number, baseLength: number): (at: number) => number {
  let next = 0;
  let shift = 0;
  return (at) => {
    if (at === 0) return 0;
    if (at === aLength) return baseLength;
    for (; next < hunks.length && at >= hunks[next]!.aEnd && at > hunks[next]!.aStart; next++) {
      shift = hunks[next]!.bEnd - hunks[next]!.aEnd;
    }
    const hunk = hunks[next];
    return hunk !== undefined && at > hunk.aStart ? hunk.bStart : at + shift;
  };
}
