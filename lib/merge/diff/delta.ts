/**
 * How one version is stored against another: a JSON list `[format, hash of before, hash of after, …]` followed
 * by a positive number for characters to copy, a negative one for characters to skip, and a string to insert.
 * JSON escapes lone surrogates, so the delta of any string survives UTF-8 storage unchanged.
 */

import { hash53 } from "../questions/conflict-id";
import { numberLines } from "../tokens/lines";
import { diffSequences } from "./sequence-diff";
import { wordEdits } from "./word-diff";

const FORMAT = 1;
/** So many characters, in one delta, are compared by words; the rest is stored as replaced, because a save must not wait for it. */
const MAX_COMPARED_WORDS = 100_000;
/** Characters that are compared at once where two texts begin or end alike. */
const FIRST_STEP = 1 << 16;

/** A delta from which `applyDelta(before, delta)` rebuilds `after` exactly. */
export function encodeDelta(before: string, after: string): string {
  const operations: (number | string)[] = [];
  let at = 0;
  for (const { from, to, insert } of betweenEnds(before, after, lineEdits)) {
    if (from > at) operations.push(from - at);
    if (to > from) operations.push(from - to);
    if (insert !== "") operations.push(insert);
    at = to;
  }
  return JSON.stringify([FORMAT, hash53(before), hash53(after), ...operations]);
}

/**
 * Rebuild the text that a delta leads to.
 * @throws Error when the delta is damaged, or was made from another text than `before`
 */
export function applyDelta(before: string, delta: string): string {
  const parsed: unknown = JSON.parse(delta);
  if (!Array.isArray(parsed) || parsed[0] !== FORMAT) throw new Error("delta: unknown format");
  if (parsed[1] !== hash53(before)) throw new Error("delta: made from another text");
  let text = "";
  let at = 0;
  for (const operation of parsed.slice(3) as unknown[]) {
    if (typeof operation === "string") text += operation;
    else if (!Number.isSafeInteger(operation)) throw new Error("delta: unknown operation");
    else {
      const count = operation as number;
      if (at + Math.abs(count) > before.length) throw new Error("delta: reaches beyond the text");
      if (count > 0) text += before.slice(at, at + count);
      at += Math.abs(count);
    }
  }
  text += before.slice(at);
  if (parsed[2] !== hash53(text)) throw new Error("delta: damaged");
  return text;
}

type Edit = { from: number; to: number; insert: string };

/** The edits of what lies between the parts in which both begin and end alike: of most saves, and of most changed lines, that is all there is to look at. */
function betweenEnds(before: string, after: string, compare: (before: string, after: string) => Edit[]): Edit[] {
  const shorter = Math.min(before.length, after.length);
  const head = commonLength(before, after, (text, at, size) => text.slice(at, at + size), shorter);
  const fromEnd = (text: string, at: number, size: number): string => text.slice(text.length - at - size, text.length - at);
  const tail = commonLength(before, after, fromEnd, shorter - head);
  const found = compare(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  return found.map(({ from, to, insert }) => ({ from: from + head, to: to + head, insert }));
}

/** How many characters, `limit` at most, two texts have in common, by comparing parts of theirs that are halved where they differ. */
function commonLength(a: string, b: string, partOf: (text: string, at: number, size: number) => string, limit: number): number {
  let length = 0;
  for (let size = FIRST_STEP; size > 0; size >>= 1) {
    while (length + size <= limit && partOf(a, length, size) === partOf(b, length, size)) length += size;
  }
  return length;
}

function lineEdits(before: string, after: string): Edit[] {
  const { tables, alphabetSize } = numberLines([before, after]);
  const [a, b] = [tables[0]!, tables[1]!];
  let compared = 0;
  const compareWords = (removed: string, insert: string): Edit[] => {
    const size = removed.length + insert.length;
    if (removed === "" || insert === "" || compared + size > MAX_COMPARED_WORDS) return [{ from: 0, to: removed.length, insert }];
    compared += size;
    return wordEdits(removed, insert);
  };
  return diffSequences(a.ids, b.ids, alphabetSize).flatMap((hunk): Edit[] => {
    const from = a.starts[hunk.aStart]!;
    const removed = before.slice(from, a.starts[hunk.aEnd]);
    const insert = after.slice(b.starts[hunk.bStart], b.starts[hunk.bEnd]);
    return betweenEnds(removed, insert, compareWords).map((edit) => ({ from: edit.from + from, to: edit.to + from, insert: edit.insert }));
  });
}
