import type { Piece } from "./piece";
import { kindOf } from "./piece-list";

/** The words alone, for telling whether two texts differ in anything else than white space. */
export const foldSpace = (text: string): string => text.trim().replace(/\s+/g, " ");

/** How many of Markdown's hard line breaks a text has: two blanks or more at the end of a line. */
export function hardBreaksIn(text: string): number {
  let count = 0;
  // From each line break back, not from each blank on: a text may be full of blanks.
  for (const { index } of text.matchAll(/\r\n|\r|\n/g)) if (text.endsWith("  ", index)) count++;
  return count;
}

/** Whose white space stands between two words that all three texts have. */
export function kindOfGap(base: string, yours: string, theirs: string): Piece["kind"] {
  const kind = kindOf(base, yours, theirs);
  if (kind !== "conflict") return kind;
  // Who only wrote the line endings anew did not change the gap.
  const folded = kindOf(foldEndings(base), foldEndings(yours), foldEndings(theirs));
  if (folded === "yours" || folded === "theirs") return folded;
  return pickGap(yours, theirs) === yours ? "yours" : "theirs";
}

const foldEndings = (gap: string): string => gap.replace(/\r\n?/g, "\n");

/** Both sides changed the same white space: the stronger break wins, whichever side it came from. */
export function pickGap(yours: string, theirs: string): string {
  const difference = strength(yours) - strength(theirs);
  if (difference !== 0) return difference > 0 ? yours : theirs;
  if (yours.length !== theirs.length) return yours.length > theirs.length ? yours : theirs;
  return yours > theirs ? yours : theirs;
}

/** Paragraph break, then Markdown's hard line break, then line break, then blank, then nothing. */
function strength(gap: string): number {
  const breaks = gap.match(/\r\n|\r|\n/g)?.length ?? 0;
  if (breaks > 1) return 4;
  if (breaks === 1) return / {2}(?=[\r\n])/.test(gap) ? 3 : 2;
  return gap === "" ? 0 : 1;
}
