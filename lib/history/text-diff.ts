import { diffLines, type DiffLine, type WordPiece } from "../merge/index";
import { pairLines } from "./pair-lines";

/** A line of a change, or a pair of lines that are versions of one another; line numbers are 1-based, for people. */
export type DiffRow =
  | { kind: "removed"; text: string; fromLine: number }
  | { kind: "added"; text: string; toLine: number }
  | { kind: "changed"; words: WordPiece[]; fromLine: number; toLine: number };

/** Lines `[start, end)` of a text, 0-based. */
export type LineRange = [start: number, end: number];

/** One place where two texts differ: these lines of the one stand for those of the other. */
export interface TextChange {
  from: LineRange;
  to: LineRange;
  rows: DiffRow[];
}

/** How two texts differ; what stands between two changes is the same in both. */
export interface TextDiff {
  changes: TextChange[];
  fromLineCount: number;
  toLineCount: number;
}

/** The difference of two texts, change by change. */
export function textDiff(before: string, after: string): TextDiff {
  const changes = diffLines(before, after, 0).map(
    ({ before: from, after: to, lines }): TextChange => ({ from, to, rows: rowsOf(lines, from[0], to[0]) }),
  );
  return { changes, fromLineCount: lineStarts(before).length - 1, toLineCount: lineStarts(after).length - 1 };
}

function rowsOf(lines: readonly DiffLine[], fromStart: number, toStart: number): DiffRow[] {
  const textsOf = (kind: DiffLine["kind"]) => lines.filter((line) => line.kind === kind).map((line) => line.text);
  let fromLine = fromStart + 1;
  let toLine = toStart + 1;
  return pairLines(textsOf("removed"), textsOf("added")).map(({ removed, added, words }): DiffRow => {
    if (words) return { kind: "changed", words, fromLine: fromLine++, toLine: toLine++ };
    if (removed !== null) return { kind: "removed", text: removed, fromLine: fromLine++ };
    return { kind: "added", text: added ?? "", toLine: toLine++ };
  });
}

/** Where each line of a text begins, and last where the text ends; the same lines that the engine counts. */
export function lineStarts(text: string): number[] {
  if (text === "") return [0];
  const starts = [0];
  for (const lineBreak of text.matchAll(/\r\n|\r|\n/g)) {
    const end = lineBreak.index + lineBreak[0].length;
    if (end < text.length) starts.push(end);
  }
  starts.push(text.length);
  return starts;
}

/** `after` with one of its changes taken back: the lines of `before` stand in the place of its own. */
export function withoutChange(before: string, after: string, change: Pick<TextChange, "from" | "to">): string {
  const [fromStart, fromEnd] = placesOf(before, change.from);
  const [toStart, toEnd] = placesOf(after, change.to);
  return after.slice(0, toStart) + before.slice(fromStart, fromEnd) + after.slice(toEnd);
}

function placesOf(text: string, [start, end]: LineRange): LineRange {
  const starts = lineStarts(text);
  return [starts[start] ?? text.length, starts[end] ?? text.length];
}
