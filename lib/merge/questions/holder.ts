/** Whether one text says all that another one says. */

import { isBlank } from "../tokens/signs";
import { END_KEY, tokenize, WORD_KEY } from "../tokens/tokenize";

/** A text and its words. */
type Version = { text: string; keys: readonly string[] };

/**
 * The longer of two texts, if it is the other one with more words and drops what that one drops; else null. Where base is blank, the
 * words of the shorter one have to stand at its start, or at its end with no line between: further on they say something else.
 */
export function holderOf(base: string, yours: string, theirs: string): string | null {
  const [b, y, t] = [base, yours, theirs].map((text): Version => ({ text, keys: tokenize(text.trim()).keys })) as [Version, Version, Version];
  const holds = (large: Version, small: Version): boolean =>
    isBlank(base) ? isAtEdgeOf(small, large) : isSequenceOf(small.keys, large.keys) && dropsAll(b.keys, small.keys, large.keys);
  const [isYours, isTheirs] = [holds(y, t), holds(t, y)];
  // Words that count as the same may be written differently: the numbers of a list.
  if (isYours === isTheirs) return null;
  return isYours ? yours : theirs;
}

function isAtEdgeOf({ text, keys: short }: Version, { text: largeText, keys: long }: Version): boolean {
  const words = short.slice(0, short.indexOf(END_KEY));
  if (!words.some((key) => WORD_KEY.test(key)) || beginsLine(text) !== beginsLine(largeText)) return false;
  if (words.every((key, i) => key === long[i])) return true;
  return !/[\r\n]/.test(largeText.trimEnd()) && short.every((key, i) => key === long[long.length - short.length + i]);
}

const beginsLine = (text: string): boolean => /^\s*[\r\n]/.test(text);

/** Whether the words stand in `long` in this order, with others between them or not. */
function isSequenceOf(short: readonly string[], long: readonly string[]): boolean {
  let found = 0;
  for (const key of long) if (key === short[found]) found++;
  return found === short.length;
}

/** Whether `long` has no word of base that `short` dropped. */
function dropsAll(base: readonly string[], short: readonly string[], long: readonly string[]): boolean {
  const kept = new Set(short);
  const dropped = new Set(base.filter((key) => !kept.has(key)));
  return !long.some((key) => dropped.has(key));
}
