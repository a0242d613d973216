/**
 * Conservation of words: in a merge without questions every word stands as often as the two sides' changes say.
 * With B, Y and T occurrences in the inputs that is Y + T - B; where both sides changed the count in the same
 * direction they may have made the same change, so anything from the larger change to the sum is right.
 */

import { isUnspaced, segmentUnspaced } from "../tokens/segment";
import { wordsIn } from "../tokens/signs";

/** How often each word was added (or, negative, removed): by yours, by theirs, and in the merged text. */
export type WordBalance = Map<string, { yours: number; theirs: number; merged: number }>;

export type Versions = { base: string; yours: string; theirs: string; merged: string };

type Cell = { yours: number; theirs: number; merged: number };

/** Add the words of one passage, in all its versions, to a balance. Words and unbroken runs of signs both count. */
export function weigh(balance: WordBalance, { base, yours, theirs, merged }: Versions): void {
  const count = (text: string, add: (cell: Cell) => void): void => {
    for (const key of keysOf(text)) {
      let cell = balance.get(key);
      if (cell === undefined) balance.set(key, (cell = { yours: 0, theirs: 0, merged: 0 }));
      add(cell);
    }
  };
  count(base, (cell) => {
    cell.yours--;
    cell.theirs--;
    cell.merged--;
  });
  count(yours, (cell) => cell.yours++);
  count(theirs, (cell) => cell.theirs++);
  count(merged, (cell) => cell.merged++);
}

/** Words as they are, and runs without a blank with a blank before them; in scripts without blanks only the words. */
export function keysOf(text: string): string[] {
  const keys: string[] = [];
  for (const word of wordsIn(text)) {
    let start = 0;
    for (const end of segmentUnspaced(word, 0)) {
      keys.push(word.slice(start, end));
      start = end;
    }
  }
  for (const chunk of text.match(/\S+/g) ?? []) if (!isUnspaced(chunk)) keys.push(` ${chunk}`);
  return keys;
}

/** The words of a balance that stand too often or too seldom in the merged text. */
export function brokenWords(balance: WordBalance): Set<string> {
  const broken = new Set<string>();
  for (const [word, { yours, theirs, merged }] of balance) {
    const sum = yours + theirs;
    if (yours * theirs <= 0) {
      if (merged !== sum) broken.add(word.trim());
      continue;
    }
    const larger = Math.abs(yours) > Math.abs(theirs) ? yours : theirs;
    if (merged < Math.min(larger, sum) || merged > Math.max(larger, sum)) broken.add(word.trim());
  }
  return broken;
}
