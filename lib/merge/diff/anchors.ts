/**
 * Anchors: elements that occur exactly once in both sequences, in the longest order that both agree on
 * (patience diff, Bram Cohen). What is rare says where we are; what is common (blank lines, "the") does not.
 */

import type { Scratch } from "./scratch";

export const NO_ANCHORS = new Int32Array(0);

/** Pairs `[a0, b0, a1, b1, …]`, increasing in both, for the range of `a` that was counted with one of `b`. */
export function uniqueAnchors(a: Int32Array, aLo: number, aHi: number, { countA, countB, positionB }: Scratch): Int32Array {
  let count = 0;
  for (let i = aLo; i < aHi; i++) if (countA[a[i]!] === 1 && countB[a[i]!] === 1) count++;
  if (count === 0) return NO_ANCHORS;
  const pairs = new Int32Array(2 * count);
  let isOrdered = true;
  for (let i = aLo, at = 0; at < pairs.length; i++) {
    const element = a[i]!;
    if (countA[element] !== 1 || countB[element] !== 1) continue;
    pairs[at] = i;
    pairs[at + 1] = positionB[element]!;
    if (at > 0 && pairs[at - 1]! > pairs[at + 1]!) isOrdered = false;
    at += 2;
  }
  return isOrdered ? pairs : longestIncreasing(pairs);
}

/** Of pairs that increase in their first numbers, the most that increase in their second ones too. */
export function longestIncreasing(pairs: Int32Array): Int32Array {
  const count = pairs.length >> 1;
  /** For each length, the pair that ends the run of that length with the smallest number. */
  const tails = new Int32Array(count);
  const previous = new Int32Array(count);
  let length = 0;
  for (let i = 0; i < count; i++) {
    const value = pairs[2 * i + 1]!;
    let lo = 0;
    let hi = length;
    if (hi === 0 || pairs[2 * tails[hi - 1]! + 1]! < value) lo = hi;
    while (lo < hi) {
      const middle = (lo + hi) >> 1;
      if (pairs[2 * tails[middle]! + 1]! < value) lo = middle + 1;
      else hi = middle;
    }
    previous[i] = lo > 0 ? tails[lo - 1]! : -1;
    tails[lo] = i;
    if (lo === length) length++;
  }
  const longest = new Int32Array(2 * length);
  for (let k = length - 1, at = tails[length - 1]!; k >= 0; k--) {
    longest[2 * k] = pairs[2 * at]!;
    longest[2 * k + 1] = pairs[2 * at + 1]!;
    at = previous[at]!;
  }
  return longest;
}
