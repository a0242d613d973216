/** One side deleted whole items or paragraphs, the other only put more of them beside: what was added, alone. */

import { blocks } from "../tokens/units";

/** Half of it would be broken Markdown: a fence, a comment, the rule below the head of a table. */
const PAIRED = /^[ \t]*(?:```|~~~|<!--)|^[ \t]*\|?[\s:|-]*-{3}[\s:|-]*$|^[ \t]*\|[ \t:|-]*-[ \t:|-]*$/m;
const HEADING = /^#{1,6}\s/;

/** Whether the question begins and ends with a line, and the text of the side that deleted: what stands elsewhere in it was moved. */
type Place = { beginsLine: boolean; endsLine: boolean; elsewhere: string };

/**
 * What the editing side added, without what the other one deleted; null where it changed what was deleted, or where what it added
 * would not stand by itself.
 * @param base what one side deleted, the other kept
 * @param edited the same with what the other side added
 */
export function keepAdded(base: string, edited: string, { beginsLine, endsLine, elsewhere }: Place): string | null {
  if (PAIRED.test(base) || PAIRED.test(edited)) return null;
  const deleted = blocks(base);
  if (base.trim() !== "" && elsewhere.includes(base.trim())) return null;
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
