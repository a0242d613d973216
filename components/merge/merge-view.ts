import { useSyncExternalStore } from "react";

/** One column in reading order, or theirs | result | yours. */
export type MergeView = "column" | "sides";

const KEY = "concord:merge-view";
/** Three columns need this much room. */
const WIDE = "(width >= 64rem)";
const listeners = new Set<() => void>();

/** The view that was chosen last on this device; a narrow window always has one column. */
export function useMergeView(): [MergeView, (view: MergeView) => void] {
  const view = useSyncExternalStore(subscribe, read, () => "column" as const);
  return [view, write];
}

function read(): MergeView {
  try {
    return localStorage.getItem(KEY) === "sides" && window.matchMedia(WIDE).matches ? "sides" : "column";
  } catch {
    return "column";
  }
}

function write(view: MergeView): void {
  try {
    localStorage.setItem(KEY, view);
  } catch {
    // Where storage is off, the choice is not remembered.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const wide = window.matchMedia(WIDE);
  listeners.add(listener);
  wide.addEventListener("change", listener);
  return () => {
    listeners.delete(listener);
    wide.removeEventListener("change", listener);
  };
}
