/** Put a stretch of merged text into question, with an answer filled in. */

import { mergedLength } from "./line-group";
import { baseOf, isEmpty, span, theirsOf, yoursOf, type Piece, type Texts } from "./piece";
import type { ConflictReason, SuggestionReason } from "../types";

/** Whether all three texts differ: else there is nothing that a person could decide. */
export function isQuestion(texts: Texts, piece: Piece): boolean {
  const [base, yours, theirs] = [baseOf(texts, piece), yoursOf(texts, piece), theirsOf(texts, piece)];
  return base !== yours && base !== theirs && yours !== theirs;
}

/** Half-open offsets in the merged text of the pieces, which hold no conflict there. */
type Stretch = { start: number; end: number };
type Answer = { reason: ConflictReason; suggestion: string; suggestionReason: SuggestionReason };

/**
 * The pieces with one question in the place of a stretch; null where nobody could decide anything there, or where the
 * stretch begins inside a change.
 */
export function askAbout(texts: Texts, pieces: readonly Piece[], { start, end }: Stretch, answer: Answer): Piece[] | null {
  const cut = cutAt(cutAt(pieces, end), start, "base");
  let at = 0;
  let first = -1;
  let last = -1;
  cut.forEach((piece, i) => {
    if (at === start && first < 0) first = i;
    at += mergedLength(piece);
    if (at <= end) last = i;
  });
  if (first < 0 || last < first || cut.slice(first, last + 1).some(({ kind }) => kind === "conflict")) return null;
  const question: Piece = { ...span("conflict", cut[first]!, cut[last]!), ...answer };
  return isQuestion(texts, question) ? [...cut.slice(0, first), question, ...cut.slice(last + 1)] : null;
}

/**
 * The same pieces, one of them cut in two at an offset in the merged text; what it replaced stays with the first part.
 * @param only the kind of pieces that may be cut
 */
function cutAt(pieces: readonly Piece[], offset: number, only?: Piece["kind"]): Piece[] {
  let at = 0;
  return pieces.flatMap((piece) => {
    const inner = offset - at;
    const length = mergedLength(piece);
    at += length;
    if (inner <= 0 || inner >= length || piece.kind === "conflict" || (only !== undefined && piece.kind !== only)) return [piece];
    const cut = (side: "base" | "yours" | "theirs", until: number): number => (holds(piece, side) ? piece[side] + inner : until);
    const middle = { base: cut("base", piece.baseEnd), yours: cut("yours", piece.yoursEnd), theirs: cut("theirs", piece.theirsEnd) };
    const head: Piece = { ...piece, baseEnd: middle.base, yoursEnd: middle.yours, theirsEnd: middle.theirs };
    return [head, { ...piece, ...middle }].filter((part) => !isEmpty(part));
  });
}

/** Whether a side has the text that a piece puts into the merged text. */
function holds({ kind }: Piece, side: "base" | "yours" | "theirs"): boolean {
  return kind === "base" || kind === side || (kind === "both" && side !== "base");
}
