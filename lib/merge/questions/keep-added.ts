/** One side deleted whole items or paragraphs, the other only put more of them beside: what was added, alone. */

import { baseOf, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";
import { isBlank, startsLine } from "../tokens/signs";
import { blocks } from "../tokens/units";
import type { Side } from "../types";

/** Half of it would be broken Markdown: a fence, a comment, the rule below the head of a table. */
const PAIRED = /^[ \t]*(?:```|~~~|<!--)|^[ \t]*\|?[\s:|-]*-{3}[\s:|-]*$|^[ \t]*\|[ \t:|-]*-[ \t:|-]*$/m;
/** Characters after a question in which the end of its line is looked for. */
const REACH = 80;
/** In a longer text nobody looks for what was moved. */
const MAX_LENGTH = 200_000;
const HEADING = /^#{1,6}\s/;

/**
 * What the editing side added, without what the other one deleted; null where it changed what was deleted, where that was moved, or where
 * what it added would not stand by itself.
 * @param piece a question in which one side has nothing
 */
export function keepAdded(texts: Texts, piece: Piece): string | null {
  const [deleter, editor]: [Side, Side] = isBlank(yoursOf(texts, piece)) ? ["yours", "theirs"] : ["theirs", "yours"];
  const base = baseOf(texts, piece);
  const edited = editor === "yours" ? yoursOf(texts, piece) : theirsOf(texts, piece);
  const beginsLine = startsLine(texts[deleter], piece[deleter]) || /^\s*[\r\n]/.test(edited);
  const endsLine = /^[ \t]*(?:[\r\n]|$)/.test(texts.base.slice(piece.baseEnd, piece.baseEnd + REACH));
  const added = withoutDeleted(base, edited, { beginsLine, endsLine });
  const wasMoved = added !== null && !isBlank(base) && texts[deleter].length <= MAX_LENGTH && texts[deleter].includes(base.trim());
  return wasMoved || added?.trim() === base.trim() ? null : added;
}

/** Whether the question begins and ends with a line. */
type Place = { beginsLine: boolean; endsLine: boolean };

function withoutDeleted(base: string, edited: string, { beginsLine, endsLine }: Place): string | null {
  if (PAIRED.test(base) || PAIRED.test(edited)) return null;
  const deleted = blocks(base);
  const added: string[] = [];
  let found = 0;
  let isBelowHeading = false;
  let before = "";
  let lead = "";
  for (const block of blocks(edited)) {
    if (found < deleted.length && block.trim() === deleted[found]!.trim()) {
      isBelowHeading = HEADING.test(block);
      found++;
    } else if (block.trim() !== "") {
      // An item goes with the one it hangs below, a section with its heading.
      if ((isBelowHeading && !HEADING.test(block)) || indentOf(block) > indentOf(deleted[0]!)) return null;
      if (added.length === 0) lead = beginsLine ? (/^\s*[\r\n]/.exec(edited)?.[0] ?? "") : /\s*$/.exec(before)![0];
      added.push(block);
    }
    before = block;
  }
  if (found < deleted.length || added.length === 0) return null;
  const text = lead + added.join("");
  return !endsLine || /[\r\n]$/.test(edited) ? text : text.replace(/[\r\n]+$/, "");
}

const indentOf = (block: string): number => /^[ \t]*/.exec(block)![0].length;
