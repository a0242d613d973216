/** Inside a conflict: what both sides agree on against base need not be asked. */

import type { Three } from "./emit";
import type { Hunk } from "../diff/hunk";
import { diffSequences } from "../diff/sequence-diff";
import { sameElements, type Chunk } from "./three-way";
import { areVersions, type Run } from "./versions";
import { BREAK_KEY, PARAGRAPH_KEY, type Tokens } from "../tokens/tokenize";

/** A run of equal words this long is an agreement; a shorter one may be chance, and would only shatter the question. */
const MIN_AGREEMENT = 2;
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
  const [keysA, keysB] = isYoursFirst ? [keys.yours, keys.theirs] : [keys.theirs, keys.yours];
  const isVersion = !isInsertion || areVersions(keysB, keysA, common);
  const base = ids.base.subarray(...chunk.base);
  const diffToBase = (): Hunk[] => diffSequences(a, base, alphabetSize);
  // Where all that one side wrote is in what the other wrote, it stands for what both dropped, and the rest was only added.
  const whole = common.find((run) => run.length === b.length);
  const isAgreement = (run: Run): boolean => run.length >= MIN_AGREEMENT || (run === whole && (isInsertion || replacedBy(diffToBase(), a, base, run) <= 1));
  const runs = isVersion ? common.filter(isAgreement) : common.flatMap((run) => wholeLines(run, keysA, keysB));
  if (runs.length === 0) return [chunk];
  if (!isInsertion && lettersOf(keysA) === lettersOf(keysB) && lettersOf(tokens.base.keys.slice(...chunk.base)) === lettersOf(keysA)) return [chunk];
  const toBase = mapToBase(diffToBase(), a.length, base.length, whole);
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

/** Where the three differ in signs alone, the signs are what was changed: emphasis, quotation marks. */
const lettersOf = (keys: readonly string[]): string => keys.join("").replace(/[^\p{L}\p{N}]+/gu, "");

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

/** How many words of base a run stands for: one word for one word is a change that both made, one for several may be chance. */
function replacedBy(hunks: readonly Hunk[], a: Int32Array, base: Int32Array, run: Run): number {
  const toBase = mapToBase(hunks, a.length, base.length, run);
  const start = toBase(run.a);
  return toBase(run.a + run.length) - start;
}

/** Where a boundary in `a` stands in base; to be asked for boundaries in increasing order. Where `whole` is given, it has all that was replaced. */
function mapToBase(hunks: readonly Hunk[], aLength: number, baseLength: number, whole?: Run): (at: number) => number {
  let next = 0;
  let shift = 0;
  return (at) => {
    if (at === 0) return 0;
    if (at === aLength) return baseLength;
    for (; next < hunks.length && at >= hunks[next]!.aEnd && at > hunks[next]!.aStart; next++) {
      shift = hunks[next]!.bEnd - hunks[next]!.aEnd;
    }
    const hunk = hunks[next];
    if (hunk === undefined || at <= hunk.aStart) return at + shift;
    return whole !== undefined && at > whole.a ? hunk.bEnd : hunk.bStart;
  };
}
