/** Questions in which only one side changed words, or both alike: nobody is asked. */

import { baseOf, isEmpty, makePiece, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";
import { foldSpace, hardBreaksIn, kindOfGap } from "../pieces/white-space";
import { isBlank, isBreakUnit } from "../tokens/signs";
import { tokenize } from "../tokens/tokenize";
import type { Side } from "../types";

/** In a longer question, or a longer text, nobody's white space is looked at. */
const MAX_LENGTH = 200_000;

/** Settle what no rule asked about on purpose; the pieces cover the same ranges. */
export function settleOneSided(texts: Texts, pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece) => {
    if (piece.kind !== "conflict") return [piece];
    if (yoursOf(texts, piece) === theirsOf(texts, piece)) return [{ ...piece, kind: "both", reason: undefined }];
    return sharedLines(texts, piece) ?? (piece.reason === undefined ? settle(texts, piece) : [piece]);
  });
}

/** Where one side only put lines in, before or after what stood there, and the other side put in the same ones: the rest is the other side's. */
function sharedLines(texts: Texts, piece: Piece): Piece[] | null {
  const [base, yours, theirs] = [baseOf(texts, piece), yoursOf(texts, piece), theirsOf(texts, piece)];
  if (isBlank(base)) return null;
  return splitShared(piece, "yours", base, yours, theirs) ?? splitShared(piece, "theirs", base, theirs, yours);
}

/** @param other the text of the side that only put lines in; `own` is what `side` has */
function splitShared(piece: Piece, side: Side, base: string, own: string, other: string): Piece[] | null {
  const length = other.length - base.length;
  const [before, after] = [other.slice(0, length), other.slice(base.length)];
  const isLines = (text: string): boolean => length > 0 && /[\r\n]/.test(text) && !isBlank(text);
  const { base: start, baseEnd, yours, yoursEnd, theirs, theirsEnd } = piece;
  if (isLines(before) && before + base === other && own.startsWith(before)) {
    const [yoursAt, theirsAt] = [yours + length, theirs + length];
    return [makePiece("both", start, start, yours, yoursAt, theirs, theirsAt), makePiece(side, start, baseEnd, yoursAt, yoursEnd, theirsAt, theirsEnd)];
  }
  if (!isLines(after) || base + after !== other || !own.endsWith(after)) return null;
  const [yoursAt, theirsAt] = [yoursEnd - length, theirsEnd - length];
  return [makePiece(side, start, baseEnd, yours, yoursAt, theirs, theirsAt), makePiece("both", baseEnd, baseEnd, yoursAt, yoursEnd, theirsAt, theirsEnd)];
}

function settle(texts: Texts, piece: Piece): Piece[] {
  const [base, yours, theirs] = [baseOf(texts, piece), yoursOf(texts, piece), theirsOf(texts, piece)];
  const isLines = isWholeLines(texts.base, piece);
  if (mayGiveWay(base, theirs, { text: yours, elsewhere: texts.yours, isLines })) return byGaps(texts, piece, "yours");
  return mayGiveWay(base, yours, { text: theirs, elsewhere: texts.theirs, isLines }) ? byGaps(texts, piece, "theirs") : [piece];
}

/** What the other side has here, its whole text, and whether the question is about whole lines. */
type Other = { text: string; elsewhere: string; isLines: boolean };

/**
 * Whether `spaced` is base with other white space, of which nothing is lost beside the words of the other side: wrapping, indentation
 * and blanks are not, but a new paragraph or a hard line break in the midst of words that stay in some form, here or elsewhere, would be.
 */
function mayGiveWay(base: string, spaced: string, other: Other): boolean {
  if (base === spaced) return true;
  if (base.length + spaced.length > MAX_LENGTH || isBlank(base) || foldSpace(base) !== foldSpace(spaced)) return false;
  if (!isBlank(other.text)) return structureOf(base) === structureOf(spaced);
  return (other.isLines || hasSameEdges(base, spaced)) && other.elsewhere.length <= MAX_LENGTH && !other.elsewhere.includes(base.trim());
}

function isWholeLines(base: string, { base: start, baseEnd: end }: Piece): boolean {
  const isBreak = (at: number): boolean => at < 0 || at >= base.length || isBreakUnit(base.charCodeAt(at));
  return (isBreak(start - 1) || isBreak(start)) && (isBreak(end - 1) || isBreak(end));
}

/** Whether the white space around the words is the same: it goes with what stands before and after them. */
function hasSameEdges(a: string, b: string): boolean {
  const [{ lead, trail }, other] = [edges(a), edges(b)];
  return a.slice(0, lead) === b.slice(0, other.lead) && a.slice(a.length - trail) === b.slice(b.length - other.trail);
}

/** What is more than wrapping: paragraphs, the breaks before items and rows, hard line breaks. */
function structureOf(text: string): string {
  return JSON.stringify([tokenize(text.trim()).keys, hardBreaksIn(text)]);
}

/** The side's text, but white space at the ends as the side has it that changed it. */
function byGaps(texts: Texts, piece: Piece, side: Side): Piece[] {
  const [base, yours, theirs] = [baseOf(texts, piece), yoursOf(texts, piece), theirsOf(texts, piece)];
  if ([base, yours, theirs].some((text) => isBlank(text))) return [{ ...piece, kind: side }];
  const [b, y, t] = [base, yours, theirs].map(edges) as [Edges, Edges, Edges];
  const [bStart, yStart, tStart] = [piece.base + b.lead, piece.yours + y.lead, piece.theirs + t.lead];
  const [bEnd, yEnd, tEnd] = [piece.baseEnd - b.trail, piece.yoursEnd - y.trail, piece.theirsEnd - t.trail];
  const gap = (from: Piece): Piece => ({ ...from, kind: kindOfGap(baseOf(texts, from), yoursOf(texts, from), theirsOf(texts, from)) });
  return [
    gap(makePiece("base", piece.base, bStart, piece.yours, yStart, piece.theirs, tStart)),
    makePiece(side, bStart, bEnd, yStart, yEnd, tStart, tEnd),
    gap(makePiece("base", bEnd, piece.baseEnd, yEnd, piece.yoursEnd, tEnd, piece.theirsEnd)),
  ].filter((part) => !isEmpty(part));
}

/** How much white space stands before the first word and after the last. */
type Edges = { lead: number; trail: number };

function edges(text: string): Edges {
  return { lead: text.length - text.trimStart().length, trail: text.length - text.trimEnd().length };
}
