import { LAST_SPACE_COOKIE } from "./last-space-cookie";

const MAX_AGE_SECONDS = 365 * 24 * 60 * 60;

/** Keeps the space for the next visit. In a cookie, because the server's first paint shows it. */
export function rememberLastSpace(slug: string): void {
  document.cookie = `${LAST_SPACE_COOKIE}=${encodeURIComponent(slug)}; path=/; max-age=${MAX_AGE_SECONDS}; samesite=lax`;
}
