/** A question about several paragraphs or sentences, cut down to those that really clash. */

import type { Hunk } from "../diff/hunk";
import { baseOf, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";
import { kindOf, PieceList } from "../pieces/piece-list";
import { diffSequences } from "../diff/sequence-diff";
import { isBlank, startsLine } from "../tokens/signs";
import type { Side } from "../types";
import { blocks, sentences, type Division } from "../tokens/units";

/** Longer questions stay whole; nobody compares them part by part. */
const MAX_LENGTH = 200_000;
/** What stands in place of a text that is so many times as long says that it was deleted. */
const MIN_DELETED = 4;
/** A shorter part may stand elsewhere by chance. */
const MIN_MOVED = 20;

/** Cut conflicts that no rule put together on purpose; the pieces cover the same ranges. */
export function narrowConflicts(texts: Texts, pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    if (piece.kind !== "conflict" || piece.reason !== undefined) result.push(piece);
    else for (const part of narrow(texts, piece)) result.push(part);
  }
  return result;
}

function narrow(texts: Texts, piece: Piece): Piece[] {
  const [base, yours, theirs] = [baseOf(texts, piece), yoursOf(texts, piece), theirsOf(texts, piece)];
  if (isBlank(base) || base.length + yours.length + theirs.length > MAX_LENGTH) return [piece];
  const byDeletion = (side: Side): Piece[] => {
    const [rest, edited] = side === "yours" ? [yours, theirs] : [theirs, yours];
    return narrowDeletion(piece, side, { base, rest, edited, elsewhere: texts[side], beginsLine: startsLine(texts[side], piece[side]) });
  };
  if (isBlank(yours)) return byDeletion("yours");
  if (isBlank(theirs)) return byDeletion("theirs");
  const parts = byParts(piece, [base, yours, theirs], blocks) ?? byParts(piece, [base, yours, theirs], sentences);
  if (parts !== null) return parts;
  if (isNote(yours, base) === isNote(theirs, base)) return [piece];
  const narrowed = byDeletion(isNote(yours, base) ? "yours" : "theirs");
  // That all was deleted and a note written is never what goes without saying.
  return narrowed.some(({ kind }) => kind === "conflict") ? narrowed : [piece];
}

/** Whether so little was written in place of some paragraphs that they were deleted rather than put into other words. */
const isNote = (rest: string, base: string): boolean => rest.length * MIN_DELETED < base.length;

/** Where all three have as many parts, these stand for one another; null unless that leaves less to ask. */
function byParts(piece: Piece, texts: [base: string, yours: string, theirs: string], divide: Division): Piece[] | null {
  const [base, yours, theirs] = texts.map(divide) as [string[], string[], string[]];
  if (base.length < 2 || base.length !== yours.length || base.length !== theirs.length) return null;
  const result = new PieceList(piece);
  base.forEach((part, i) => result.push(kindOf(part, yours[i]!, theirs[i]!), { base: part, yours: yours[i]!, theirs: theirs[i]! }));
  const conflicts = result.list.filter(({ kind }) => kind === "conflict").length;
  return conflicts > 0 && result.list.length > conflicts ? result.list : null;
}

/** `rest` is what the deleting side left or wrote instead: nothing, white space, or a note; `elsewhere` is its whole text. */
type Deletion = { base: string; rest: string; edited: string; elsewhere: string; beginsLine: boolean };

/**
 * One side deleted several paragraphs or items, the other changed one of them: only that one is a question. What
 * the deleting side has elsewhere was moved, not deleted, and stays together.
 */
