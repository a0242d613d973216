"use client";

import { useSyncExternalStore } from "react";

/** The name of the key that commands are made with on this machine. */
export function useModKey(): "⌘" | "Ctrl" {
  return useSyncExternalStore(
    () => () => undefined,
    () => (/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );
}
