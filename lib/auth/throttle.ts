import "server-only";
import type { AuthRepository } from "./repository";

/** How often something may be tried by one key within a window. */
export type Limit = { name: string; max: number; windowMs: number };

const MINUTE_MS = 60_000;

/** Failed sign-ins of one account from one address: a person's own mistakes. */
export const SIGN_IN_PAIR: Limit = { name: "sign-in", max: 10, windowMs: 15 * MINUTE_MS };
/** Failed sign-ins from one address to any account: one machine trying many. */
export const SIGN_IN_ADDRESS: Limit = { name: "sign-in-address", max: 100, windowMs: 15 * MINUTE_MS };
/** Failed sign-ins to one account from anywhere: many machines trying one. */
export const SIGN_IN_ACCOUNT: Limit = { name: "sign-in-account", max: 200, windowMs: 15 * MINUTE_MS };
/** Changes of one account's password, which begin with the current one: a stolen session must not guess it. */
export const PASSWORD_CHANGE: Limit = { name: "password-change", max: 10, windowMs: 15 * MINUTE_MS };
/** Accounts created from one address. */
export const REGISTRATION: Limit = { name: "registration", max: 100, windowMs: 60 * MINUTE_MS };

export type Throttle = ReturnType<typeof createThrottle>;

/** Counts attempts in the database, so that every process sees them and a restart forgets nothing. */
export function createThrottle(repository: AuthRepository, isOn: boolean) {
  const keyOf = (limit: Limit, subject: string) => `${limit.name}:${subject}`;
  return {
    /** Seconds until one of `checks` may be tried again, or 0 when all may be tried now. */
    async waitSeconds(checks: [Limit, string][]): Promise<number> {
      if (!isOn) return 0;
      const now = new Date();
      let wait = 0;
      for (const [limit, subject] of checks) {
        const attempts = await repository.findAttempts(keyOf(limit, subject), now);
        if (attempts && attempts.count >= limit.max) {
          wait = Math.max(wait, Math.ceil((attempts.resetAt.getTime() - now.getTime()) / 1000));
        }
      }
      return wait;
    },

    async count(checks: [Limit, string][]): Promise<void> {
      if (!isOn) return;
      const now = new Date();
      for (const [limit, subject] of checks) {
        await repository.countAttempt(keyOf(limit, subject), now, new Date(now.getTime() + limit.windowMs));
      }
    },

    /** Counts an attempt and returns 0, or, when one of `checks` has none left, the seconds to wait. */
    async take(checks: [Limit, string][]): Promise<number> {
      if (!isOn) return 0;
      const now = new Date();
      let wait = 0;
      for (const [limit, subject] of checks) {
        const resetAt = new Date(now.getTime() + limit.windowMs);
        const count = await repository.countAttempt(keyOf(limit, subject), now, resetAt);
        if (count <= limit.max) continue;
        const attempts = await repository.findAttempts(keyOf(limit, subject), now);
        wait = Math.max(wait, Math.ceil(((attempts?.resetAt ?? resetAt).getTime() - now.getTime()) / 1000));
      }
      return wait;
    },

    /** Takes back what `take` counted: it was not an attempt to guess. */
    async giveBack(checks: [Limit, string][]): Promise<void> {
      if (!isOn) return;
      for (const [limit, subject] of checks) await repository.uncountAttempt(keyOf(limit, subject));
    },

    async clear(limit: Limit, subject: string): Promise<void> {
      if (isOn) await repository.clearAttempts(keyOf(limit, subject));
    },
  };
}
