/** A conflict over a whole sentence takes the sentence's end with it. */

import { isEmpty, type Piece, type Texts } from "../pieces/piece";

/** What ends a sentence or a clause, with the quotes and brackets that close behind it. */
const END = /^[.!?…:;。！？]+["'”’»)\]]*(?=\s|$)/u;
/** What stands right before the first word of a sentence: the start of the text or of a line, its list or heading mark, or the end before. */
const START = /(?:^|[\r\n]|[.!?…。！？]["'”’»)\]]*[ \t])[ \t]*(?:[-*+>#]+[ \t]+|\d+[.)][ \t]+)*$/u;
/** Characters before a conflict that are looked at for the start of a sentence. */
const LOOK_BACK = 80;

/**
 * Both sides wrote a sentence anew and happened to end it alike: the full stop is not a part of the text
 * that nobody touched, but the end of each version. Left outside, "both" would run two sentences into one,
 * and whoever writes the sentence themselves would end it twice.
 */
export function takeSentenceEnds(texts: Texts, pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result[result.length - 1];
    const length = last === undefined ? 0 : endLength(texts, last, piece);
    if (last === undefined || length === 0) {
      if (!isEmpty(piece)) result.push(piece);
      continue;
    }
    const rest: Piece = { ...piece, base: piece.base + length, yours: piece.yours + length, theirs: piece.theirs + length };
    result[result.length - 1] = { ...last, baseEnd: rest.base, yoursEnd: rest.yours, theirsEnd: rest.theirs };
    if (!isEmpty(rest)) result.push(rest);
  }
  return result;
}

/** How many characters at the start of `next` end the sentence that `conflict` is about. */
function endLength({ base, yours, theirs }: Texts, conflict: Piece, next: Piece): number {
  if (conflict.kind !== "conflict" || next.kind !== "base") return 0;
  const isReplaced = conflict.base < conflict.baseEnd && conflict.yours < conflict.yoursEnd && conflict.theirs < conflict.theirsEnd;
  if (!isReplaced || !START.test(base.slice(Math.max(0, conflict.base - LOOK_BACK), conflict.base))) return 0;
  const length = END.exec(base.slice(next.base, next.baseEnd))?.[0].length ?? 0;
  // A piece that ends with the sign must end a line or the text too, in all three.
  const isLast = next.base + length === next.baseEnd;
  const followers = [base[next.base + length], yours[next.yours + length], theirs[next.theirs + length]];
  return isLast && followers.some((sign) => sign !== undefined && !/\s/.test(sign)) ? 0 : length;
}
