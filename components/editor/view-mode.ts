import { useSyncExternalStore } from "react";

export type ViewMode = "write" | "split" | "read";

const KEY = "concord:view-mode";
const listeners = new Set<() => void>();

/** How the article is shown, remembered on this device. */
export function useViewMode(): [ViewMode, (mode: ViewMode) => void] {
  const mode = useSyncExternalStore(subscribe, read, () => "write" as const);
  return [mode, write];
}

function read(): ViewMode {
  try {
    const value = localStorage.getItem(KEY);
    return value === "split" || value === "read" ? value : "write";
  } catch {
    return "write";
  }
}

function write(mode: ViewMode): void {
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
