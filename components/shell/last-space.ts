"use client";

import { useSyncExternalStore } from "react";

/** The space a person was in last, kept in this browser: where the front door leads. */
const STORAGE_KEY = "concord-last-space";

export function readLastSpace(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

export function rememberLastSpace(slug: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, slug);
  } catch {
    // Then the first space is as good.
  }
}

/** The slug of that space; null on the server, which cannot know. */
export function useLastSpace(): string | null {
  return useSyncExternalStore(() => () => undefined, readLastSpace, () => null);
}
