/** Which words both sides wrote alike in place of base, and which are alike by chance. */

import type { Passage, Three } from "./emit";
import type { Hunk } from "../diff/hunk";
import { diffSequences } from "../diff/sequence-diff";
import { sameElements, type Chunk } from "./three-way";
import { areVersions, standsWhereItDid, type Place, type Run } from "./versions";
import { END_KEY, isBreak, WORD_KEY, type Tokens } from "../tokens/tokenize";
import type { Side } from "../types";

/** A run of equal words this long is an agreement; a shorter one may be chance, and would only shatter the question. */
const MIN_AGREEMENT = 2;
/** Tokens of a line, its break included, that is no chance agreement. */
const MIN_LINE = 4;

/**
 * The runs in order; `a` in them counts in the longer side. `alignWithBase` gives what says where a boundary in that side stands in base,
 * to be asked in increasing order.
 */
export type Agreement = { runs: Run[]; longer: Side; alignWithBase: () => (at: number) => number };

/** What both sides of a conflict agree on; both have words. */
export function findAgreement(ids: Three<Int32Array>, alphabetSize: number, { slices, tokens }: Passage, chunk: Chunk): Agreement {
  const part = <T extends string[] | Int32Array>(of: T, range: [number, number]): T => of.slice(...range) as T;
  const keys = { yours: part(tokens.yours.keys, chunk.yours), theirs: part(tokens.theirs.keys, chunk.theirs), base: part(tokens.base.keys, chunk.base) };
  // The order of the two must not depend on their labels.
  const [longer, shorter]: [Side, Side] = comesFirst(keys.yours, keys.theirs) ? ["yours", "theirs"] : ["theirs", "yours"];
  const [a, b, base] = [part(ids[longer], chunk[longer]), part(ids[shorter], chunk[shorter]), part(ids.base, chunk.base)];
  const edge = edgeRun(a, b);
  const common = edge ? [edge] : commonRuns(diffSequences(a, b, alphabetSize), a.length);
  // Where all that one side wrote is in what the other wrote, it stands for what both dropped, and the rest was only added.
  const whole = common.find((run) => run.length === b.length);
  const isInPlace = whole !== undefined && standsWhereItDid(keys[longer], whole, placeOf(slices[longer], tokens[longer], chunk[longer][0], whole, isLine(tokens.base.keys, chunk.base)));
  const alignWithBase = (run = whole): ((at: number) => number) => mapToBase(diffSequences(a, base, alphabetSize), a.length, base.length, run);

  if (base.length === 0) {
    const isVersion = areVersions(keys[shorter], keys[longer], common) && (whole === undefined || isInPlace);
    const isAgreement = (run: Run): boolean => run.length >= MIN_AGREEMENT || run === whole;
    return { runs: isVersion ? common.filter(isAgreement) : common.flatMap((run) => wholeLines(run, keys[longer], keys[shorter])), longer, alignWithBase };
  }
  const letters = lettersOf(keys.base);
  /** Words that base has as well are none that both sides put in. */
  const isUnchanged = ({ a: start, length }: Run): boolean => holdsRun(base, a.subarray(start, start + length));
  const hasWords = ({ a: start, length }: Run): boolean => keys[longer].slice(start, start + length).some((key) => WORD_KEY.test(key));
  const runs = common.filter((run) => {
    if (run.length >= MIN_AGREEMENT) return hasWords(run) && !isUnchanged(run);
    if (run !== whole) return false;
    // One word for one word is a change that both made, one for several may be chance.
    const at = alignWithBase(run);
    const replaced = keys.base.slice(at(run.a), at(run.a + 1));
    return replaced.length <= 1 && (isInPlace || isRespelt(replaced, keys[shorter]));
  });
  const isInSignsAlone = letters === lettersOf(keys[longer]) && letters === lettersOf(keys[shorter]);
  return { runs: isInSignsAlone ? [] : runs, longer, alignWithBase };
}

/** @param from the first token of the conflict in this side */
function placeOf(text: string, { starts, words }: Tokens, from: number, { a, length }: Run, isLine: boolean): Place {
  const [start, end] = [starts[from]!, starts[from + a + length]!];
  const before = text.slice(start, words[from + a]);
  return { isLine, before, endsWord: before === "" && /\S/.test(text.charAt(start - 1)) && !/\S/.test(text.charAt(end)) };
}

/** Whether lines are inserted here, not words of one. */
const isLine = (keys: readonly string[], [start, end]: [number, number]): boolean => isBreak(keys, start - 1) && (isBreak(keys, end) || keys[end] === END_KEY);

/** Whether the same letters are written in another way. */
const isRespelt = (a: readonly string[], b: readonly string[]): boolean => lettersOf(a).toLowerCase() === lettersOf(b).toLowerCase();

/** Where the three differ in signs alone, the signs are what was changed: emphasis, quotation marks. */
const lettersOf = (keys: readonly string[]): string => keys.join("").replace(/[^\p{L}\p{N}]+/gu, "");

/** The part of a run that is whole items, rows or paragraphs: two different things may still have those in common. */
function wholeLines(run: Run, keysA: readonly string[], keysB: readonly string[]): Run[] {
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

/** Words that stand in so many places more are looked for no further. */
const MAX_PLACES = 100;

function holdsRun(sequence: Int32Array, run: Int32Array): boolean {
  let tries = 0;
  for (let at = sequence.indexOf(run[0]!); at >= 0 && tries < MAX_PLACES; at = sequence.indexOf(run[0]!, at + 1), tries++) {
    if (at + run.length <= sequence.length && sameElements(sequence, [at, at + run.length], run, [0, run.length])) return true;
  }
  return false;
}

/** All of the shorter sequence at the end or the start of the longer one, however else the two may be aligned. */
function edgeRun(a: Int32Array, b: Int32Array): Run | undefined {
  const isAt = (start: number): boolean => sameElements(a, [start, start + b.length], b, [0, b.length]);
  const start = [a.length - b.length, 0].find(isAt);
  return start === undefined ? undefined : { a: start, b: 0, length: b.length };
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
