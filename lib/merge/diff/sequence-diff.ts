/** Difference of two integer sequences: anchors first, then Myers between them, then sliding. */

import { makeScratch, uniqueAnchors, type Scratch } from "./anchors";
import { hunksFromFlags, type Hunk } from "./hunk";
import { markByMyers } from "./myers";
import { slide, type BoundaryScore } from "./slide";

const MAX_ANCHOR_DEPTH = 24;

/**
 * The hunks that turn `a` into `b`, in order, without overlap and with at least one equal element between two.
 * @param alphabetSize all elements are in `[0, alphabetSize)`
 * @param score how good a place before element `i` of `b` (or `a`) is for an insertion to begin; see `slide`
 */
export function diffSequences(a: Int32Array, b: Int32Array, alphabetSize: number, score?: BoundaryScore): Hunk[] {
  const changedA = new Uint8Array(a.length);
  const changedB = new Uint8Array(b.length);
  mark({ a, b, changedA, changedB, scratch: makeScratch(alphabetSize) }, 0, a.length, 0, b.length, 0);
  return slide(a, b, hunksFromFlags(changedA, changedB), score);
}

type Work = { a: Int32Array; b: Int32Array; changedA: Uint8Array; changedB: Uint8Array; scratch: Scratch };

function mark(work: Work, aLo: number, aHi: number, bLo: number, bHi: number, depth: number): void {
  const { a, b, changedA, changedB } = work;
  while (aLo < aHi && bLo < bHi && a[aLo] === b[bLo]) {
    aLo++;
    bLo++;
  }
  while (aLo < aHi && bLo < bHi && a[aHi - 1] === b[bHi - 1]) {
    aHi--;
    bHi--;
  }
  if (aLo === aHi) {
    changedB.fill(1, bLo, bHi);
    return;
  }
  if (bLo === bHi) {
    changedA.fill(1, aLo, aHi);
    return;
  }
  const anchors = depth < MAX_ANCHOR_DEPTH ? uniqueAnchors(a, aLo, aHi, b, bLo, bHi, work.scratch) : [];
  if (anchors.length === 0) {
    markShared(work, aLo, aHi, bLo, bHi);
    return;
  }
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

/** Compare what occurs on both sides by Myers; what occurs on one side only is changed without a search. */
function markShared(work: Work, aLo: number, aHi: number, bLo: number, bHi: number): void {
  const { a, b, changedA, changedB, scratch } = work;
  const { countA, countB } = scratch;
  for (let i = aLo; i < aHi; i++) countA[a[i]!] = 1;
  for (let i = bLo; i < bHi; i++) countB[b[i]!] = 1;
  const aKept = keep(a, aLo, aHi, countB, changedA);
  const bKept = keep(b, bLo, bHi, countA, changedB);
  for (let i = aLo; i < aHi; i++) countA[a[i]!] = 0;
  for (let i = bLo; i < bHi; i++) countB[b[i]!] = 0;
  if (aKept.length === 0 || bKept.length === 0) return;
  const aShared = Int32Array.from(aKept, (i) => a[i]!);
  const bShared = Int32Array.from(bKept, (i) => b[i]!);
  const aFlags = new Uint8Array(aShared.length);
  const bFlags = new Uint8Array(bShared.length);
  markByMyers(aShared, 0, aShared.length, bShared, 0, bShared.length, aFlags, bFlags);
  for (let i = 0; i < aKept.length; i++) changedA[aKept[i]!] = aFlags[i]!;
  for (let i = 0; i < bKept.length; i++) changedB[bKept[i]!] = bFlags[i]!;
}

/** Positions of elements that the other side has too; the others are marked as changed. */
function keep(sequence: Int32Array, lo: number, hi: number, inOther: Int32Array, changed: Uint8Array): number[] {
  const kept: number[] = [];
  for (let i = lo; i < hi; i++) {
    if (inOther[sequence[i]!] === 1) kept.push(i);
    else changed[i] = 1;
  }
  return kept;
}
