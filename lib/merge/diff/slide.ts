import type { Hunk } from "./hunk";

/** How well an inserted or deleted run may begin before element `at` of `side`; higher is better. */
export type BoundaryScore = (side: "a" | "b", at: number) => number;

/**
 * An insertion between equal elements can often stand at several places with the same result. Both diffs of a
 * three-way merge must choose alike, so every pure insertion or deletion slides to the place with the best
 * score, and to the last of several equally good ones (as in git).
 */
export function slide(a: Int32Array, b: Int32Array, hunks: readonly Hunk[], score: BoundaryScore = () => 0): Hunk[] {
  const result: Hunk[] = [];
  for (let k = 0; k < hunks.length; k++) {
    const hunk = hunks[k]!;
    const next = hunks[k + 1];
    const previous = result[result.length - 1];
    const isInsertion = hunk.aStart === hunk.aEnd;
    if (!isInsertion && hunk.bStart !== hunk.bEnd) {
      result.push(hunk);
      continue;
    }
    const sequence = isInsertion ? b : a;
    const start = isInsertion ? hunk.bStart : hunk.aStart;
    const end = isInsertion ? hunk.bEnd : hunk.aEnd;
    const floor = previous === undefined ? 0 : 1 + (isInsertion ? previous.bEnd : previous.aEnd);
    const ceiling = next === undefined ? sequence.length : (isInsertion ? next.bStart : next.aStart) - 1;
    const shift = bestShift(sequence, start, end, floor, ceiling, (at) => score(isInsertion ? "b" : "a", at));
    result.push({
      aStart: hunk.aStart + shift, aEnd: hunk.aEnd + shift,
      bStart: hunk.bStart + shift, bEnd: hunk.bEnd + shift,
    });
  }
  return result;
}

function bestShift(
  sequence: Int32Array, start: number, end: number, floor: number, ceiling: number,
  score: (at: number) => number,
): number {
  let up = 0;
  while (start + up > floor && sequence[start + up - 1] === sequence[end + up - 1]) up--;
  let down = 0;
  while (end + down < ceiling && sequence[start + down] === sequence[end + down]) down++;
  let best = down;
  let bestScore = score(start + down);
  for (let shift = down - 1; shift >= up; shift--) {
    const value = score(start + shift);
    if (value > bestScore) {
      best = shift;
      bestScore = value;
    }
  }
  return best;
}
