/**
 * The words of one line belong together. A comparison of words knows no lines: where one side put a new line beside one that it
 * changed, the full stop of the old line may be found again at the end of the new one, and what the other side wrote before that
 * full stop would land there.
 */

import { hunksFromFlags, type Hunk } from "../diff/hunk";
import { diffSequences } from "../diff/sequence-diff";
import { slide, type BoundaryScore } from "../diff/slide";
import { isWordUnit } from "../tokens/signs";
import { BREAK_KEY, END_KEY, NUMBER_KEY, PARAGRAPH_KEY, WORD_KEY } from "../tokens/tokenize";

/** The tokens of one text: what each is compared by, and its number. */
export type Numbered = { keys: readonly string[]; ids: Int32Array };

/** A text by lines; the break that ends a line belongs to it. */
type Lines = Numbered & { lineOf: Int32Array; starts: number[] };

const FIRST_BEYOND_ASCII = 0x80;
const NONE = -1;
const SEVERAL = -2;

/**
 * The hunks that turn `a` into `b`, with no sign of a line of `a` found in a line of `b` that its words are not in. A line that
 * lost its first word and half of the others, where the number of lines changed as well, is taken for replaced.
 */
export function keepLinesTogether(a: Numbered, b: Numbered, hunks: readonly Hunk[], alphabetSize: number, score?: BoundaryScore): readonly Hunk[] {
  // As long as no line came or went, each line of the one is a line of the other.
  if (!hunks.some((hunk) => isResizing(a, b, hunk))) return hunks;
  const [from, to] = [readLines(a), readLines(b)];
  const partners = partnersOf(a.ids.length, hunks);
  const changed = changedLines(from, to, hunks);
  /** The lines of `b` that a line of `a` was found in, and is no more. */
  const left = new Set<number>();
  const torn = new Set<number>();
  const wordOwners = ownersOf(from, to, partners, isWord);
  for (const [line, isResized] of changed) {
    for (const at of straysOf(from, to, partners, wordOwners, line, isResized)) {
      left.add(to.lineOf[partners[at]!]!);
      torn.add(line);
      partners[at] = NONE;
    }
  }
  if (torn.size === 0) return hunks;
  const owners = ownersOf(from, to, partners, (key) => !isBreakKey(key));
  for (const line of changed.keys()) {
    const home = homeOf(from, to, partners, line).home;
    if (home !== NONE && owners[home] === line && (torn.has(line) || left.has(home))) alignLine(from, to, partners, line, home, alphabetSize);
  }
  return slide(a.ids, b.ids, hunksOf(partners, b.ids.length), score);
}

const isWord = (key: string): boolean =>
  key !== NUMBER_KEY && (isWordUnit(key.charCodeAt(0)) || ((key.length > 1 || key.charCodeAt(0) >= FIRST_BEYOND_ASCII) && WORD_KEY.test(key)));

const isBreakKey = (key: string | undefined): boolean => key === BREAK_KEY || key === PARAGRAPH_KEY || key === END_KEY;

function readLines({ keys, ids }: Numbered): Lines {
  const lineOf = new Int32Array(keys.length);
  const starts = [0];
  for (let i = 0; i < keys.length; i++) {
    lineOf[i] = starts.length - 1;
    if (isBreakKey(keys[i])) starts.push(i + 1);
  }
  if (starts[starts.length - 1]! < keys.length) starts.push(keys.length);
  return { keys, ids, lineOf, starts };
}

/** The words and signs of a line, without its break. */
function rangeOf({ keys, starts }: Lines, line: number): [start: number, end: number] {
  const end = starts[line + 1]!;
  return [starts[line]!, isBreakKey(keys[end - 1]) ? end - 1 : end];
}

/** For each token of `a` its partner in `b`. */
function partnersOf(length: number, hunks: readonly Hunk[]): Int32Array {
  const partners = new Int32Array(length).fill(NONE);
  let a = 0;
  let b = 0;
  for (const hunk of hunks) {
    while (a < hunk.aStart) partners[a++] = b++;
    a = hunk.aEnd;
    b = hunk.bEnd;
  }
  while (a < length) partners[a++] = b++;
  return partners;
}

function hunksOf(partners: Int32Array, bLength: number): Hunk[] {
  const changedA = new Uint8Array(partners.length);
  const changedB = new Uint8Array(bLength).fill(1);
  partners.forEach((partner, i) => {
    if (partner === NONE) changedA[i] = 1;
    else changedB[partner] = 0;
  });
  return hunksFromFlags(changedA, partners.length, changedB, bLength);
}

