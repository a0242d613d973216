"use client";

import { useSyncExternalStore } from "react";
import { LAST_SPACE_COOKIE } from "./last-space-cookie";

const MAX_AGE_SECONDS = 365 * 24 * 60 * 60;

export function rememberLastSpace(slug: string): void {
  document.cookie = `${LAST_SPACE_COOKIE}=${encodeURIComponent(slug)}; path=/; max-age=${MAX_AGE_SECONDS}; samesite=lax`;
}

/** The slug of that space; null on the server while it renders. */
export function useLastSpace(): string | null {
  return useSyncExternalStore(() => () => undefined, readLastSpace, () => null);
}

function readLastSpace(): string | null {
  const entry = document.cookie.split("; ").find((part) => part.startsWith(`${LAST_SPACE_COOKIE}=`));
  try {
    return entry ? decodeURIComponent(entry.slice(LAST_SPACE_COOKIE.length + 1)) : null;
  } catch {
    return null;
  }
}
