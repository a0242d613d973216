import "server-only";

/** Requests of one account, or of one address without an account, within a minute: far above what a person or a polite program sends. */
export const MAX_REQUESTS_PER_MINUTE = 30_000;
const WINDOW_MS = 60_000;

export type RateLimit = ReturnType<typeof createRateLimit>;

/**
 * Keeps one caller from taking all of a process. Counted in this process alone: a count in the database
 * would cost every request a write, and two processes that each allow a fair share do no harm.
 */
export function createRateLimit(isOn: boolean, max = MAX_REQUESTS_PER_MINUTE) {
  let counts = new Map<string, number>();
  let endsAt = 0;
  return {
    /** Counts one request of `caller`; returns how many seconds it should wait, 0 when it may go on. */
    take(caller: string): number {
      if (!isOn) return 0;
      const now = Date.now();
      if (now >= endsAt) {
        counts = new Map();
        endsAt = now + WINDOW_MS;
      }
      const count = (counts.get(caller) ?? 0) + 1;
      counts.set(caller, count);
      return count > max ? Math.ceil((endsAt - now) / 1000) : 0;
    },
  };
}
