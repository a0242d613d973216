/** A deletion takes the line breaks around it along, and they come back with it. */

import { baseOf, span, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";

/**
 * Where one side deleted whole lines and the other changed them, the breaks that went with the lines belong to the
 * question: else whoever keeps the lines would find them run into their neighbours.
 */
export function takeLineBreaks(texts: Texts, pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result[result.length - 1];
    if (last !== undefined && (isBreakOf(texts, last, piece) || isBreakOf(texts, piece, last))) {
      result[result.length - 1] = span("conflict", last, piece, last.kind === "conflict" ? last.reason : piece.reason);
    } else result.push(piece);
  }
  return result;
}

/** Whether `gap` is white space with a line break, deleted by the side that deleted what `conflict` is about. */
function isBreakOf(texts: Texts, conflict: Piece, gap: Piece): boolean {
  if (conflict.kind !== "conflict" || (gap.kind !== "yours" && gap.kind !== "theirs")) return false;
  const own = gap.kind === "yours" ? yoursOf : theirsOf;
  const isDeletion = own(texts, conflict).trim() === "" && baseOf(texts, conflict).trim() !== "";
  return isDeletion && /^\s*[\r\n]\s*$/.test(baseOf(texts, gap)) && own(texts, gap).trim() === "";
}
