import { Annotation, Transaction, type EditorState, type TransactionSpec } from "@codemirror/state";
import { ViewPlugin, type EditorView, type ViewUpdate } from "@codemirror/view";
import { changesTo, type OffsetEdit } from "./line-endings";

/** Marks a transaction that the writer did not make: a merge, an answer, a restored text. */
const isOutsideChange = Annotation.define<true>();

/** The transaction that brings a text from outside into the editor, and leaves the writer's undo history alone. */
export function outsideChange(state: EditorState, text: string, edits: readonly OffsetEdit[] | null): TransactionSpec {
  return { ...changesTo(state, text, edits), annotations: [isOutsideChange.of(true), Transaction.addToHistory.of(false)] };
}

/**
 * Brings the editor to `text` without moving cursor, selection or what the writer sees, and without a step in the
 * writer's undo history.
 */
export function applyOutsideChange(view: EditorView, text: string, edits: readonly OffsetEdit[] | null): void {
  const seen = firstVisiblePosition(view);
  const before = seen === null ? null : view.coordsAtPos(seen)?.top;
  const transaction = view.state.update(outsideChange(view.state, text, edits));
  view.dispatch(transaction);
  if (seen === null || before === undefined) return;
  const position = transaction.changes.mapPos(seen, 1);
  view.requestMeasure({
    read: () => view.coordsAtPos(position)?.top,
    write: (after) => {
      if (after !== undefined && Math.abs(after - before!) > 1) window.scrollBy({ top: after - before!, behavior: "instant" });
    },
  });
}

/** The beginning of the first line of text inside the window, or null if the page shows the top of the text anyway. */
function firstVisiblePosition(view: EditorView): number | null {
  const { top } = view.contentDOM.getBoundingClientRect();
  if (top >= 0) return null;
  return view.lineBlockAtHeight(-view.documentTop).to;
}

/** Tells of the writer's own changes, and of those only. */
export function onOwnChange(listener: (update: ViewUpdate) => void) {
  return ViewPlugin.define(() => ({
    update(update) {
      const isOwn = update.transactions.some((transaction) => transaction.docChanged && !transaction.annotation(isOutsideChange));
      if (isOwn) listener(update);
    },
  }));
}
