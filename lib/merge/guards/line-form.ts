/**
 * One side gave a list another indentation or mark, or a table other columns or widths; the other added a line in the old form.
 * Merged as they are, an item would hang below another one, or a cell stand in another column.
 */

import { askAbout } from "../pieces/ask";
import { lineGroups, mergedLength, type LineGroup } from "../pieces/line-group";
import type { Piece, Texts } from "../pieces/piece";
import { isItemLike, reformOf, type Reform } from "./line-prefix";
import { STRUCTURAL_LINE } from "../tokens/tokenize";

/** Ask about such lines; the answer filled in has what was added in the new form. */
export function askAboutForm(texts: Texts, pieces: readonly Piece[]): Piece[] {
  /** What follows the groups that are still to come, last piece first: a table may have thousands of such rows. */
  const rest: Piece[] = [];
  let done = pieces.length;
  for (const group of lineGroups(texts, pieces).reverse()) {
    const suggestion = inNewForm(group);
    if (suggestion === null || suggestion === group.merged) continue;
    while (done > group.last + 1) rest.push(pieces[--done]!);
    let head = 0;
    for (done = group.first; done > 0 && head <= group.headLength; ) head += mergedLength(pieces[--done]!);
    const start = head - group.headLength;
    const stretch = { start, end: start + group.merged.length };
    const around = pieces.slice(done, group.last + 1);
    let length = around.reduce((sum, piece) => sum + mergedLength(piece), 0);
    for (; rest.length > 0 && length <= stretch.end; length += mergedLength(around[around.length - 1]!)) around.push(rest.pop()!);
    // The line after what was added may stand beyond the pieces; it is as it was.
    const beyond = Math.max(0, stretch.end - length);
    const answer = suggestion.slice(0, suggestion.length - beyond);
    const asked = askAbout(texts, around, { ...stretch, end: stretch.end - beyond }, { reason: "structure", suggestion: answer, suggestionReason: "in-new-form" }) ?? around;
    for (const piece of asked.reverse()) rest.push(piece);
  }
  if (done === pieces.length) return [...pieces];
  while (done > 0) rest.push(pieces[--done]!);
  return rest.reverse();
}

/** The merged lines with those that one side added in the form of the lines that the other changed; null where none is meant. */
function inNewForm({ base, yours, theirs, merged }: LineGroup): string | null {
  const [before, ofYours, ofTheirs, lines] = [base, yours, theirs, merged].map((text) => text.split(BREAK)) as [string[], string[], string[], string[]];
  if (!before.some((line) => STRUCTURAL_LINE.test(line) || /^[ \t]/.test(line))) return null;
  const [after, added] = ofYours.length === before.length ? [ofYours, ofTheirs] : [ofTheirs, ofYours];
  const places = placesOf(before, added);
  if (after.length !== before.length || added.length <= before.length || added.length !== lines.length || places === null) return null;
  const reforms = before.map((line, i) => (line.trimStart().startsWith("|") ? rowForm(line, after[i]!) : reformOf(line, after[i]!)));
  if (reforms.every((reform) => reform === null)) return null;
  const breaks = merged.match(new RegExp(BREAK, "g"))!;
  let at = 0;
  let items = 0;
  return lines.map((line, i) => {
    if (places[at + 1] === i) at++;
    const isKept = places[at] === i;
    items = isKept ? 0 : items + Number(isItemLike(before[at]!, line));
    return (isKept ? line : (reforms[at]?.(line, i < places[at]! ? 0 : items) ?? line)) + (breaks[i] ?? "");
  }).join("");
}

/** Where the lines of `before` stand among those of `added`, in order; null where one of them does not. */
function placesOf(before: readonly string[], added: readonly string[]): number[] | null {
  // A single line is the one before what was added, or the one after.
  if (before.length === 1) return [added[0] === before[0] || added[added.length - 1] !== before[0] ? 0 : added.length - 1];
  let at = -1;
  const places = before.map((line) => (at = added.indexOf(line, at + 1)));
  return places.every((place, i) => place >= 0 && (i === 0 || place > places[i - 1]!)) ? places : null;
}

const BREAK = /\r\n|\r|\n/;

/** Other widths, another order of the columns, or more of them. */
function rowForm(before: string, after: string): Reform | null {
  const [old, now] = [cellsOf(before), cellsOf(after)];
  const columns = before.trim() === after.trim() ? null : columnsOf(old, now);
  if (columns === null) return null;
  const widths = rawCellsOf(after).map((cell) => cell.length);
  return (line) => {
    const cells = cellsOf(line);
    if (cells.length !== old.length || !line.trimStart().startsWith("|")) return line;
    const row = columns.map((column, i) => ` ${column === NEW ? "" : cells[column]!} `.padEnd(widths[i]!));
    return `${/^[ \t]*/.exec(after)![0]}|${row.join("|")}|${/[ \t]*$/.exec(after)![0]}`;
  };
}

const NEW = -1;

const rawCellsOf = (row: string): string[] => row.trim().replace(/^\||\|$/g, "").split("|");

/** The cells of a row without the blanks around them. */
const cellsOf = (row: string): string[] => rawCellsOf(row).map((cell) => cell.trim());

/** For each cell of a row the column that it had before; null where a cell went or was written anew, or several could have been it. */
function columnsOf(old: readonly string[], now: readonly string[]): number[] | null {
  if (old.every((cell, i) => cell === now[i])) return now.map((_, i) => (i < old.length ? i : NEW));
  const columns = now.map((cell) => old.indexOf(cell));
  const kept = columns.filter((column) => column !== NEW);
  return kept.length === old.length && new Set(kept).size === old.length ? columns : null;
}
