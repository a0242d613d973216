/** Whether two insertions at one place are two things, or versions of one. */

/** Two insertions are versions of one another when they share this part of the shorter one's words; else they are two things. */
const MIN_SHARED = 0.7;
/** The same where they link to other pages. */
const MIN_SHARED_ELSEWHERE = 0.9;

/** A token that is a word, not a sign. */
const WORD_KEY = /[\p{L}\p{N}]/u;
const ADDRESS_KEY = /^(?:https?:\/\/|www\.)/;

/** A run of tokens that two sequences have in common, and where it stands in each. */
export type Run = { a: number; b: number; length: number };

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
