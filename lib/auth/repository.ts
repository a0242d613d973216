import "server-only";
import { isUniqueViolation } from "../db/errors";
import type { OpenDatabase } from "../db/open";
import { sql } from "../db/sql";
import type { Person } from "../wire/schema";

/** Sessions, tokens and attempt counters. Secrets arrive here hashed. */
export type AuthRepository = ReturnType<typeof createAuthRepository>;

export function createAuthRepository({ db, direct }: Pick<OpenDatabase, "db" | "direct">) {
  return {
    async addSession(session: { id: string; userId: string; createdAt: Date; expiresAt: Date }): Promise<void> {
      await db.session.create({ data: session });
    },

    // Asked with every request: one statement, where an include would make two.
    async findSession(id: string): Promise<{ expiresAt: Date; user: Person } | null> {
      const [row] = await direct.rows<{ expiresAt: Date; userId: string; name: string }>(sql`
        SELECT s."expiresAt", s."userId", u."name" FROM "Session" s JOIN "User" u ON u."id" = s."userId" WHERE s."id" = ${id}`);
      return row ? { expiresAt: row.expiresAt, user: { id: row.userId, name: row.name } } : null;
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

    async findToken(hash: string): Promise<{ scope: string; expiresAt: Date | null; user: Person } | null> {
      const [row] = await direct.rows<{ scope: string; expiresAt: Date | null; userId: string; name: string }>(sql`
        SELECT t."scope", t."expiresAt", t."userId", u."name" FROM "ApiToken" t JOIN "User" u ON u."id" = t."userId" WHERE t."hash" = ${hash}`);
      return row ? { scope: row.scope, expiresAt: row.expiresAt, user: { id: row.userId, name: row.name } } : null;
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

    async uncountAttempt(key: string): Promise<void> {
      await db.throttle.updateMany({ where: { key, count: { gt: 0 } }, data: { count: { decrement: 1 } } });
    },

    async clearAttempts(key: string): Promise<void> {
      await db.throttle.deleteMany({ where: { key } });
    },
  };
}
