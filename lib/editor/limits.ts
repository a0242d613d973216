/** A save starts this long after the last keystroke… */
export const AUTOSAVE_DELAY_MS = 1_000;
/** …and at the latest this long after the first unsaved one, for people who never pause. */
export const AUTOSAVE_LIMIT_MS = 10_000;
/** A person who has not typed for this long is not in the middle of a word. */
export const QUIET_MS = 700;
/** While a decision is open, typing pauses of this length look whether it is still needed. */
export const RECHECK_DELAY_MS = 1_500;
export const FIRST_RETRY_MS = 1_000;
export const LAST_RETRY_MS = 30_000;

/** How long to wait before try number `attempt` (from 0): doubles, up to half a minute. */
export function retryDelayMs(attempt: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** Math.min(attempt, 16), LAST_RETRY_MS);
}
