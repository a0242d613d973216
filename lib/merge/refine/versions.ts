/** Whether two insertions at one place are two things, or versions of one. */

import { isBreak, WORD_KEY } from "../tokens/tokenize";

/** Two insertions are versions of one another when they share this part of the shorter one's words; else they are two things. */
const MIN_SHARED = 0.7;
/** The same where they link to other pages. */
const MIN_SHARED_ELSEWHERE = 0.9;

const ADDRESS_KEY = /^(?:https?:\/\/|www\.)/;

/** A single word before what follows in all three texts may be there by chance. */
const MIN_SUFFIX = 2;

/** A run of tokens that two sequences have in common, and where it stands in each. */
export type Run = { a: number; b: number; length: number };

/**
 * Whether lines are inserted, not words of one; the text before the run; and whether the run ends a word: signs that do stand for
 * themselves, as others do not.
 */
export type Place = { isLine: boolean; before: string; endsWord: boolean };

/**
 * Whether what one side wrote stands in what the other one wrote at the same place: right at its start, whole lines of it, or right at its
 * end with no line between. The same words further on say something else there: "tea now" is not in "tea, milk now".
 */
export function standsWhereItDid(longer: readonly string[], { a: start, length }: Run, { isLine, before, endsWord }: Place): boolean {
  const end = start + length;
  const isWholeLines = (isBreak(longer, start) || isBreak(longer, start - 1)) && (isBreak(longer, end) || isBreak(longer, end - 1));
  if (isWholeLines && (isLine || longer.slice(start, end).some((_, i) => isBreak(longer, start + i)))) return true;
  const hasWords = longer.slice(start, end).some((key) => WORD_KEY.test(key));
  if (start === 0) return hasWords || endsWord;
  return end === longer.length && hasWords && length >= MIN_SUFFIX && !/[\r\n]/.test(before);
}

/**
 * Whether the words of the shorter insertion are mostly the longer one's. Signs say nothing where there are words: any two rows of a
 * table or two links have those in common.
 */
export function areVersions(shorter: readonly string[], longer: readonly string[], common: readonly Run[]): boolean {
  const hasWords = shorter.some((key) => WORD_KEY.test(key));
  const weightOf = (keys: readonly string[]): number => (hasWords ? keys.filter((key) => WORD_KEY.test(key)).length : keys.length);
  const shared = common.reduce((sum, run) => sum + weightOf(shorter.slice(run.b, run.b + run.length)), 0);
  return shared >= weightOf(shorter) * (linkElsewhere(shorter, longer) ? MIN_SHARED_ELSEWHERE : MIN_SHARED);
}

/** Whether both have web addresses, and none in common: an entry of a list is known by its address. */
function linkElsewhere(a: readonly string[], b: readonly string[]): boolean {
  const addresses = new Set(a.filter((key) => ADDRESS_KEY.test(key)));
  const others = b.filter((key) => ADDRESS_KEY.test(key));
  return addresses.size > 0 && others.length > 0 && !others.some((key) => addresses.has(key));
}
