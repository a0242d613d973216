/** The lines that both sides changed, as they stand in each version and in the merged text. */

import { isBlank, isBreakUnit } from "../tokens/signs";
import { baseOf, span, theirsOf, yoursOf, type Piece, type Texts } from "./piece";

/** Pieces `[first, last]` change one line, or lines that the merge joined; both sides have a part in them. */
export type LineGroup = {
  first: number;
  last: number;
  /** Whole lines. */
  base: string;
  yours: string;
  theirs: string;
  merged: string;
  /** Where the first changed piece stands in base. */
  baseOffset: number;
  /** How many unchanged characters of its line stand before it. */
  headLength: number;
};

/** The text a piece contributes to the merged text; a conflict contributes nothing certain. */
export function mergedOf(texts: Texts, piece: Piece): string {
  if (piece.kind === "theirs") return theirsOf(texts, piece);
  return piece.kind === "base" ? baseOf(texts, piece) : yoursOf(texts, piece);
}

/** How long that is. */
export function mergedLength(piece: Piece): number {
  if (piece.kind === "theirs") return piece.theirsEnd - piece.theirs;
  return piece.kind === "base" ? piece.baseEnd - piece.base : piece.yoursEnd - piece.yours;
}

/** Groups of pieces between two line breaks that all have, in which both sides changed something, without conflicts. */
export function lineGroups(texts: Texts, pieces: readonly Piece[]): LineGroup[] {
  const groups: LineGroup[] = [];
  let first = -1;
  let last = -1;
  const close = (): void => {
    if (first >= 0 && isShared(pieces, first, last)) groups.push(describe(texts, pieces, first, last));
    first = -1;
  };
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    if (piece.kind === "base") {
      if (first >= 0 && /[\r\n]/.test(baseOf(texts, piece))) close();
      continue;
    }
    // A line ends where it ended, however the break is written now.
    if (isBreak(texts.base, piece.base, piece.baseEnd) && isBreak(texts.yours, piece.yours, piece.yoursEnd) && isBreak(texts.theirs, piece.theirs, piece.theirsEnd)) {
      close();
      continue;
    }
    if (first < 0) first = i;
    last = i;
  }
  close();
  return groups;
}

/** Whether a range of a text is white space that begins with a line break. */
function isBreak(text: string, start: number, end: number): boolean {
  return start < end && isBreakUnit(text.charCodeAt(start)) && isBlank(text, start, end);
}

function isShared(pieces: readonly Piece[], first: number, last: number): boolean {
  let yours = false;
  let theirs = false;
  for (let i = first; i <= last; i++) {
    const { kind } = pieces[i]!;
    if (kind === "conflict") return false;
    if (kind === "yours") yours = true;
    if (kind === "theirs") theirs = true;
  }
  return yours && theirs;
}

function describe(texts: Texts, pieces: readonly Piece[], first: number, last: number): LineGroup {
  const whole = span("conflict", pieces[first]!, pieces[last]!);
  const before = lineBefore(texts.base, whole.base);
  const after = lineAfter(texts.base, whole.baseEnd);
  let merged = "";
  for (let i = first; i <= last; i++) merged += mergedOf(texts, pieces[i]!);
  return {
    first, last, baseOffset: whole.base, headLength: before.length,
    base: before + baseOf(texts, whole) + after,
    yours: before + yoursOf(texts, whole) + after,
    theirs: before + theirsOf(texts, whole) + after,
    merged: before + merged + after,
  };
}

function lineBefore(text: string, at: number): string {
  // A text without a CR must not be searched for one from here to its start.
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return line.slice(line.lastIndexOf("\r") + 1);
}

function lineAfter(text: string, at: number): string {
  const rest = /[\r\n]/g;
  rest.lastIndex = at;
  return text.slice(at, rest.exec(text)?.index ?? text.length);
}
