import type { SearchQuery } from "@codemirror/search";
import type { EditorState } from "@codemirror/state";

/** More hits than this are not counted, so that a key stays a matter of milliseconds in any text. */
export const MAX_HITS = 1_000;

export interface Hits {
  /** At most `MAX_HITS`; there may be more then. */
  readonly count: number;
  /** Which of them is selected, from 1; null where none is. */
  readonly current: number | null;
}

/** How often `query` is in the text, and at which of the places the selection is. */
export function hitsOf(state: EditorState, query: SearchQuery): Hits {
  if (!query.valid) return { count: 0, current: null };
  const { from, to } = state.selection.main;
  let count = 0;
  let current: number | null = null;
  const cursor = query.getCursor(state);
  for (let hit = cursor.next(); !hit.done && count < MAX_HITS; hit = cursor.next()) {
    count += 1;
    if (hit.value.from === from && hit.value.to === to) current = count;
  }
  return { count, current };
}

/** The hits in words, or nothing where nothing is looked for. */
export function hitsText({ count, current }: Hits, query: SearchQuery): string {
  if (query.search === "") return "";
  if (!query.valid) return "Not a valid expression";
  if (count === 0) return "Not found";
  const all = count === MAX_HITS ? `${count.toLocaleString("en")} or more` : String(count);
  if (current !== null) return `${current} of ${all}`;
  return count === 1 ? "1 hit" : `${all} hits`;
}