function narrowDeletion(piece: Piece, side: Side, { base, rest, edited, elsewhere, beginsLine }: Deletion): Piece[] {
  const other = side === "yours" ? "theirs" : "yours";
  // Where a line goes on before it, a part that is kept needs the break that stood before it.
  const isLineStart = isBlank(rest) ? beginsLine && !/^\s*[\r\n]/.test(base) : /[\r\n]$/.test(rest);
  const arrange = isLineStart ? blocks : (text: string): readonly string[] => withBreakBefore(withLead(blocks(text)));
  const before = arrange(base);
  const after = arrange(edited);
  if (before.length < 2) return [piece];
  const numbers = new Map([...new Set([...before, ...after])].map((part, i) => [part, i]));
  const idsOf = (parts: readonly string[]): Int32Array => Int32Array.from(parts, (part) => numbers.get(part)!);
  const hunks = withParents(before, diffSequences(idsOf(before), idsOf(after), numbers.size).map(withNeighbour));
  const result = new PieceList(piece);
  // A note is no answer to the part that is asked about: it stands by itself.
  if (!isBlank(rest) && hunks[0]?.aStart === 0) {
    if (!isLineStart) return [piece];
    result.push(side, { base: "", yours: "", theirs: "", [side]: rest });
  }
  const push = (kind: Piece["kind"], from: readonly string[], to: readonly string[]): void => {
    const texts = { base: from.join(""), [other]: to.join(""), [side]: result.list.length === 0 ? rest : "" };
    result.push(kind, texts as Texts);
  };
  let [a, b] = [0, 0];
  for (const hunk of [...hunks, { aStart: before.length, aEnd: before.length, bStart: after.length, bEnd: after.length }]) {
    const deleted = before.slice(a, hunk.aStart);
    if (deleted.some((part) => part.length >= MIN_MOVED && elsewhere.includes(part.trim()))) return [piece];
    if (deleted.length > 0) push(side, deleted, after.slice(b, hunk.bStart));
    if (hunk.aStart < hunk.aEnd) push("conflict", before.slice(hunk.aStart, hunk.aEnd), after.slice(hunk.bStart, hunk.bEnd));
    [a, b] = [hunk.aEnd, hunk.bEnd];
  }
  return result.list;
}

/** The break of the line before goes with the first part: without it that would run into the line. */
function withLead(parts: readonly string[]): readonly string[] {
  const [lead, first, ...rest] = parts;
  return lead !== undefined && first !== undefined && lead.trim() === "" ? [lead + first, ...rest] : parts;
}

/** The white space at the end of each part goes with the next one. */
function withBreakBefore(parts: readonly string[]): readonly string[] {
  let lead = "";
  const result = parts.map((part, i) => {
    const words = i === parts.length - 1 ? part : part.trimEnd();
    const whole = lead + words;
    lead = part.slice(words.length);
    return whole;
  });
  return result;
}

/** A part that was only added is asked about together with one beside it. */
function withNeighbour({ aStart, aEnd, bStart, bEnd }: Hunk): Hunk {
  if (aStart < aEnd) return { aStart, aEnd, bStart, bEnd };
  return aStart > 0 ? { aStart: aStart - 1, aEnd, bStart: bStart - 1, bEnd } : { aStart, aEnd: aEnd + 1, bStart, bEnd: bEnd + 1 };
}

/**
 * An item is asked about together with those it hangs below, a row with the head of its table, what begins a section with the
 * heading: kept without them, it would hang below another one, or be no row.
 */
function withParents(parts: readonly string[], hunks: readonly Hunk[]): Hunk[] {
  const result: Hunk[] = [];
  for (const hunk of hunks) {
    let start = hunk.aStart;
    for (let i = start - 1, indent = indentOf(parts[start]); i >= 0 && indent > 0; i--) {
      if (indentOf(parts[i]) >= indent) continue;
      indent = indentOf(parts[i]);
      start = i;
    }
    const last = result[result.length - 1];
    const floor = last === undefined ? 0 : last.aEnd - 1;
    while (start > floor && isRow(parts[start]!) && isRow(parts[start - 1]!)) start--;
    if (start > floor && HEADING.test(parts[start - 1]!)) start--;
    if (last !== undefined && last.aEnd > start) [last.aEnd, last.bEnd] = [hunk.aEnd, hunk.bEnd];
    else result.push({ ...hunk, aStart: start, bStart: hunk.bStart - (hunk.aStart - start) });
  }
  return result;
}

const isRow = (part: string): boolean => /^\s*\|/.test(part);
const HEADING = /^\s*#{1,6}\s/;
const indentOf = (part = ""): number => /^[ \t]*/.exec(part)![0].length;
