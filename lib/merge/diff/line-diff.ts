/** Two texts compared line by line, with the words inside paired lines: for history views and unified diffs. */

import { diffWords } from "./diff-words";
import type { Hunk } from "./hunk";
import { numberLines } from "../tokens/lines";
import { diffSequences } from "./sequence-diff";
import type { WordPiece } from "./word-diff";

export type DiffLine = {
  kind: "same" | "removed" | "added";
  /** The line with its line break, if it has one. */
  text: string;
  /** For a removed and an added line that are versions of one another: the words, joined they give `text`. */
  words?: WordPiece[];
};

export type LineHunk = {
  /** 0-based half-open ranges of lines, context included. */
  before: [start: number, endExclusive: number];
  after: [start: number, endExclusive: number];
  lines: DiffLine[];
};

export const DEFAULT_CONTEXT_LINES = 3;

/** The changed places of a text with `context` unchanged lines around each; close places share a hunk. */
export function diffLines(before: string, after: string, context: number = DEFAULT_CONTEXT_LINES): LineHunk[] {
  const { tables, alphabetSize } = numberLines([before, after]);
  const [a, b] = [tables[0]!, tables[1]!];
  const lineOf = (text: string, starts: Int32Array, i: number): string => text.slice(starts[i], starts[i + 1]);
  const groups = group(diffSequences(a.ids, b.ids, alphabetSize), 2 * context);
  return groups.map((hunks) => {
    const first = hunks[0]!;
    const last = hunks[hunks.length - 1]!;
    const lead = Math.min(context, first.aStart);
    const trail = Math.min(context, a.ids.length - last.aEnd);
    const lines: DiffLine[] = [];
    let at = first.aStart - lead;
    for (const hunk of hunks) {
      for (; at < hunk.aStart; at++) lines.push({ kind: "same", text: lineOf(before, a.starts, at) });
      const removed = range(hunk.aStart, hunk.aEnd).map((i) => lineOf(before, a.starts, i));
      const added = range(hunk.bStart, hunk.bEnd).map((i) => lineOf(after, b.starts, i));
      for (const line of pairLines(removed, added)) lines.push(line);
      at = hunk.aEnd;
    }
    for (; at < last.aEnd + trail; at++) lines.push({ kind: "same", text: lineOf(before, a.starts, at) });
    return {
      before: [first.aStart - lead, last.aEnd + trail],
      after: [first.bStart - lead, last.bEnd + trail],
      lines,
    };
  });
}

function group(hunks: readonly Hunk[], maxGap: number): Hunk[][] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const open = groups[groups.length - 1];
    if (open !== undefined && hunk.aStart - open[open.length - 1]!.aEnd <= maxGap) open.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

/** Removed lines, then added lines; lines at the same position that share enough words show which words differ. */
function pairLines(removed: readonly string[], added: readonly string[]): DiffLine[] {
  const before: DiffLine[] = removed.map((text) => ({ kind: "removed", text }));
  const after: DiffLine[] = added.map((text) => ({ kind: "added", text }));
  if (removed.length !== added.length) return [...before, ...after];
  for (let i = 0; i < removed.length; i++) {
    const pieces = diffWords(removed[i]!, added[i]!);
    const shared = pieces.reduce((sum, piece) => sum + (piece.kind === "same" ? piece.text.trim().length : 0), 0);
    if (shared * 3 < Math.min(removed[i]!.length, added[i]!.length)) continue;
    before[i]!.words = pieces.filter((piece) => piece.kind !== "added");
    after[i]!.words = pieces.filter((piece) => piece.kind !== "removed");
  }
  return [...before, ...after];
}
