/** Filled-in answers: combinations that keep every word either side added, for a person to confirm. */

import { baseOf, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";
import { saysTheSame } from "../pieces/blocks";
import { combineWords } from "./combine";
import { keepAdded } from "./keep-added";
import { holderOf } from "./holder";
import { joinTexts } from "./resolve";
import { mergeSorted, type Neighbours } from "./sorted-list";
import { isUnbalanced } from "../tokens/pairs";
import { STRUCTURAL_LINE, WORD_KEY } from "../tokens/tokenize";
import type { Side, SuggestionReason } from "../types";
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
    const [deleter, edited]: [Side, string] = yours.trim() === "" ? ["yours", theirs] : ["theirs", yours];
    const beginsLine = piece[deleter] === 0 || /[\r\n]/.test(texts[deleter].charAt(piece[deleter] - 1)) || /^\s*[\r\n]/.test(edited);
    const endsLine = /^[ \t]*(?:[\r\n]|$)/.test(texts.base.slice(piece.baseEnd, piece.baseEnd + REACH));
    const added = keepAdded(base, edited, { beginsLine, endsLine, elsewhere: texts[deleter] });
    return added === null ? NONE : { suggestion: added, suggestionReason: "keep-added" };
  }
  if (foldSpace(yours) === foldSpace(theirs)) return { suggestion: mergeSpace({ base, yours, theirs }), suggestionReason: "white-space-only" };
  const holder = isIndentedAnew(base, yours) || isIndentedAnew(base, theirs) ? null : holderOf(base, yours, theirs);
  if (holder !== null) return { suggestion: holder, suggestionReason: "one-holds-both" };
  if (base.trim() === "") return keepBoth(texts, pieces, at);
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

