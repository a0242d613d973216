import "server-only";
import { isUniqueViolation } from "../db/errors";
import type { Db } from "../db/open";

export type StoredAnswer = { status: number; headers: string; body: string };
export type KeyRow = { fingerprint: string; answer: StoredAnswer | null };

export type IdempotencyRepository = ReturnType<typeof createIdempotencyRepository>;

/** The first answers to requests that carried an Idempotency-Key. */
export function createIdempotencyRepository(db: Db) {
  return {
    /** Takes `id` for a request that now runs, unless it is taken; one that has expired is free. */
    async claim(id: string, fingerprint: string, now: Date, expiresAt: Date): Promise<"claimed" | "taken"> {
      await db.idempotencyKey.deleteMany({ where: { id, expiresAt: { lte: now } } });
      try {
        await db.idempotencyKey.create({ data: { id, fingerprint, expiresAt } });
        return "claimed";
      } catch (error) {
        if (isUniqueViolation(error)) return "taken";
        throw error;
      }
    },

    async find(id: string): Promise<KeyRow | null> {
      const row = await db.idempotencyKey.findUnique({ where: { id } });
      if (!row) return null;
      const { fingerprint, status, headers, body } = row;
      return { fingerprint, answer: status === null ? null : { status, headers: headers ?? "", body: body ?? "" } };
    },

    async keep(id: string, answer: StoredAnswer, expiresAt: Date): Promise<void> {
      await db.idempotencyKey.updateMany({ where: { id }, data: { ...answer, expiresAt } });
    },

    async release(id: string): Promise<void> {
      await db.idempotencyKey.deleteMany({ where: { id } });
    },

    async removeExpired(now: Date): Promise<void> {
      await db.idempotencyKey.deleteMany({ where: { expiresAt: { lte: now } } });
    },
  };
}
