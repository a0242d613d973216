/** Changes that touch without overlapping, one after the other: right too seldom to be applied, often enough to be offered. */

import { brokenWords, weigh, type WordBalance } from "../pieces/conservation";
import { mergedOf } from "../pieces/line-group";
import { wholeOf, type Texts } from "../pieces/piece";
import type { Hunk } from "../diff/hunk";
import { diffSequences } from "../diff/sequence-diff";
import { emitPieces } from "../refine/emit";
import { keepLinesTogether } from "../refine/home-lines";
import type { Chunk } from "../refine/three-way";
import { numberKeys, tokenize } from "../tokens/tokenize";
import type { Side } from "../types";

/** The combination of both sides' changes, or null where they overlap or both insert words at one place. */
export function combineWords(conflict: Texts): string | null {
  const tokens = { base: tokenize(conflict.base), yours: tokenize(conflict.yours), theirs: tokenize(conflict.theirs) };
  const { ids, alphabetSize } = numberKeys([tokens.base, tokens.yours, tokens.theirs]);
  const [base, yours, theirs] = ids as [Int32Array, Int32Array, Int32Array];
  const changesTo = (side: Side, sideIds: Int32Array): Change[] => {
    const to = { keys: tokens[side].keys, ids: sideIds };
    return changesOf(side, keepLinesTogether({ keys: tokens.base.keys, ids: base }, to, diffSequences(base, sideIds, alphabetSize), alphabetSize), to.keys);
  };
  const changes = [...changesTo("yours", yours), ...changesTo("theirs", theirs)];
  const chunks = inTurn(changes, base.length);
  if (chunks === null) return null;
  const pieces = emitPieces({ slices: conflict, tokens, at: wholeOf(conflict) }, chunks);
  if (pieces.some(({ kind }) => kind === "conflict")) return null;
  const merged = pieces.map((piece) => mergedOf(conflict, piece)).join("");
  const balance: WordBalance = new Map();
  weigh(balance, { ...conflict, merged });
  return brokenWords(balance).size === 0 ? merged : null;
}

/** A change of one side, and where it stands among what is inserted at its place. */
type Change = { hunk: Hunk; kind: Side; rank: number };

/** A mark that ends belongs to the word before the place, one that begins to the word after it, and other words stand between. */
const CLOSING = 0;
const WORDS = 1;
const OPENING = 2;

/** Signs of which two make a pair. */
const PAIRED_SIGNS = /^[*_`~]+$/;

function changesOf(kind: Side, hunks: readonly Hunk[], keys: readonly string[]): Change[] {
  const open = new Set<string>();
  return hunks.map((hunk): Change => {
    const text = hunk.aStart === hunk.aEnd ? keys.slice(hunk.bStart, hunk.bEnd).join("") : "";
    if (/^[\])]/.test(text)) return { hunk, kind, rank: CLOSING };
    if (/^[[(]+$/.test(text)) return { hunk, kind, rank: OPENING };
    if (!PAIRED_SIGNS.test(text)) return { hunk, kind, rank: WORDS };
    if (open.delete(text)) return { hunk, kind, rank: CLOSING };
    open.add(text);
    return { hunk, kind, rank: OPENING };
  });
}

/** The changes in the order of base, each a chunk of its own; null where two overlap, or insert words at one place. */
function inTurn(changes: Change[], length: number): Chunk[] | null {
  changes.sort((a, b) => a.hunk.aStart - b.hunk.aStart || a.hunk.aEnd - b.hunk.aEnd || a.rank - b.rank);
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
  let last: Change | undefined;
  for (const change of changes) {
    const { hunk, kind, rank } = change;
    if (hunk.aStart < at.base || (hunk.aStart === last?.hunk.aStart && hunk.aStart === hunk.aEnd && rank === last.rank)) return null;
    pushUnchanged(hunk.aStart);
    const count = hunk.aEnd - hunk.aStart;
    push(kind, { base: count, yours: count, theirs: count, [kind]: hunk.bEnd - hunk.bStart });
    last = change;
  }
  pushUnchanged(length);
  return chunks;
}
