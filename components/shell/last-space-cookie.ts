/** Holds the address of the space a person was in last: where the front door leads. */
export const LAST_SPACE_COOKIE = "concord-last-space";

/** The slug in the cookie's value, which anybody may have written. */
export function lastSpaceSlug(value: string | undefined): string | null {
  if (!value) return null;
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
