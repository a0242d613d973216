/**
 * Linear-space difference of two integer sequences (Myers 1986, "An O(ND) difference algorithm and its
 * variations", section 4b), with the work bounded by counting, never by the clock: when a range needs more
 * than `maxCost` edits to be halved, it is halved where the search had come furthest (as in GNU diff).
 * The result is then no longer the shortest one, but it is a correct one, and the same on every machine.
 */

import type { SearchScratch } from "./scratch";

type Search = {
  a: Int32Array;
  b: Int32Array;
  changedA: Uint8Array;
  changedB: Uint8Array;
  forward: Int32Array;
  backward: Int32Array;
  /** Index of diagonal 0 in the two arrays above. */
  origin: number;
  maxCost: number;
};

/** A search for one halving point takes at most about `maxCost` squared steps; the longer the texts, the fewer. */
const MAX_COST = 256;
const MIN_COST = 24;
const WORK = 4_000_000;

/** Set the flags of all shared elements that are not part of the common subsequence found. */
export function markByMyers(aLength: number, bLength: number, scratch: SearchScratch): void {
  const diagonals = aLength + bLength + 3;
  const search: Search = {
    a: scratch.sharedA, b: scratch.sharedB, changedA: scratch.changedA, changedB: scratch.changedB,
    forward: scratch.forward, backward: scratch.backward,
    // From diagonal -bLength to aLength, with one more at either end.
    origin: bLength + 1,
    maxCost: Math.max(MIN_COST, Math.min(MAX_COST, Math.floor(WORK / diagonals))),
  };
  compare(search, 0, aLength, 0, bLength);
}

function compare(search: Search, aLo: number, aHi: number, bLo: number, bHi: number): void {
  const { a, b, changedA, changedB } = search;
  for (;;) {
    while (aLo < aHi && bLo < bHi && a[aLo] === b[bLo]) {
      aLo++;
      bLo++;
    }
    while (aLo < aHi && bLo < bHi && a[aHi - 1] === b[bHi - 1]) {
      aHi--;
      bHi--;
    }
    if (aLo === aHi) return void changedB.fill(1, bLo, bHi);
    if (bLo === bHi) return void changedA.fill(1, aLo, aHi);
    const [aMid, bMid] = split(search, aLo, aHi, bLo, bHi);
    // A search that was cut short may halve very unevenly: only the smaller part costs a frame of the stack.
    if (aMid - aLo + (bMid - bLo) < aHi - aMid + (bHi - bMid)) {
      compare(search, aLo, aMid, bLo, bMid);
      [aLo, bLo] = [aMid, bMid];
    } else {
      compare(search, aMid, aHi, bMid, bHi);
      [aHi, bHi] = [aMid, bMid];
    }
  }
}

/** A point on a shortest path from (aLo, bLo) to (aHi, bHi), or a good one when that costs too much. */
function split(search: Search, aLo: number, aHi: number, bLo: number, bHi: number): [number, number] {
  const { a, b, forward, backward, origin, maxCost } = search;
  const minDiagonal = aLo - bHi;
  const maxDiagonal = aHi - bLo;
  const fromStart = aLo - bLo;
  const fromEnd = aHi - bHi;
  const isOdd = ((fromStart - fromEnd) & 1) !== 0;
  let fMin = fromStart, fMax = fromStart, bMin = fromEnd, bMax = fromEnd;
  forward[origin + fromStart] = aLo;
  backward[origin + fromEnd] = aHi;
  for (let cost = 1; ; cost++) {
    if (fMin > minDiagonal) forward[origin + --fMin - 1] = -1;
    else fMin++;
    if (fMax < maxDiagonal) forward[origin + ++fMax + 1] = -1;
    else fMax--;
    for (let d = fMax; d >= fMin; d -= 2) {
      const below = forward[origin + d - 1]!;
      const above = forward[origin + d + 1]!;
      let x = below >= above ? below + 1 : above;
      let y = x - d;
      while (x < aHi && y < bHi && a[x] === b[y]) {
        x++;
        y++;
      }
      forward[origin + d] = x;
      if (isOdd && bMin <= d && d <= bMax && backward[origin + d]! <= x) return [x, y];
    }
    if (bMin > minDiagonal) backward[origin + --bMin - 1] = 0x7fffffff;
    else bMin++;
    if (bMax < maxDiagonal) backward[origin + ++bMax + 1] = 0x7fffffff;
    else bMax--;
    for (let d = bMax; d >= bMin; d -= 2) {
      const below = backward[origin + d - 1]!;
      const above = backward[origin + d + 1]!;
      let x = below < above ? below : above - 1;
      let y = x - d;
      while (x > aLo && y > bLo && a[x - 1] === b[y - 1]) {
        x--;
        y--;
      }
      backward[origin + d] = x;
      if (!isOdd && fMin <= d && d <= fMax && x <= forward[origin + d]!) return [x, y];
    }
    if (cost >= maxCost) return furthest(search, [aLo, aHi, bLo, bHi], [fMin, fMax], [bMin, bMax]);
  }
}

/** The point at which either search has covered the most; the other half is compared on its own. */
function furthest(
  search: Search,
  [aLo, aHi, bLo, bHi]: [number, number, number, number],
  [fMin, fMax]: [number, number],
  [bMin, bMax]: [number, number],
): [number, number] {
  const { forward, backward, origin } = search;
  let best = -1;
  let bestPoint: [number, number] = [aLo, bLo];
  for (let d = fMax; d >= fMin; d -= 2) {
    const x = Math.min(forward[origin + d]!, aHi, bHi + d);
    const y = x - d;
    if (y < bLo || x < aLo) continue;
    const covered = x - aLo + (y - bLo);
    if (covered > best) {
      best = covered;
      bestPoint = [x, y];
    }
  }
  for (let d = bMax; d >= bMin; d -= 2) {
    const x = Math.max(backward[origin + d]!, aLo, bLo + d);
    const y = x - d;
    if (y > bHi || x > aHi) continue;
    const covered = aHi - x + (bHi - y);
    if (covered > best) {
      best = covered;
      bestPoint = [x, y];
    }
  }
  return bestPoint;
}
