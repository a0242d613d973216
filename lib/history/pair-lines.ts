import { diffWords, type WordPiece } from "../merge/index";

/** A removed line, an added line, or both where one is a version of the other. */
export interface LinePair {
  removed: string | null;
  added: string | null;
  /** What changed from the one to the other, where both are there. */
  words: WordPiece[] | null;
}

/** Two lines are versions of one another when they share at least this part of their words. */
const MIN_SHARED = 0.5;
/** Comparisons of one run of changed lines; of a longer run the lines stand for themselves. */
const MAX_COMPARED = 10_000;

/**
 * Finds, within a run of changed lines, which added line is a version of which removed one, in order: the
 * assignment that shares the most words. What has no partner stands where it would be read.
 */
export function pairLines(removed: readonly string[], added: readonly string[]): LinePair[] {
  const partners = removed.length * added.length <= MAX_COMPARED ? bestPartners(removed, added) : new Map<number, number>();
  const pairs: LinePair[] = [];
  let next = 0;
  removed.forEach((line, index) => {
    const partner = partners.get(index);
    if (partner === undefined) {
      pairs.push({ removed: line, added: null, words: null });
      return;
    }
    for (; next < partner; next++) pairs.push({ removed: null, added: added[next]!, words: null });
    pairs.push({ removed: line, added: added[partner]!, words: diffWords(line, added[partner]!) });
    next = partner + 1;
  });
  for (; next < added.length; next++) pairs.push({ removed: null, added: added[next]!, words: null });
  return pairs;
}

/** From lines of `removed` to lines of `added`: the order-keeping assignment of greatest total likeness. */
function bestPartners(removed: readonly string[], added: readonly string[]): Map<number, number> {
  const before = removed.map(bagOf);
  const after = added.map(bagOf);
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const likeness = new Float64Array(before.length * after.length);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const like = likenessOf(before[i]!, after[j]!);
      likeness[i * after.length + j] = like;
      const paired = like >= MIN_SHARED ? like + best[(i + 1) * width + j + 1]! : 0;
      best[i * width + j] = Math.max(paired, best[(i + 1) * width + j]!, best[i * width + j + 1]!);
    }
  }
  const partners = new Map<number, number>();
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    const here = best[i * width + j]!;
    const like = likeness[i * after.length + j]!;
    if (like >= MIN_SHARED && here === like + best[(i + 1) * width + j + 1]!) partners.set(i++, j++);
    else if (here === best[(i + 1) * width + j]!) i++;
    else j++;
  }
  return partners;
}

interface Bag {
  counts: Map<string, number>;
  /** Length of all words together: a long word says more than a short one. */
  total: number;
}

function bagOf(line: string): Bag {
  const counts = new Map<string, number>();
  const words = line.match(/[\p{L}\p{N}\p{M}]+|[^\s]/gu) ?? [];
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, total: words.reduce((sum, word) => sum + word.length, 0) };
}

/** The part of their words that two lines share, from 0 to 1. Lines of blanks alone are alike. */
function likenessOf(a: Bag, b: Bag): number {
  if (a.total + b.total === 0) return 1;
  let shared = 0;
  for (const [word, count] of a.counts) shared += word.length * Math.min(count, b.counts.get(word) ?? 0);
  return (2 * shared) / (a.total + b.total);
}