/** What ends before a sentence, an item or a line begins. */
const BEFORE_START = /(?:^|[\r\n]|[.!?…。！？]["'”’»)\]]*\s)\s*$/u;
/** Characters before and after a question that are looked at. */
const REACH = 80;

/**
 * Whether both sides wrote the same right before or after this, in one sentence or line with it: then it is what is
 * left of two versions of that sentence, and both of them after one another are no sentence.
 */
function isRemainder(texts: Texts, pieces: readonly Piece[], at: number): boolean {
  const { yours, yoursEnd, theirs, theirsEnd } = pieces[at]!;
  const versions = [{ text: texts.yours, start: yours, end: yoursEnd }, { text: texts.theirs, start: theirs, end: theirsEnd }];
  const starts = versions.every(({ text, start, end }) => {
    const lead = /^\s*/.exec(text.slice(start, end))![0].length;
    return BEFORE_START.test(text.slice(Math.max(0, start - REACH), start + lead));
  });
  const ends = versions.every(({ text, start, end }) => {
    const after = text.slice(end, end + REACH);
    return /^[ \t]*(?:[\r\n]|$)/.test(after) || BEFORE_START.test(text.slice(start, end) + /^\s?/.exec(after)![0]);
  });
  return (!starts && isAgreed(texts, pieces, at - 1, -1)) || (!ends && isAgreed(texts, pieces, at + 1, 1));
}

/** Whether the nearest words from `pieces[at]` on were written by both sides alike. */
function isAgreed(texts: Texts, pieces: readonly Piece[], at: number, step: 1 | -1): boolean {
  const piece = pieces[at];
  if (piece === undefined || piece.kind === "conflict") return false;
  const isBlank = yoursOf(texts, piece).trim() === "" && theirsOf(texts, piece).trim() === "";
  return isBlank ? isAgreed(texts, pieces, at + step, step) : piece.kind === "both";
}

/** Rows in the order of a sorted list around them, anything else with theirs first; not what would be said twice. */
function keepBoth(texts: Texts, pieces: readonly Piece[], at: number): Suggestion {
  const piece = pieces[at]!;
  const [yours, theirs] = [yoursOf(texts, piece), theirsOf(texts, piece)];
  if (isRemainder(texts, pieces, at) || saysTheSame(yours, theirs) || hasHalfFence(yours) || hasHalfFence(theirs)) return NONE;
  if (defineTheSame(yours, theirs) || (piece.base === 0 && FRONT_MATTER.test(yours) && FRONT_MATTER.test(theirs))) return NONE;
  if (isInline(yours) && isInline(theirs) && (isHalfMark(yours) || isHalfMark(theirs))) return NONE;
  const neighbours = neighboursOf(texts, pieces, at);
  const sorted = mergeSorted(yours, theirs, neighbours);
  if (sorted !== null) return { suggestion: sorted, suggestionReason: "keep-both-sorted" };
  // What goes on comes before what begins anew: the rest of a row before the next row, an item of the list before the next section.
  // Where both go on in one line, the one that goes on beyond it comes second: the other one's words would stand at its end.
  const goOn = !startsLine(neighbours.before) && newness(yours) + newness(theirs) === 0;
  if (goOn && !isInline(yours) && !isInline(theirs)) return NONE;
  const isYoursFirst = goOn && isInline(yours) !== isInline(theirs) ? isInline(yours) : beginsAnew(theirs, yours);
  const [first, second] = isYoursFirst ? [yours, theirs] : [theirs, yours];
  const isOneLine = goOn && /^[ \t]/.test(second);
  return { suggestion: isOneLine ? first + second : joinInPlace(first, second, neighbours), suggestionReason: "keep-both" };
}

const FRONT_MATTER = /^---[ \t]*[\r\n]/;

/** Whether both define a link or a footnote under one label: only the first one would count. */
function defineTheSame(a: string, b: string): boolean {
  const labelsOf = (text: string): string[] => [...text.matchAll(/^[ \t]*\[([^\]\r\n]+)\]:/gm)].map(([, label]) => label!.toLowerCase());
  const labels = new Set(labelsOf(a));
  return labelsOf(b).some((label) => labels.has(label));
}

const isInline = (text: string): boolean => !/[\r\n]/.test(text.trimEnd());

/** Signs alone, or half of a link: which of the words beside it belong to it, nothing tells. */
const isHalfMark = (text: string): boolean => !WORD_KEY.test(text) || /^\s*[\])]|[[(]\s*$/.test(text);

/** Whether a code block begins or ends here, and not both: one after the other, two halves would be another block. */
const hasHalfFence = (text: string): boolean => ((text.match(/^[ \t]*(?:```|~~~)/gm)?.length ?? 0) & 1) === 1;

/** Whether `a` leaves what stands before it further than `b` does. */
function beginsAnew(a: string, b: string): boolean {
  const difference = newness(a) - newness(b);
  return difference !== 0 ? difference > 0 : indentOf(a) < indentOf(b);
}

/** An insertion goes on in the line (0), begins a line (1), or a paragraph or section (2). */
function newness(text: string): number {
  if (/^[ \t]*(?:(?:\r\n|\r|\n)[ \t]*){2}|^\s*#{1,6}\s/.test(text)) return 2;
  return /^[ \t]*[\r\n]/.test(text) ? 1 : 0;
}

/** The indentation of an insertion that begins with an item; nothing for anything else. */
const indentOf = (text: string): number => /^[\r\n]*([ \t]*)(?:[-*+]|\d+[.)])[ \t]/.exec(text)?.[1]!.length ?? 0;

/** Characters before and after a place that are looked at for its list. */
const MAX_NEIGHBOURS = 6000;

/** What stands around a question in base, or was put there by both sides alike. */
function neighboursOf(texts: Texts, pieces: readonly Piece[], at: number): Neighbours {
  const piece = pieces[at]!;
  const [last, next] = [pieces[at - 1], pieces[at + 1]].map((other) => (other?.kind === "both" ? other : null));
  const before = texts.base.slice(Math.max(0, piece.base - MAX_NEIGHBOURS), last ? last.base : piece.base);
  const after = texts.base.slice(next ? next.baseEnd : piece.baseEnd, piece.baseEnd + MAX_NEIGHBOURS);
  return { before: last ? before + yoursOf(texts, last) : before, after: next ? yoursOf(texts, next) + after : after };
}

const startsLine = (before: string): boolean => before === "" || /[\r\n]$/.test(before);

const TWO_BREAKS_BEFORE = /^(\r\n|\r|\n)\1/;
const TWO_BREAKS_AFTER = /(\r\n|\r|\n)\1$/;

/** `first` then `second`, set apart as the text around them sets its lines or paragraphs apart. */
function joinInPlace(first: string, second: string, { before, after }: Neighbours): string {
  const beginsLine = startsLine(before);
  const isLineEnd = after === "" || /^[\r\n]/.test(after) || /[\r\n]$/.test(first);
  if (!isLineEnd || /[\r\n]$/.test(first) || !(beginsLine || /^[\r\n]/.test(first))) return joinTexts(first, second);
  const newline = /\r\n|\r|\n/.exec(after + before + first + second)?.[0] ?? "\n";
  // Where a line begins, a break before the second one stands for an empty line.
  if (/^[\r\n]/.test(second)) return first + (beginsLine ? newline : "") + second;
  const isParagraph = (before === "" || TWO_BREAKS_AFTER.test(before)) && (after.trim() === "" || TWO_BREAKS_BEFORE.test(after));
  const isList = STRUCTURAL_LINE.test(first) && STRUCTURAL_LINE.test(second);
  return first + newline + (isParagraph && !(before === "" && isList) ? newline : "") + second;
}
