import type { CleanReason, ConflictReason, SuggestionReason } from "../types";

/** A piece of a merge while it is being worked out: ranges in the three whole inputs, the texts follow from them. */
export type Piece = {
  kind: "base" | "yours" | "theirs" | "both" | "conflict";
  /** Set by a step that knows more than the texts say by themselves. */
  reason?: CleanReason | ConflictReason;
  /** The answer that such a step fills in. */
  suggestion?: string;
  suggestionReason?: SuggestionReason;
  /** Pieces with the same number are one matter, and are to be answered alike. */
  group?: number;
  /** The range in base is `[base, baseEnd)`, and so on. */
  base: number;
  baseEnd: number;
  yours: number;
  yoursEnd: number;
  theirs: number;
  theirsEnd: number;
};

/** A piece; made here, all have one form, which is what keeps reading thousands of them fast. */
export function makePiece(
  kind: Piece["kind"], base: number, baseEnd: number, yours: number, yoursEnd: number, theirs: number, theirsEnd: number, reason?: Piece["reason"],
): Piece {
  return { kind, reason, base, baseEnd, yours, yoursEnd, theirs, theirsEnd };
}

export type Texts = { base: string; yours: string; theirs: string };

export const baseOf = (texts: Texts, piece: Piece): string => texts.base.slice(piece.base, piece.baseEnd);
export const yoursOf = (texts: Texts, piece: Piece): string => texts.yours.slice(piece.yours, piece.yoursEnd);
export const theirsOf = (texts: Texts, piece: Piece): string => texts.theirs.slice(piece.theirs, piece.theirsEnd);

export function isEmpty(piece: Piece): boolean {
  return piece.base === piece.baseEnd && piece.yours === piece.yoursEnd && piece.theirs === piece.theirsEnd;
}

/** The whole of three texts as one question. */
export function wholeOf({ base, yours, theirs }: Texts): Piece {
  return makePiece("conflict", 0, base.length, 0, yours.length, 0, theirs.length);
}

/** One piece from the start of `first` to the end of `last`. */
export function span(kind: Piece["kind"], first: Piece, last: Piece, reason?: Piece["reason"]): Piece {
  return makePiece(kind, first.base, last.baseEnd, first.yours, last.yoursEnd, first.theirs, last.theirsEnd, reason);
}
