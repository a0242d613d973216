/** Passages that hold the same words three times: only their white space is merged, and nothing needs to be aligned. */

import type { Piece, Texts } from "../pieces/piece";
import { PieceList } from "../pieces/piece-list";
import { lineEnds } from "../tokens/lines";
import { mayJoin } from "../tokens/segment";
import { isSpace } from "../tokens/signs";
import { breakIn } from "../tokens/tokenize";
import { kindOfGap } from "../pieces/white-space";

/**
 * The pieces of a passage in which the three texts differ in white space only; the same pieces as aligning its words
 * would give. Null where words differ, or where their alignment may say more than a walk through the gaps.
 * @param at where the passage stands in the inputs
 */
export function mergeSameWords({ base, yours, theirs }: Texts, at: Piece): Piece[] | null {
  const pieces = new PieceList(at);
  const lineEnd = lineEnds(base);
  let [b, y, t] = [0, 0, 0];
  /** Up to here in base the rest of the line is known to differ. */
  let differsUntil = 0;
  const pushGap = (bEnd: number, yEnd: number, tEnd: number): void => {
    const from = pieces.ends;
    const kind = kindOfGap(base.slice(from.base, bEnd), yours.slice(from.yours, yEnd), theirs.slice(from.theirs, tEnd));
    pieces.pushUntil(kind, bEnd, yEnd, tEnd);
  };

  for (;;) {
    if (b >= differsUntil) {
      const end = lineEnd(b);
      const length = wordsEnd(base, b, end) - b;
      if (isSamePart(base, b, b + length, yours, y, y + length) && isSamePart(base, b, b + length, theirs, t, t + length)) {
        [b, y, t] = [b + length, y + length, t + length];
      } else differsUntil = end;
    }
    const bEnd = spaceEnd(base, b);
    const yEnd = spaceEnd(yours, y);
    const tEnd = spaceEnd(theirs, t);
    const isAtEnd = bEnd === base.length && yEnd === yours.length && tEnd === theirs.length;
    const gapCount = Number(bEnd > b) + Number(yEnd > y) + Number(tEnd > t);
    // A blank that not all have may part a word in two, and at the end a sign is a heading's or an item's only with one.
    if (gapCount !== 3 && b > 0 && !(gapCount === 0 && isAtEnd)) return null;
    if (!isSamePart(base, b, bEnd, yours, y, yEnd) || !isSamePart(base, b, bEnd, theirs, t, tEnd)) {
      const structural = breakIn(base, b, bEnd);
      const yoursBreak = breakIn(yours, y, yEnd);
      const theirsBreak = breakIn(theirs, t, tEnd);
      if (structural?.key !== yoursBreak?.key || structural?.key !== theirsBreak?.key) return null;
      pieces.pushUntil("base", b, y, t);
      if (structural && yoursBreak && theirsBreak) pushGap(structural.end, yoursBreak.end, theirsBreak.end);
      pushGap(bEnd, yEnd, tEnd);
    }
    [b, y, t] = [bEnd, yEnd, tEnd];
    if (isAtEnd) break;
    const start = b;
    for (let code = base.charCodeAt(b); b < base.length && !isSpace(code); code = base.charCodeAt(++b)) {
      if (yours.charCodeAt(y++) !== code || theirs.charCodeAt(t++) !== code) return null;
    }
    if (b === start) return null;
  }
  // A mark after a blank makes the blank a part of its word.
  if (mayJoin(base)) return null;
  pieces.pushUntil("base", b, y, t);
  return pieces.list;
}

/** So many signs are compared one by one: cutting them out would cost more. */
const MAX_SHORT = 4;

/** Whether `a[aStart, aEnd)` and `b[bStart, bEnd)` are the same. */
function isSamePart(a: string, aStart: number, aEnd: number, b: string, bStart: number, bEnd: number): boolean {
  if (aEnd - aStart !== bEnd - bStart) return false;
  if (aEnd - aStart > MAX_SHORT) return a.slice(aStart, aEnd) === b.slice(bStart, bEnd);
  for (let i = aStart; i < aEnd; i++) if (a.charCodeAt(i) !== b.charCodeAt(bStart + i - aStart)) return false;
  return true;
}

/** Where the last word before `end` ends; `from` if there is none. */
function wordsEnd(text: string, from: number, end: number): number {
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

function spaceEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && isSpace(text.charCodeAt(end))) end++;
  return end;
}