/** The lines of `a` that hunks touch, and whether one of these hunks puts lines in or takes some out. */
function changedLines(from: Lines, to: Lines, hunks: readonly Hunk[]): Map<number, boolean> {
  const lines = new Map<number, boolean>();
  const last = from.keys.length - 1;
  for (const hunk of hunks) {
    const { aStart, aEnd } = hunk;
    const isResized = isResizing(from, to, hunk);
    const until = from.lineOf[Math.min(aEnd, last)]!;
    for (let line = from.lineOf[Math.max(0, aStart - 1)]!; line <= until; line++) lines.set(line, isResized || lines.get(line) === true);
  }
  return lines;
}

const isResizing = (a: Numbered, b: Numbered, { aStart, aEnd, bStart, bEnd }: Hunk): boolean => hasBreak(a.keys, aStart, aEnd) || hasBreak(b.keys, bStart, bEnd);

function hasBreak(keys: readonly string[], start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (isBreakKey(keys[i])) return true;
  return false;
}

type Home = {
  /** The line of `b` that has most of a line's words. */
  home: number;
  count: number;
  kept: number;
  isFirstKept: boolean;
};

function homeOf(from: Lines, to: Lines, partners: Int32Array, line: number): Home {
  const [start, end] = rangeOf(from, line);
  const result: Home = { home: NONE, count: 0, kept: 0, isFirstKept: false };
  let [most, here, before] = [0, 0, NONE];
  for (let i = start; i < end; i++) {
    if (!isWord(from.keys[i]!)) continue;
    result.count++;
    if (partners[i] === NONE) continue;
    result.kept++;
    if (result.count === 1) result.isFirstKept = true;
    const at = to.lineOf[partners[i]!]!;
    here = at === before ? here + 1 : 1;
    before = at;
    if (here > most) [most, result.home] = [here, at];
  }
  return result;
}

/** The tokens of a line whose partners stand where the line is not. */
function straysOf(from: Lines, to: Lines, partners: Int32Array, wordOwners: Int32Array, line: number, isResized: boolean): number[] {
  const { home, count, kept, isFirstKept } = homeOf(from, to, partners, line);
  if (count === 0) return [];
  const runs = runsOf(from, to, partners, line);
  // An item that was put into other words altogether keeps its mark; where lines came or went, a full stop alone says nothing.
  const keepsMark = runs.length === 1 && (!isResized || runs[0]!.tokens[0] === from.starts[line]) && wordOwners[runs[0]!.home] === NONE;
  if (kept === 0 && keepsMark) return [];
  const isReplaced = kept === 0 || (isResized && !isFirstKept && 2 * kept <= count);
  return runs.flatMap((run) => (isReplaced || (run.home !== home && !run.hasWord) ? run.tokens : []));
}

type Run = { home: number; tokens: number[]; hasWord: boolean };

/** The words and signs of a line that were found in `b`, by the lines that they stand in there. */
function runsOf(from: Lines, to: Lines, partners: Int32Array, line: number): Run[] {
  const [start, end] = rangeOf(from, line);
  const runs: Run[] = [];
  for (let i = start; i < end; i++) {
    if (partners[i] === NONE) continue;
    const home = to.lineOf[partners[i]!]!;
    if (runs[runs.length - 1]?.home !== home) runs.push({ home, tokens: [], hasWord: false });
    const run = runs[runs.length - 1]!;
    run.tokens.push(i);
    run.hasWord ||= isWord(from.keys[i]!);
  }
  return runs;
}

/** For each line of `b` the line of `a` whose tokens were found in it. */
function ownersOf(from: Lines, to: Lines, partners: Int32Array, counts: (key: string) => boolean): Int32Array {
  const owners = new Int32Array(to.starts.length).fill(NONE);
  partners.forEach((partner, i) => {
    if (partner === NONE || !counts(from.keys[i]!)) return;
    const line = to.lineOf[partner]!;
    owners[line] = owners[line] === NONE || owners[line] === from.lineOf[i] ? from.lineOf[i]! : SEVERAL;
  });
  return owners;
}

function alignLine(from: Lines, to: Lines, partners: Int32Array, line: number, home: number, alphabetSize: number): void {
  const [[aStart, aEnd], [bStart, bEnd]] = [rangeOf(from, line), rangeOf(to, home)];
  const hunks = diffSequences(from.ids.subarray(aStart, aEnd), to.ids.subarray(bStart, bEnd), alphabetSize);
  partnersOf(aEnd - aStart, hunks).forEach((partner, i) => (partners[aStart + i] = partner === NONE ? NONE : bStart + partner));
}
