/** Difference of two integer sequences: anchors first, then Myers between them, then sliding. */

import { NO_ANCHORS, uniqueAnchors } from "./anchors";
import { hunksFromFlags, type Hunk } from "./hunk";
import { markByMyers } from "./myers";
import { scratchFor, searchScratchFor, type Scratch } from "./scratch";
import { slide, type BoundaryScore } from "./slide";

const MAX_ANCHOR_DEPTH = 24;

/**
 * The hunks that turn `a` into `b`, in order, without overlap and with at least one equal element between two.
 * @param alphabetSize all elements are in `[0, alphabetSize)`
 * @param score how good a place before element `i` of `b` (or `a`) is for an insertion to begin; see `slide`
 */
export function diffSequences(a: Int32Array, b: Int32Array, alphabetSize: number, score?: BoundaryScore): Hunk[] {
  const scratch = scratchFor(alphabetSize, Math.max(a.length, b.length));
  scratch.changedA.fill(0, 0, a.length);
  scratch.changedB.fill(0, 0, b.length);
  mark({ a, b, scratch }, 0, a.length, 0, b.length, 0);
  return slide(a, b, hunksFromFlags(scratch.changedA, a.length, scratch.changedB, b.length), score);
}

type Work = { a: Int32Array; b: Int32Array; scratch: Scratch };

function mark(work: Work, aLo: number, aHi: number, bLo: number, bHi: number, depth: number): void {
  const { a, b, scratch } = work;
  while (aLo < aHi && bLo < bHi && a[aLo] === b[bLo]) {
    aLo++;
    bLo++;
  }
  while (aLo < aHi && bLo < bHi && a[aHi - 1] === b[bHi - 1]) {
    aHi--;
    bHi--;
  }
  if (aLo === aHi) {
    scratch.changedB.fill(1, bLo, bHi);
    return;
  }
  if (bLo === bHi) {
    scratch.changedA.fill(1, aLo, aHi);
    return;
  }
  countElements(work, aLo, aHi, bLo, bHi);
  const anchors = depth < MAX_ANCHOR_DEPTH ? uniqueAnchors(a, aLo, aHi, scratch) : NO_ANCHORS;
  if (anchors.length === 0) markShared(work, aLo, aHi, bLo, bHi);
  clearCounts(work, aLo, aHi, bLo, bHi);
  if (anchors.length === 0) return;
  let aAt = aLo;
  let bAt = bLo;
  for (let k = 0; k < anchors.length; k += 2) {
    const isGap = aAt < anchors[k]! || bAt < anchors[k + 1]!;
    if (isGap) mark(work, aAt, anchors[k]!, bAt, anchors[k + 1]!, depth + 1);
    aAt = anchors[k]! + 1;
    bAt = anchors[k + 1]! + 1;
  }
  mark(work, aAt, aHi, bAt, bHi, depth + 1);
}

function countElements({ a, b, scratch }: Work, aLo: number, aHi: number, bLo: number, bHi: number): void {
  const { countA, countB, positionB } = scratch;
  for (let i = aLo; i < aHi; i++) countA[a[i]!]!++;
  for (let i = bLo; i < bHi; i++) {
    countB[b[i]!]!++;
    positionB[b[i]!] = i;
  }
}

function clearCounts({ a, b, scratch }: Work, aLo: number, aHi: number, bLo: number, bHi: number): void {
  for (let i = aLo; i < aHi; i++) scratch.countA[a[i]!] = 0;
  for (let i = bLo; i < bHi; i++) scratch.countB[b[i]!] = 0;
}

/** Compare what was counted on both sides by Myers; what occurs on one side only is changed without a search. */
function markShared({ a, b, scratch }: Work, aLo: number, aHi: number, bLo: number, bHi: number): void {
  const { countA, countB, changedA, changedB } = scratch;
  const search = searchScratchFor(Math.max(aHi - aLo, bHi - bLo));
  const aLength = share(a, aLo, aHi, countB, changedA, search.sharedA, search.placesA);
  const bLength = share(b, bLo, bHi, countA, changedB, search.sharedB, search.placesB);
  if (aLength === 0 || bLength === 0) return;
  search.changedA.fill(0, 0, aLength);
  search.changedB.fill(0, 0, bLength);
  markByMyers(aLength, bLength, search);
  for (let i = 0; i < aLength; i++) changedA[search.placesA[i]!] = search.changedA[i]!;
  for (let i = 0; i < bLength; i++) changedB[search.placesB[i]!] = search.changedB[i]!;
}

/** Gather the elements that the other side has too, and mark the others as changed; gives how many are shared. */
function share(
  sequence: Int32Array, lo: number, hi: number, countInOther: Int32Array, changed: Uint8Array, shared: Int32Array, places: Int32Array,
): number {
  let count = 0;
  for (let i = lo; i < hi; i++) {
    if (countInOther[sequence[i]!]! > 0) {
      shared[count] = sequence[i]!;
      places[count++] = i;
    } else changed[i] = 1;
  }
  return count;
}
