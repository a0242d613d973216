/** Changes that touch without overlapping, one after the other: right too seldom to be applied, often enough to be offered. */

import { brokenWords, weigh, type WordBalance } from "../pieces/conservation";
import { mergedOf } from "../pieces/line-group";
import { wholeOf, type Texts } from "../pieces/piece";
import type { Hunk } from "../diff/hunk";
import { diffSequences } from "../diff/sequence-diff";
import { emitPieces } from "../refine/emit";
import type { Chunk } from "../refine/three-way";
import { numberKeys, tokenize } from "../tokens/tokenize";
import type { Side } from "../types";

/** The combination of both sides' changes, or null where they overlap or both insert at one place. */
export function combineWords(conflict: Texts): string | null {
  const tokens = { base: tokenize(conflict.base), yours: tokenize(conflict.yours), theirs: tokenize(conflict.theirs) };
  const { ids, alphabetSize } = numberKeys([tokens.base, tokens.yours, tokens.theirs]);
  const [base, yours, theirs] = ids as [Int32Array, Int32Array, Int32Array];
  const chunks = inTurn(diffSequences(base, yours, alphabetSize), diffSequences(base, theirs, alphabetSize), base.length);
  if (chunks === null) return null;
  const pieces = emitPieces({ slices: conflict, tokens, at: wholeOf(conflict) }, chunks);
  if (pieces.some(({ kind }) => kind === "conflict")) return null;
  const merged = pieces.map((piece) => mergedOf(conflict, piece)).join("");
  const balance: WordBalance = new Map();
  weigh(balance, { ...conflict, merged });
  return brokenWords(balance).size === 0 ? merged : null;
}

/** The changes of both sides in the order of base, each a chunk of its own; null where two overlap or insert at one place. */
function inTurn(yours: readonly Hunk[], theirs: readonly Hunk[], length: number): Chunk[] | null {
  const changes = [
    ...yours.map((hunk) => ({ hunk, kind: "yours" as Side })),
    ...theirs.map((hunk) => ({ hunk, kind: "theirs" as Side })),
  ].sort((a, b) => a.hunk.aStart - b.hunk.aStart || a.hunk.aEnd - b.hunk.aEnd);
  const chunks: Chunk[] = [];
  const at = { base: 0, yours: 0, theirs: 0 };
  const push = (kind: Chunk["kind"], lengths: Record<keyof typeof at, number>): void => {
    const range = (side: keyof typeof at): [number, number] => [at[side], (at[side] += lengths[side])];
    chunks.push({ kind, base: range("base"), yours: range("yours"), theirs: range("theirs") });
  };
  const pushUnchanged = (until: number): void => {
    const count = until - at.base;
    if (count > 0) push("base", { base: count, yours: count, theirs: count });
  };
  let lastStart = -1;
  for (const { hunk, kind } of changes) {
    if (hunk.aStart < at.base || (hunk.aStart === lastStart && hunk.aStart === hunk.aEnd)) return null;
    pushUnchanged(hunk.aStart);
    const count = hunk.aEnd - hunk.aStart;
    push(kind, { base: count, yours: count, theirs: count, [kind]: hunk.bEnd - hunk.bStart });
    lastStart = hunk.aStart;
  }
  pushUnchanged(length);
  return chunks;
}
