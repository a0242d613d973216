/** White space beside a question that goes with one of its answers, and is asked about with it. */

import { isBlank } from "../tokens/signs";
import { baseOf, span, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";

/**
 * Where one side deleted whole lines and the other changed them, the breaks that went with the lines belong to the
 * question, and so does a blank that only one answer has: else whoever takes the other one would find it run into its neighbours.
 */
export function takeGaps(texts: Texts, pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result[result.length - 1];
    if (last !== undefined && (isGapOf(texts, last, piece) || isGapOf(texts, piece, last))) {
      result[result.length - 1] = span("conflict", last, piece, last.kind === "conflict" ? last.reason : piece.reason);
    } else result.push(piece);
  }
  return result;
}

/** Whether `gap` goes with a question: a line break that was deleted with the lines, or a blank that only one of the answers has. */
const isGapOf = (texts: Texts, conflict: Piece, gap: Piece): boolean => isBreakOf(texts, conflict, gap) || isLooseGap(texts, conflict, gap);

/** Whether white space beside a question is there in one version and not in another: with the wrong answer, words would run into one another. */
function isLooseGap(texts: Texts, conflict: Piece, gap: Piece): boolean {
  if (conflict.kind !== "conflict" || (gap.kind !== "yours" && gap.kind !== "theirs")) return false;
  const versions = [baseOf(texts, gap), yoursOf(texts, gap), theirsOf(texts, gap)];
  return versions.every((text) => isBlank(text)) && versions.includes("") && versions.some((text) => text !== "");
}

/** Whether `gap` is white space with a line break, deleted by the side that deleted what `conflict` is about. */
function isBreakOf(texts: Texts, conflict: Piece, gap: Piece): boolean {
  if (conflict.kind !== "conflict" || (gap.kind !== "yours" && gap.kind !== "theirs")) return false;
  const own = gap.kind === "yours" ? yoursOf : theirsOf;
  const isDeletion = own(texts, conflict).trim() === "" && baseOf(texts, conflict).trim() !== "";
  return isDeletion && /^\s*[\r\n]\s*$/.test(baseOf(texts, gap)) && own(texts, gap).trim() === "";
}
