/** Why a piece is clean, or why it is not: what the merge screen puts into words. */

import { saysTheSame, sharedPart } from "../pieces/blocks";
import { baseOf, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";
import { MAX_WORD_LENGTH } from "../refine/refine";
import { isBlank } from "../tokens/signs";
import type { CleanReason, ConflictReason, SuggestionReason } from "../types";

export function cleanReason(texts: Texts, piece: Piece, isRefined: boolean): CleanReason | undefined {
  if (piece.kind === "base" || piece.kind === "conflict") return undefined;
  if (piece.reason !== undefined) return piece.reason as CleanReason;
  if (piece.kind === "both") return "same-change";
  if (!isRefined) return "one-side";
  const isSpaceOnly = isBlank(baseOf(texts, piece)) && isBlank(yoursOf(texts, piece)) && isBlank(theirsOf(texts, piece));
  return isSpaceOnly ? "white-space" : "separate-words";
}

/** A passage this long, in words of base, of which neither side kept much, was written anew by both. */
const MIN_REWRITTEN = 12;
const MAX_KEPT = 0.2;

export function conflictReason(texts: Texts, piece: Piece, suggested: SuggestionReason | null): ConflictReason {
  if (piece.reason !== undefined) return piece.reason as ConflictReason;
  const [base, yours, theirs] = [baseOf(texts, piece), yoursOf(texts, piece), theirsOf(texts, piece)];
  if (isBlank(base)) return saysTheSame(yours, theirs) ? "said-twice" : "both-inserted";
  if (isBlank(yours) || isBlank(theirs)) return "deleted-and-edited";
  if (base.length + yours.length + theirs.length > MAX_WORD_LENGTH) return "too-large";
  if (suggested === "combine-words") return "edits-touch";
  const isLong = (base.match(/\S+/g) ?? []).length >= MIN_REWRITTEN;
  return isLong && sharedPart(base, yours) < MAX_KEPT && sharedPart(base, theirs) < MAX_KEPT ? "rewritten" : "same-words";
}
