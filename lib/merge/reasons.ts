/** Why a piece is clean, or why it is not: what the merge screen puts into words. */

import { baseOf, theirsOf, yoursOf, type Piece, type Texts } from "./piece";
import type { CleanReason, ConflictReason } from "./types";

export function cleanReason(texts: Texts, piece: Piece, isRefined: boolean): CleanReason | undefined {
  if (piece.kind === "base" || piece.kind === "conflict") return undefined;
  if (piece.reason !== undefined) return piece.reason as CleanReason;
  if (piece.kind === "both") return "same-change";
  if (!isRefined) return "one-side";
  return isBlank(baseOf(texts, piece) + yoursOf(texts, piece) + theirsOf(texts, piece)) ? "white-space" : "separate-words";
}

export function conflictReason(texts: Texts, piece: Piece): ConflictReason {
  if (piece.reason !== undefined) return piece.reason as ConflictReason;
  const [base, yours, theirs] = [baseOf(texts, piece), yoursOf(texts, piece), theirsOf(texts, piece)];
  if (isBlank(base)) return "both-inserted";
  if (isBlank(yours) || isBlank(theirs)) return "deleted-and-edited";
  return "same-words";
}

const isBlank = (text: string): boolean => !/\S/.test(text);
