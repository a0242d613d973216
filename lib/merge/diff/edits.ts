/** What changes in the writer's own buffer when the others' changes are merged into it. */

import { wordEdits } from "./word-diff";
import type { Region } from "../types";

/** Replace `[from, to)` of a text by `insert`; offsets count UTF-16 code units in the text before all edits. */
export type TextEdit = { from: number; to: number; insert: string };

/**
 * The smallest edits that turn `yours` into the merged text: an editor that applies them moves no cursor and
 * no selection that stands in text which did not change. Conflicts leave yours as it is.
 */
export function yoursToMerged(regions: readonly Region[]): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const region of regions) {
    if (region.kind !== "stable") continue;
    const before = region.origin === "theirs" ? (region.replaced ?? "") : region.written;
    if (before === undefined) continue;
    const start = region.range.yours[0];
    for (const edit of wordEdits(before, region.text)) {
      const last = edits[edits.length - 1];
      const from = edit.from + start;
      if (last !== undefined && last.to === from) {
        last.to = edit.to + start;
        last.insert += edit.insert;
      } else edits.push({ from, to: edit.to + start, insert: edit.insert });
    }
  }
  return edits;
}

/** Apply edits as `yoursToMerged` returns them: in order, without overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let at = 0;
  for (const { from, to, insert } of edits) {
    result += text.slice(at, from) + insert;
    at = to;
  }
  return result + text.slice(at);
}
