/** Whether one text says all that another one says. */

import { isBlank } from "../tokens/signs";
import { tokenize } from "../tokens/tokenize";

/** A text, its words, and those of base that it dropped. */
type Version = { text: string; keys: readonly string[] };

/**
 * The longer of two texts, if it is the other one with more words and drops what that one drops; else null. Where base is blank, the
 * words of the shorter one have to stand side by side: two insertions may have some in common by chance.
 */
export function holderOf(base: string, yours: string, theirs: string): string | null {
  const [b, y, t] = [base, yours, theirs].map((text): Version => ({ text, keys: tokenize(text.trim()).keys })) as [Version, Version, Version];
  const holds = ({ keys: long }: Version, { keys: short }: Version): boolean =>
    isBlank(base) ? isRunOf(short, long) : isSequenceOf(short, long) && dropsAll(b.keys, short, long);
  if (holds(y, t)) return yours;
  return holds(t, y) ? theirs : null;
}

/** Whether the words stand in `long` side by side. */
const isRunOf = (short: readonly string[], long: readonly string[]): boolean => ` ${long.join(" ")}`.includes(` ${short.join(" ")}`);

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
