/** Two texts compared word by word, exactly: here white space counts, because every character must be accounted for. */

import { graphemeBoundaries, segmentUnspaced } from "../tokens/segment";
import { numberAll } from "../tokens/number-all";
import { diffSequences } from "./sequence-diff";

export type WordPiece = { kind: "same" | "removed" | "added"; text: string };

const PIECE = /\r\n|[\r\n]|[^\S\r\n]+|[\p{L}\p{N}\p{M}_]+|[^]/gu;
/** Characters among which a boundary between two pieces never falls inside a grapheme. */
const SIMPLE = /^[\t\n\r\u0020-\u02ff\u2010-\u2027]*$/;

/** Words, single signs, runs of blanks and line breaks; no grapheme is cut. */
export function splitExactWords(text: string): string[] {
  if (SIMPLE.test(text)) return text.match(PIECE) ?? [];
  const boundaries = graphemeBoundaries(text);
  const pieces: string[] = [];
  let start = 0;
  for (const match of text.matchAll(PIECE)) {
    for (const end of segmentUnspaced(match[0], match.index)) {
      if (boundaries !== null && boundaries[end] !== 1) continue;
      pieces.push(text.slice(start, end));
      start = end;
    }
  }
  return pieces;
}

/** The changes from `before` to `after` as edits of `before`, whole words each. */
export function wordEdits(before: string, after: string): { from: number; to: number; insert: string }[] {
  if (before === after) return [];
  if (before === "" || after === "") return [{ from: 0, to: before.length, insert: after }];
  const a = splitExactWords(before);
  const b = splitExactWords(after);
  const numbers = new Map<string, number>();
  const aIds = numberAll(a, numbers);
  const bIds = numberAll(b, numbers);
  const aStarts = offsets(a);
  const bStarts = offsets(b);
  return diffSequences(aIds, bIds, numbers.size).map((hunk) => ({
    from: aStarts[hunk.aStart]!,
    to: aStarts[hunk.aEnd]!,
    insert: after.slice(bStarts[hunk.bStart]!, bStarts[hunk.bEnd]!),
  }));
}

function offsets(pieces: readonly string[]): number[] {
  const starts = [0];
  let at = 0;
  for (const piece of pieces) {
    at += piece.length;
    starts.push(at);
  }
  return starts;
}
