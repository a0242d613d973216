import { diffLines, diffWords, type DiffLine, type LineHunk, type WordPiece } from "@/lib/merge";

/** A line, or a pair of lines that are versions of one another, ready to be shown. */
export type DiffRow =
  | { kind: "same"; text: string; fromLine: number; toLine: number }
  | { kind: "removed"; text: string; fromLine: number }
  | { kind: "added"; text: string; toLine: number }
  | { kind: "changed"; before: WordPiece[]; after: WordPiece[]; both: WordPiece[]; fromLine: number; toLine: number };

export interface DiffBlock {
  /** How many unchanged lines were left out before this block. */
  skippedCount: number;
  rows: DiffRow[];
}

export interface TextDiff {
  blocks: DiffBlock[];
  /** Unchanged lines after the last block. */
  skippedAfter: number;
  addedCount: number;
  removedCount: number;
}

/** The difference of two texts as rows; line numbers are 1-based, for people. */
export function textDiff(before: string, after: string, options: { isWhole?: boolean } = {}): TextDiff {
  const hunks = diffLines(before, after, options.isWhole ? Number.MAX_SAFE_INTEGER / 4 : undefined);
  const lineCount = countLines(before);
  let shownTo = 0;
  const blocks = hunks.map((hunk) => {
    const skippedCount = hunk.before[0] - shownTo;
    shownTo = hunk.before[1];
    return { skippedCount, rows: rowsOf(hunk) };
  });
  const words = blocks.flatMap((block) => block.rows);
  return {
    blocks,
    skippedAfter: lineCount - shownTo,
    addedCount: words.filter((row) => row.kind === "added" || row.kind === "changed").length,
    removedCount: words.filter((row) => row.kind === "removed" || row.kind === "changed").length,
  };
}

function rowsOf(hunk: LineHunk): DiffRow[] {
  const rows: DiffRow[] = [];
  let fromLine = hunk.before[0] + 1;
  let toLine = hunk.after[0] + 1;
  const lines = hunk.lines;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    if (line.kind === "same") {
      rows.push({ kind: "same", text: line.text, fromLine: fromLine++, toLine: toLine++ });
      at += 1;
      continue;
    }
    const removed = takeWhile(lines, at, "removed");
    const added = takeWhile(lines, at + removed.length, "added");
    at += removed.length + added.length;
    // The engine pairs lines by position where both sides have as many.
    for (let i = 0; i < Math.max(removed.length, added.length); i++) {
      const old = removed[i];
      const now = added[i];
      if (old?.words && now?.words) {
        rows.push({ kind: "changed", before: old.words, after: now.words, both: diffWords(old.text, now.text), fromLine: fromLine++, toLine: toLine++ });
      } else {
        if (old) rows.push({ kind: "removed", text: old.text, fromLine: fromLine++ });
        if (now) rows.push({ kind: "added", text: now.text, toLine: toLine++ });
      }
    }
  }
  return rows;
}

function takeWhile(lines: DiffLine[], start: number, kind: DiffLine["kind"]): DiffLine[] {
  let end = start;
  while (lines[end]?.kind === kind) end += 1;
  return lines.slice(start, end);
}

function countLines(text: string): number {
  if (text === "") return 0;
  const breaks = text.match(/\r\n|\r|\n/g)?.length ?? 0;
  return /[\r\n]$/.test(text) ? breaks : breaks + 1;
}
