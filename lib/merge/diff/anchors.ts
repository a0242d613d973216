/**
 * Anchors: elements that occur exactly once in both sequences, in the longest order that both agree on
 * (patience diff, Bram Cohen). What is rare says where we are; what is common (blank lines, "the") does not.
 */

/** Counters reused between calls, one cell for each distinct element; all zero between calls. */
export type Scratch = { countA: Int32Array; countB: Int32Array; positionB: Int32Array };

export function makeScratch(alphabetSize: number): Scratch {
  return {
    countA: new Int32Array(alphabetSize),
    countB: new Int32Array(alphabetSize),
    positionB: new Int32Array(alphabetSize),
  };
}

/** Pairs `[a0, b0, a1, b1, …]`, increasing in both. */
export function uniqueAnchors(
  a: Int32Array, aLo: number, aHi: number,
  b: Int32Array, bLo: number, bHi: number,
  { countA, countB, positionB }: Scratch,
): number[] {
  for (let i = aLo; i < aHi; i++) countA[a[i]!]!++;
  for (let i = bLo; i < bHi; i++) {
    countB[b[i]!]!++;
    positionB[b[i]!] = i;
  }
  const inA: number[] = [];
  const inB: number[] = [];
  for (let i = aLo; i < aHi; i++) {
    const element = a[i]!;
    if (countA[element] === 1 && countB[element] === 1) {
      inA.push(i);
      inB.push(positionB[element]!);
    }
    countA[element] = 0;
  }
  for (let i = bLo; i < bHi; i++) countB[b[i]!] = 0;
  return longestIncreasing(inA, inB);
}

/** The pairs of the longest increasing subsequence of `inB`, together with their partners in `inA`. */
export function longestIncreasing(inA: readonly number[], inB: readonly number[]): number[] {
  const piles: number[] = [];
  const previous = new Int32Array(inB.length);
  for (let i = 0; i < inB.length; i++) {
    const value = inB[i]!;
    let lo = 0;
    let hi = piles.length;
    if (hi === 0 || inB[piles[hi - 1]!]! < value) lo = hi;
    while (lo < hi) {
      const middle = (lo + hi) >> 1;
      if (inB[piles[middle]!]! < value) lo = middle + 1;
      else hi = middle;
    }
    previous[i] = lo > 0 ? piles[lo - 1]! : -1;
    piles[lo] = i;
  }
  const pairs = new Array<number>(piles.length * 2);
  let at = piles.length > 0 ? piles[piles.length - 1]! : -1;
  for (let k = piles.length - 1; k >= 0; k--) {
    pairs[2 * k] = inA[at]!;
    pairs[2 * k + 1] = inB[at]!;
    at = previous[at]!;
  }
  return pairs;
}
