import type { Hunk } from "../diff/hunk";

/**
 * A piece of the alignment of three sequences. `kind` says who changed it; ranges are half-open indices.
 * `conflict` is what diff3 calls an unstable chunk that both sides changed.
 */
export type Chunk = {
  kind: "base" | "yours" | "theirs" | "both" | "conflict";
  base: [number, number];
  yours: [number, number];
  theirs: [number, number];
};

/**
 * Combine two diffs against the same base (Khanna, Kunal, Pierce: "A Formal Investigation of Diff3").
 * Changes conflict when their base ranges overlap or touch; the caller may know better and look inside.
 * @param isSame whether yours[y) and theirs[t) hold the same elements
 */
export function threeWay(
  yoursHunks: readonly Hunk[],
  theirsHunks: readonly Hunk[],
  lengths: { base: number; yours: number; theirs: number },
  isSame: (yours: [number, number], theirs: [number, number]) => boolean,
): Chunk[] {
  const chunks: Chunk[] = [];
  let base = 0, yours = 0, theirs = 0, i = 0, k = 0;

  const pushBase = (until: number): void => {
    const length = until - base;
    if (length <= 0) return;
    chunks.push({ kind: "base", base: [base, until], yours: [yours, yours + length], theirs: [theirs, theirs + length] });
    base = until;
    yours += length;
    theirs += length;
  };

  while (i < yoursHunks.length || k < theirsHunks.length) {
    const firstYours = yoursHunks[i];
    const firstTheirs = theirsHunks[k];
    const start = Math.min(firstYours?.aStart ?? Infinity, firstTheirs?.aStart ?? Infinity);
    let end = start;
    const fromYours = i;
    const fromTheirs = k;
    for (;;) {
      const y = yoursHunks[i];
      const t = theirsHunks[k];
      if (y !== undefined && y.aStart <= end) {
        end = Math.max(end, y.aEnd);
        i++;
      } else if (t !== undefined && t.aStart <= end) {
        end = Math.max(end, t.aEnd);
        k++;
      } else break;
    }
    pushBase(start);
    const yoursEnd = yours + (end - start) + growth(yoursHunks, fromYours, i);
    const theirsEnd = theirs + (end - start) + growth(theirsHunks, fromTheirs, k);
    const chunk: Chunk = { kind: "conflict", base: [start, end], yours: [yours, yoursEnd], theirs: [theirs, theirsEnd] };
    if (fromTheirs === k) chunk.kind = "yours";
    else if (fromYours === i) chunk.kind = "theirs";
    else if (isSame(chunk.yours, chunk.theirs)) chunk.kind = "both";
    chunks.push(chunk);
    base = end;
    yours = yoursEnd;
    theirs = theirsEnd;
  }
  pushBase(lengths.base);
  return chunks;
}

function growth(hunks: readonly Hunk[], from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const hunk = hunks[i]!;
    sum += hunk.bEnd - hunk.bStart - (hunk.aEnd - hunk.aStart);
  }
  return sum;
}

/** Whether two ranges of two sequences hold the same elements. */
export function sameElements(
  a: Int32Array, [aStart, aEnd]: [number, number],
  b: Int32Array, [bStart, bEnd]: [number, number],
): boolean {
  if (aEnd - aStart !== bEnd - bStart) return false;
  for (let i = 0; i < aEnd - aStart; i++) if (a[aStart + i] !== b[bStart + i]) return false;
  return true;
}
