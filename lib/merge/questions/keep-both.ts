/** Both sides put something in at one place: one after the other, where that makes sense. */

import { yoursOf, theirsOf, type Piece, type Texts } from "../pieces/piece";
import { saysTheSame } from "../pieces/blocks";
import { joinTexts } from "./resolve";
import { mergeSorted, type Neighbours } from "./sorted-list";
import { startsLine } from "../tokens/signs";
import { STRUCTURAL_LINE, WORD_KEY } from "../tokens/tokenize";

type KeptBoth = { suggestion: string; suggestionReason: "keep-both" | "keep-both-sorted" };

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
export function keepBoth(texts: Texts, pieces: readonly Piece[], at: number): KeptBoth | null {
  const piece = pieces[at]!;
  const [yours, theirs] = [yoursOf(texts, piece), theirsOf(texts, piece)];
  if (isRemainder(texts, pieces, at) || saysTheSame(yours, theirs) || hasHalfFence(yours) || hasHalfFence(theirs)) return null;
  if (defineTheSame(yours, theirs) || (piece.base === 0 && FRONT_MATTER.test(yours) && FRONT_MATTER.test(theirs))) return null;
  if (isInline(yours) && isInline(theirs) && (isHalfMark(yours) || isHalfMark(theirs))) return null;
  const neighbours = neighboursOf(texts, pieces, at);
  if (TABLE_RULE.test(neighbours.after)) return null;
  const sorted = mergeSorted(yours, theirs, neighbours);
  if (sorted !== null) return { suggestion: sorted, suggestionReason: "keep-both-sorted" };
  // What goes on comes before what begins anew: the rest of a row before the next row, an item of the list before the next section.
  // Where both go on in one line, the one that goes on beyond it comes second: the other one's words would stand at its end.
  const goOn = !startsLine(neighbours.before, neighbours.before.length) && newness(yours) + newness(theirs) === 0;
  if (goOn && !isInline(yours) && !isInline(theirs)) return null;
  const isYoursFirst = goOn && isInline(yours) !== isInline(theirs) ? isInline(yours) : beginsAnew(theirs, yours);
  const [first, second] = isYoursFirst ? [yours, theirs] : [theirs, yours];
  const isOneLine = goOn && /^[ \t]/.test(second);
  return { suggestion: isOneLine ? first + second : joinInPlace(first, second, neighbours), suggestionReason: "keep-both" };
}

/** The line below the head of a table: a table has one head. */
const TABLE_RULE = /^[\r\n]+[ \t]*\|[ \t:|-]*-[ \t:|-]*(?:[\r\n]|$)/;

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

const TWO_BREAKS_BEFORE = /^(\r\n|\r|\n)\1/;
const TWO_BREAKS_AFTER = /(\r\n|\r|\n)\1$/;

/** `first` then `second`, set apart as the text around them sets its lines or paragraphs apart. */
function joinInPlace(first: string, second: string, { before, after }: Neighbours): string {
  const beginsLine = startsLine(before, before.length);
  const isLineEnd = after === "" || /^[\r\n]/.test(after) || /[\r\n]$/.test(first);
  if (!isLineEnd || /[\r\n]$/.test(first) || !(beginsLine || /^[\r\n]/.test(first))) return joinTexts(first, second);
  const newline = /\r\n|\r|\n/.exec(after + before + first + second)?.[0] ?? "\n";
  // Where a line begins, a break before the second one stands for an empty line.
  if (/^[\r\n]/.test(second)) return first + (beginsLine ? newline : "") + second;
  const isParagraph = (before === "" || TWO_BREAKS_AFTER.test(before)) && (after.trim() === "" || TWO_BREAKS_BEFORE.test(after));
  const isList = STRUCTURAL_LINE.test(first) && STRUCTURAL_LINE.test(second);
  return first + newline + (isParagraph && !(before === "" && isList) ? newline : "") + second;
}
