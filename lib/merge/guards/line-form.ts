/**
 * One side gave a list another indentation or mark, or a table other widths; the other added a line in the old form.
 * Merged as they are, an item would hang below another one, or a row stand askew.
 */

import { askAbout } from "../pieces/ask";
import { lineGroups, mergedOf, type LineGroup } from "../pieces/line-group";
import type { Piece, Texts } from "../pieces/piece";
import { STRUCTURAL_LINE } from "../tokens/tokenize";

/** Ask about such lines; the answer filled in has what was added in the new form. */
export function askAboutForm(texts: Texts, pieces: readonly Piece[]): Piece[] {
  const lengthOf = (piece: Piece): number => mergedOf(texts, piece).length;
  /** What follows the groups that are still to come, last piece first: a table may have thousands of such rows. */
  const rest: Piece[] = [];
  let done = pieces.length;
  for (const group of lineGroups(texts, pieces).reverse()) {
    const suggestion = inNewForm(group);
    if (suggestion === null || suggestion === group.merged) continue;
    while (done > group.last + 1) rest.push(pieces[--done]!);
    let head = 0;
    for (done = group.first; done > 0 && head <= group.headLength; ) head += lengthOf(pieces[--done]!);
    const start = head - group.headLength;
    const stretch = { start, end: start + group.merged.length };
    const around = pieces.slice(done, group.last + 1);
    let length = around.reduce((sum, piece) => sum + lengthOf(piece), 0);
    for (; rest.length > 0 && length <= stretch.end; length += lengthOf(around[around.length - 1]!)) around.push(rest.pop()!);
    const asked = askAbout(texts, around, stretch, { reason: "structure", suggestion, suggestionReason: "in-new-form" }) ?? around;
    for (const piece of asked.reverse()) rest.push(piece);
  }
  if (done === pieces.length) return [...pieces];
  while (done > 0) rest.push(pieces[--done]!);
  return rest.reverse();
}

/** The merged lines with those that one side added in the form of the line that the other changed; null where none is meant. */
function inNewForm({ base, yours, theirs, merged }: LineGroup): string | null {
  if (!STRUCTURAL_LINE.test(base) || BREAK.test(base)) return null;
  const lines = merged.split(BREAK);
  const other = BREAK.test(yours) ? theirs : yours;
  const added = (other === yours ? theirs : yours).split(BREAK);
  if (BREAK.test(other) || added.length < 2 || added.length !== lines.length) return null;
  // The line that both have is the one before what was added, or the one after.
  const kept = added[0] === base || added[added.length - 1] !== base ? 0 : lines.length - 1;
  const reform = base.trimStart().startsWith("|") ? rowForm(base, other) : itemForm(base, other);
  if (reform === null) return null;
  const breaks = merged.match(new RegExp(BREAK, "g"))!;
  return lines.map((line, i) => (i === kept ? line : reform(line)) + (breaks[i] ?? "")).join("");
}

const BREAK = /\r\n|\r|\n/;
type Reform = (line: string) => string;

/** Indentation, marks of a quote, and the mark of an item that has no number. */
const PREFIX = /^[ \t]*(?:>[ \t]?)*[ \t]*(?:[-*+][ \t]+)?/;

function itemForm(before: string, after: string): Reform | null {
  const [from, to] = [PREFIX.exec(before)![0], PREFIX.exec(after)![0]];
  if (from === to || !STRUCTURAL_LINE.test(after)) return null;
  const [fromIndent, toIndent] = [from, to].map((prefix) => /^[ \t]*/.exec(prefix)![0]) as [string, string];
  return (line) => {
    if (!STRUCTURAL_LINE.test(line)) return line;
    if (PREFIX.exec(line)![0] === from) return to + line.slice(from.length);
    return line.startsWith(fromIndent) ? toIndent + line.slice(fromIndent.length) : line;
  };
}

function rowForm(before: string, after: string): Reform | null {
  const [old, now] = [before.split("|"), after.split("|")];
  const isWidened = old.length === now.length && old.some((cell, i) => cell !== now[i] && cell.trim() === now[i]!.trim());
  if (!isWidened) return null;
  return (line) => {
    const cells = line.split("|");
    if (cells.length !== now.length) return line;
    return cells.map((cell, i) => (i === 0 || i === cells.length - 1 ? now[i]! : ` ${cell.trim()} `.padEnd(now[i]!.length))).join("|");
  };
}
