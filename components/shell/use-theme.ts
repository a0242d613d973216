"use client";

import { useSyncExternalStore } from "react";
import { applyThemeChoice, readThemeChoice, type ThemeChoice } from "./theme";

const listeners = new Set<() => void>();

/** The choice of look, and how to change it; the same in every place and tab that shows it. */
export function useTheme(): [ThemeChoice, (choice: ThemeChoice) => void] {
  const choice = useSyncExternalStore<ThemeChoice>(subscribe, readThemeChoice, () => "system");
  return [choice, setChoice];
}

function setChoice(choice: ThemeChoice): void {
  applyThemeChoice(choice);
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  const onStorage = () => {
    applyThemeChoice(readThemeChoice());
    listener();
  };
  listeners.add(listener);
  window.addEventListener("storage", onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", onStorage);
  };
}
