import "server-only";
import { isUniqueViolation } from "../db/errors";
import type { Db } from "../db/open";

/** Sessions, tokens and attempt counters. Secrets arrive here hashed. */
export type AuthRepository = ReturnType<typeof createAuthRepository>;

const person = { select: { id: true, name: true } } as const;

export function createAuthRepository(db: Db) {
  return {
    async addSession(session: { id: string; userId: string; createdAt: Date; expiresAt: Date }): Promise<void> {
      await db.session.create({ data: session });
    },

    findSession(id: string) {
      return db.session.findUnique({ where: { id }, include: { user: person } });
    },

    async extendSession(id: string, expiresAt: Date): Promise<void> {
      await db.session.updateMany({ where: { id }, data: { expiresAt } });
    },

    async removeSession(id: string): Promise<void> {
      await db.session.deleteMany({ where: { id } });
    },

    /** Signs a person out everywhere, but for the session `exceptId`. */
    async removeSessionsOf(userId: string, exceptId: string | null): Promise<void> {
      await db.session.deleteMany({ where: { userId, ...(exceptId ? { id: { not: exceptId } } : {}) } });
    },

    async removeExpired(now: Date): Promise<void> {
      await db.session.deleteMany({ where: { expiresAt: { lt: now } } });
      await db.throttle.deleteMany({ where: { resetAt: { lt: now } } });
    },

    findToken(hash: string) {
      return db.apiToken.findUnique({ where: { hash }, include: { user: person } });
    },

    addToken(token: {
      id: string;
      userId: string;
      name: string;
      hash: string;
      scope: string;
      createdAt: Date;
      expiresAt: Date | null;
    }) {
      return db.apiToken.create({ data: token });
    },

    listTokens(userId: string, after: string | undefined, take: number) {
      return db.apiToken.findMany({
        where: { userId, ...(after ? { id: { lt: after } } : {}) },
        orderBy: { id: "desc" },
        take,
      });
    },

    /** Returns whether there was such a token of this person. */
    async removeToken(userId: string, id: string): Promise<boolean> {
      const { count } = await db.apiToken.deleteMany({ where: { id, userId } });
      return count > 0;
    },

    /** How often `key` was counted in its current window, and when that ends; null when never or long ago. */
    findAttempts(key: string, now: Date) {
      return db.throttle.findFirst({ where: { key, resetAt: { gt: now } } });
    },

    /** Counts one more attempt for `key`; a window that has ended starts anew. Returns the count. */
    async countAttempt(key: string, now: Date, resetAt: Date): Promise<number> {
      const inWindow = await db.throttle.updateManyAndReturn({
        where: { key, resetAt: { gt: now } },
        data: { count: { increment: 1 } },
      });
      if (inWindow[0]) return inWindow[0].count;
      await db.throttle.deleteMany({ where: { key, resetAt: { lte: now } } });
      try {
        await db.throttle.create({ data: { key, count: 1, resetAt } });
        return 1;
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        // Somebody else began the window at the same moment.
        return this.countAttempt(key, now, resetAt);
      }
    },

    async clearAttempts(key: string): Promise<void> {
      await db.throttle.deleteMany({ where: { key } });
    },
  };
}
