/** Passages that hold the same words three times: only their white space is merged, and nothing needs to be aligned. */

import type { Piece, Texts } from "../pieces/piece";
import { PieceList } from "../pieces/piece-list";
import { mayJoin } from "../tokens/segment";
import { isSpace } from "../tokens/signs";
import { breakIn } from "../tokens/tokenize";
import { kindOfGap } from "../pieces/white-space";

const FIRST_COMBINING = 0x300;

/**
 * The pieces of a passage in which the three texts differ in white space only; the same pieces as aligning its words
 * would give. Null where words differ, or where their alignment may say more than a walk through the gaps.
 * @param at where the passage stands in the inputs
 */
export function mergeSameWords({ base, yours, theirs }: Texts, at: Piece): Piece[] | null {
  const pieces = new PieceList(at);
  /** Where in each text the part begins that is not among the pieces yet; it is the same in all three. */
  let [baseFrom, yoursFrom, theirsFrom] = [0, 0, 0];
  let [b, y, t] = [0, 0, 0];
  let isSimple = true;
  const push = (kind: Piece["kind"], bEnd: number, yEnd: number, tEnd: number): void => {
    if (bEnd > baseFrom || yEnd > yoursFrom || tEnd > theirsFrom) {
      pieces.push(kind, { base: base.slice(baseFrom, bEnd), yours: yours.slice(yoursFrom, yEnd), theirs: theirs.slice(theirsFrom, tEnd) });
    }
    [baseFrom, yoursFrom, theirsFrom] = [bEnd, yEnd, tEnd];
  };
  const pushGap = (bEnd: number, yEnd: number, tEnd: number): void => {
    push(kindOfGap(base.slice(baseFrom, bEnd), yours.slice(yoursFrom, yEnd), theirs.slice(theirsFrom, tEnd)), bEnd, yEnd, tEnd);
  };

  for (;;) {
    const bEnd = spaceEnd(base, b);
    const yEnd = spaceEnd(yours, y);
    const tEnd = spaceEnd(theirs, t);
    const isAtEnd = bEnd === base.length && yEnd === yours.length && tEnd === theirs.length;
    const gapCount = Number(bEnd > b) + Number(yEnd > y) + Number(tEnd > t);
    // A blank that not all have may part a word in two, and at the end a sign is a heading's or an item's only with one.
    if (gapCount !== 3 && b > 0 && !(gapCount === 0 && isAtEnd)) return null;
    const gap = base.slice(b, bEnd);
    if (gap !== yours.slice(y, yEnd) || gap !== theirs.slice(t, tEnd)) {
      const structural = breakIn(base, b, bEnd);
      const yoursBreak = breakIn(yours, y, yEnd);
      const theirsBreak = breakIn(theirs, t, tEnd);
      if (structural?.key !== yoursBreak?.key || structural?.key !== theirsBreak?.key) return null;
      push("base", b, y, t);
      if (structural && yoursBreak && theirsBreak) pushGap(structural.end, yoursBreak.end, theirsBreak.end);
      pushGap(bEnd, yEnd, tEnd);
    }
    [b, y, t] = [bEnd, yEnd, tEnd];
    if (isAtEnd) break;
    const start = b;
    for (let code = base.charCodeAt(b); b < base.length && !isSpace(code); code = base.charCodeAt(++b)) {
      if (yours.charCodeAt(y++) !== code || theirs.charCodeAt(t++) !== code) return null;
      if (code >= FIRST_COMBINING) isSimple = false;
    }
    if (b === start) return null;
  }
  // A mark after a blank makes the blank a part of its word.
  if (!isSimple && mayJoin(base)) return null;
  push("base", b, y, t);
  return pieces.list;
}

function spaceEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && isSpace(text.charCodeAt(end))) end++;
  return end;
}
