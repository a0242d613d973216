import { useState, useSyncExternalStore } from "react";

export type ViewMode = "write" | "split" | "read";
/** An article always opens ready to type: a preview without the text is left with the page. */
type RememberedMode = Exclude<ViewMode, "read">;

const KEY = "concord:view-mode";
const listeners = new Set<() => void>();

/** How the article is shown: with or without a preview beside the text as it was last on this device, or only read for now. */
export function useViewMode(): [ViewMode, (mode: ViewMode) => void] {
  const remembered = useSyncExternalStore(subscribe, readRemembered, () => "write" as const);
  const [isReading, setReading] = useState(false);
  const setMode = (mode: ViewMode) => {
    setReading(mode === "read");
    if (mode !== "read") remember(mode);
  };
  return [isReading ? "read" : remembered, setMode];
}

function readRemembered(): RememberedMode {
  try {
    return localStorage.getItem(KEY) === "split" ? "split" : "write";
  } catch {
    return "write";
  }
}

function remember(mode: RememberedMode): void {
  try {
    localStorage.setItem(KEY, mode);
  } catch {
    // Remembering is a comfort; where storage is off, the choice is not kept.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
