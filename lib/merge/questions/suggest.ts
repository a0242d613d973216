/** Filled-in answers: combinations that keep every word either side added, for a person to confirm. */

import { baseOf, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";
import { saysTheSame } from "../pieces/blocks";
import { combineWords } from "./combine";
import { mergeSorted, type Neighbours } from "./sorted-rows";
import { joinTexts } from "./resolve";
import type { SuggestionReason } from "../types";
import { pickGap } from "../pieces/white-space";

export type Suggestion = { suggestion: string | null; suggestionReason: SuggestionReason | null };

/** Nobody confirms an answer that takes minutes to read. */
const MAX_LENGTH = 60_000;

const NONE: Suggestion = { suggestion: null, suggestionReason: null };

/** The suggestion for the conflict `pieces[at]`, or none where a combination would drop or repeat words. */
export function suggest(texts: Texts, pieces: readonly Piece[], at: number): Suggestion {
  const piece = pieces[at]!;
  if (piece.suggestion !== undefined) return { suggestion: piece.suggestion, suggestionReason: "edit-follows-move" };
  const base = baseOf(texts, piece);
  const yours = yoursOf(texts, piece);
  const theirs = theirsOf(texts, piece);
  if (base.length + yours.length + theirs.length > MAX_LENGTH) return NONE;
  if (yours.trim() === "" || theirs.trim() === "") return NONE;
  if (foldSpace(yours) === foldSpace(theirs)) return { suggestion: pickGap(yours, theirs), suggestionReason: "white-space-only" };
  const holder = holdsBoth(base, yours, theirs);
  if (holder !== null) return { suggestion: holder, suggestionReason: "one-holds-both" };
  if (base.trim() === "") return keepBoth(texts, piece, yours, theirs);
  const combined = combineWords({ base, yours, theirs });
  return combined === null ? NONE : { suggestion: combined, suggestionReason: "combine-words" };
}

/** One side's text, when it is the other side's with more words. */
function holdsBoth(base: string, yours: string, theirs: string): string | null {
  if (base.trim() !== "") return null;
  if (yours.includes(theirs.trim())) return yours;
  return theirs.includes(yours.trim()) ? theirs : null;
}

const foldSpace = (text: string): string => text.trim().replace(/\s+/g, " ");

/** Rows in the order of a sorted list around them, anything else with theirs first; not what would be said twice. */
function keepBoth(texts: Texts, piece: Piece, yours: string, theirs: string): Suggestion {
  if (saysTheSame(yours, theirs)) return NONE;
  const neighbours: Neighbours = {
    before: texts.base.slice(Math.max(0, piece.base - 2000), piece.base),
    after: texts.base.slice(piece.baseEnd, piece.baseEnd + 2000),
  };
  const sorted = mergeSorted(yours, theirs, neighbours);
  if (sorted !== null) return { suggestion: sorted, suggestionReason: "keep-both-sorted" };
  return { suggestion: joinInPlace(theirs, yours, neighbours), suggestionReason: "keep-both" };
}

/** `first` then `second`, set apart as the text around them sets its lines or paragraphs apart. */
function joinInPlace(first: string, second: string, { before, after }: Neighbours): string {
  const startsLine = before === "" || /[\r\n]$/.test(before) || /^[\r\n]/.test(first);
  const endsLine = after === "" || /^[\r\n]/.test(after) || /[\r\n]$/.test(first);
  if (!startsLine || !endsLine || /[\r\n]$/.test(first) || /^[\r\n]/.test(second)) return joinTexts(first, second);
  const newline = /\r\n|\r|\n/.exec(after + before + first + second)?.[0] ?? "\n";
  const isParagraph = /(?:\r\n|\r|\n){2}$/.test(before) && /^(?:\r\n|\r|\n){2}/.test(after);
  return first + (isParagraph ? newline + newline : newline) + second;
}
