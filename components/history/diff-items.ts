import type { DiffRow, LineRange, TextDiff } from "@/lib/history/text-diff";

export type DiffLayout = "inline" | "side-by-side";

/** What stands under each other in a comparison; the unit in which a long one is drawn piecemeal. */
export type DiffItem =
  /** Unchanged lines that are folded away until somebody wants to see them. */
  | { kind: "fold"; key: string; stretch: number; lineCount: number }
  /** Unchanged lines: `to` says which ones of the later text, `fromLine` is the number of the first in the earlier one. */
  | { kind: "same"; key: string; stretch: number; to: LineRange; fromLine: number }
  /** A change, or a portion of a very long one. */
  | { kind: "change"; key: string; index: number; rows: DiffRow[]; isFirst: boolean };

/** Unchanged lines shown around each change. */
const CONTEXT_LINES = 3;
/** Fewer lines than this are not worth folding. */
const MIN_FOLDED = 3;
/** Lines drawn as one item at most. */
const PORTION_LINES = 100;

/** Lays a difference out; `opened` holds the stretches of unchanged lines that are to be shown whole, or is "all". */
export function itemsOf(diff: TextDiff, opened: ReadonlySet<number> | "all"): DiffItem[] {
  const items: DiffItem[] = [];
  let fromLine = 0;
  let toLine = 0;
  diff.changes.forEach((change, index) => {
    addStretch(items, index, { to: [toLine, change.to[0]], fromLine, isFirst: index === 0, isLast: false }, opened);
    portions(change.rows).forEach((rows, part) => items.push({ kind: "change", key: `change-${index}-${part}`, index, rows, isFirst: part === 0 }));
    fromLine = change.from[1];
    toLine = change.to[1];
  });
  addStretch(items, diff.changes.length, { to: [toLine, diff.toLineCount], fromLine, isFirst: diff.changes.length === 0, isLast: true }, opened);
  return items;
}

interface Stretch {
  to: LineRange;
  fromLine: number;
  isFirst: boolean;
  isLast: boolean;
}

function addStretch(items: DiffItem[], stretch: number, { to: [start, end], fromLine, isFirst, isLast }: Stretch, opened: ReadonlySet<number> | "all"): void {
  const same = (from: number, until: number) => {
    for (let at = from; at < until; at += PORTION_LINES) {
      items.push({ kind: "same", key: `same-${at}`, stretch, to: [at, Math.min(at + PORTION_LINES, until)], fromLine: fromLine + at - start });
    }
  };
  const head = isFirst ? 0 : CONTEXT_LINES;
  const tail = isLast ? 0 : CONTEXT_LINES;
  const folded = end - start - head - tail;
  if (opened === "all" || opened.has(stretch) || folded < MIN_FOLDED) return same(start, end);
  same(start, start + head);
  items.push({ kind: "fold", key: `fold-${stretch}`, stretch, lineCount: folded });
  same(end - tail, end);
}

function portions(rows: DiffRow[]): DiffRow[][] {
  return Array.from({ length: Math.ceil(rows.length / PORTION_LINES) }, (_, part) => rows.slice(part * PORTION_LINES, (part + 1) * PORTION_LINES));
}
