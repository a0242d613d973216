/** Conflicts that stand close together are one question: nobody wants to be asked three times in one clause. */

import { span, type Piece, type Texts } from "../pieces/piece";
import { mergedOf } from "../pieces/line-group";

/** Conflicts with no more than this many characters of one line between them are joined. */
const MAX_GAP = 10;

export function joinConflicts(texts: Texts, pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let lastConflict = -1;
  let gap = "";
  for (const piece of pieces) {
    if (piece.kind !== "conflict") {
      if (gap.length <= MAX_GAP) gap += mergedOf(texts, piece);
      result.push(piece);
      continue;
    }
    if (lastConflict >= 0 && gap.length <= MAX_GAP && !/[\r\n]/.test(gap.trim())) {
      result.splice(lastConflict, result.length - lastConflict, span("conflict", result[lastConflict]!, piece));
    } else {
      lastConflict = result.length;
      result.push(piece);
    }
    gap = "";
  }
  return result;
}
