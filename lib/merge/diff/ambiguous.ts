/** Changes whose place among equal lines is a guess: of three equal lines one was deleted, and nothing tells which. */

import type { Hunk } from "./hunk";

/** So many lines are tried in each direction. */
const MAX_SLIDE = 100;

/** Hunks, some of them widened, and the ranges of base that those cover. */
export type Widened = { hunks: Hunk[]; ranges: [start: number, end: number][] };

/**
 * Widen each pure deletion or insertion of one side to all the places where it might have been made, if the other
 * side changed something between them: then it cannot be told whether that was before the change or after it.
 */
export function widenAmbiguous(
  base: Int32Array, side: Int32Array, hunks: readonly Hunk[], others: readonly Hunk[], isBlank: (line: number) => boolean,
): Widened {
  const result: Widened = { hunks: [], ranges: [] };
  let next = 0;
  hunks.forEach((hunk, i) => {
    const [lo, hi] = places(base, side, hunk, result.hunks[i - 1]?.aEnd ?? 0, hunks[i + 1]?.aStart ?? base.length);
    while (next < others.length && others[next]!.aStart <= lo) next++;
    const isAmbiguous = next < others.length && others[next]!.aEnd < hi && isRun(base, lo, hi) && !isBlank(lo);
    const { aStart, aEnd, bStart, bEnd } = hunk;
    result.hunks.push(isAmbiguous ? { aStart: lo, aEnd: hi, bStart: bStart - (aStart - lo), bEnd: bEnd + (hi - aEnd) } : hunk);
    if (isAmbiguous) result.ranges.push([lo, hi]);
  });
  return result;
}

/** Whether all lines of a range are equal: where a longer passage repeats itself, its lines still tell where we are. */
function isRun(base: Int32Array, start: number, end: number): boolean {
  for (let i = start + 1; i < end; i++) if (base[i] !== base[start]) return false;
  return true;
}

/** The range of base that a hunk covers when it is slid over lines equal to its own, between two limits. */
function places(base: Int32Array, side: Int32Array, { aStart, aEnd, bStart, bEnd }: Hunk, from: number, to: number): [number, number] {
  const isDeletion = bStart === bEnd;
  if (!isDeletion && aStart !== aEnd) return [aStart, aEnd];
  const [lines, start, end] = isDeletion ? [base, aStart, aEnd] : [side, bStart, bEnd];
  let up = 0;
  while (up < MAX_SLIDE && aStart - up > from && lines[start - up - 1] === lines[end - up - 1]) up++;
  let down = 0;
  while (down < MAX_SLIDE && aEnd + down < to && lines[start + down] === lines[end + down]) down++;
  return [aStart - up, aEnd + down];
}
