/** Filled-in answers: combinations that keep every word either side added, for a person to confirm. */

import { baseOf, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";
import { saysTheSame } from "../pieces/blocks";
import { combineWords } from "./combine";
import { keepAdded } from "./keep-added";
import { keepBoth } from "./keep-both";
import { holderOf } from "./holder";
import { isUnbalanced } from "../tokens/pairs";
import type { SuggestionReason } from "../types";
import { foldSpace, hardBreaksIn, pickGap } from "../pieces/white-space";

export type Suggestion = { suggestion: string | null; suggestionReason: SuggestionReason | null };

/** Nobody confirms an answer that takes minutes to read. */
const MAX_LENGTH = 60_000;

const NONE: Suggestion = { suggestion: null, suggestionReason: null };

/** The suggestion for the conflict `pieces[at]`, or none where a combination would drop or repeat words. */
export function suggest(texts: Texts, pieces: readonly Piece[], at: number): Suggestion {
  const piece = pieces[at]!;
  if (piece.suggestion !== undefined) return { suggestion: piece.suggestion, suggestionReason: piece.suggestionReason ?? "combine-words" };
  const base = baseOf(texts, piece);
  const yours = yoursOf(texts, piece);
  const theirs = theirsOf(texts, piece);
  if (base.length + yours.length + theirs.length > MAX_LENGTH) return NONE;
  if (yours.trim() === "" || theirs.trim() === "") {
    const added = keepAdded(texts, piece);
    return added === null ? NONE : { suggestion: added, suggestionReason: "keep-added" };
  }
  if (foldSpace(yours) === foldSpace(theirs)) return { suggestion: mergeSpace({ base, yours, theirs }), suggestionReason: "white-space-only" };
  const holder = isIndentedAnew(base, yours) || isIndentedAnew(base, theirs) ? null : holderOf(base, yours, theirs);
  if (holder !== null) return { suggestion: holder, suggestionReason: "one-holds-both" };
  if (base.trim() === "") return keepBoth(texts, pieces, at) ?? NONE;
  const combined = combineWords({ base, yours, theirs }) ?? keepAppended(base, yours, theirs) ?? onlyWords(base, yours, theirs);
  const isBroken = combined !== null && isUnbalanced(combined) && !isUnbalanced(yours) && !isUnbalanced(theirs);
  return combined === null || isBroken ? NONE : { suggestion: combined, suggestionReason: "combine-words" };
}

/** Whether the same lines begin with other white space: in code that is more than a matter of form. */
function isIndentedAnew(base: string, text: string): boolean {
  const [before, after] = [base, text].map((of) => of.split(/\r\n|\r|\n/)) as [string[], string[]];
  return before.length === after.length && foldSpace(base) === foldSpace(text) && before.some((line, i) => indentationOf(line) !== indentationOf(after[i]!));
}

const indentationOf = (line: string): string => /^[ \t]*/.exec(line)![0];

/**
 * The text of the side that changed words, where the other one only set them apart in another way or made quotation marks and apostrophes
 * curly; not where a hard line break would go.
 */
function onlyWords(base: string, yours: string, theirs: string): string | null {
  const isSame = (text: string): boolean => foldForm(text) === foldForm(base);
  const [words, written] = isSame(yours) ? [theirs, yours] : [yours, theirs];
  return !isIndentedAnew(base, written) && isSame(written) && !isSame(words) && hardBreaksIn(written) <= hardBreaksIn(base) ? words : null;
}

const foldForm = (text: string): string => foldSpace(text).replace(/[‘’]/g, "'").replace(/[“”]/g, '"');

/** How what is added at the end of an enumeration begins. */
const NEXT_NAME = /^\s*[,;،、，；]/;

/** The enumeration with what both sides put at its end, theirs first; null where a side did anything else. */
function keepAppended(base: string, yours: string, theirs: string): string | null {
  const list = base.trimEnd();
  const [first, second] = [theirs, yours].map((text) => (text.startsWith(list) ? text.slice(list.length).trimEnd() : "")) as [string, string];
  if (!NEXT_NAME.test(first) || !NEXT_NAME.test(second) || saysTheSame(first, second)) return null;
  return list + first + second + base.slice(list.length);
}

/** The same words from both sides: each gap as the side has it that changed it, the stronger one where both did. */
function mergeSpace({ base, yours, theirs }: Texts): string {
  const [b, y, t] = [gapsOf(base), gapsOf(yours), gapsOf(theirs)];
  const hasBase = foldSpace(base) === foldSpace(yours);
  return foldSpace(yours).split(" ").reduce((text, word, i) => text + word + gapAt(i + 1), gapAt(0));

  function gapAt(i: number): string {
    return hasBase && y[i] === b[i] ? t[i]! : hasBase && t[i] === b[i] ? y[i]! : pickGap(y[i]!, t[i]!);
  }
}

/** The white space before the first word, after each, and after the last. */
function gapsOf(text: string): string[] {
  return [/^\s*/.exec(text)![0], ...(text.trim().match(/\s+/g) ?? []), /\s*$/.exec(text)![0]];
}
