import "server-only";
import { isUniqueViolation } from "../db/errors";
import type { Db } from "../db/open";

export type StoredAnswer = { status: number; headers: string; body: string };
export type KeyRow = { fingerprint: string; answer: StoredAnswer | null };
/** The request that a key is taken for; `newId` is the id for what it makes. */
export type KeyClaim = { id: string; fingerprint: string; newId: string; runsUntil: Date; expiresAt: Date };

export type IdempotencyRepository = ReturnType<typeof createIdempotencyRepository>;

/** The first answers to requests that carried an Idempotency-Key. */
export function createIdempotencyRepository(db: Db) {
  return {
    /** Takes the key for a request that now runs, unless it is taken; one that has expired is free. */
    async claim(claim: KeyClaim, now: Date): Promise<"claimed" | "taken"> {
      await db.idempotencyKey.deleteMany({ where: { id: claim.id, expiresAt: { lte: now } } });
      try {
        await db.idempotencyKey.create({ data: claim });
        return "claimed";
      } catch (error) {
        if (isUniqueViolation(error)) return "taken";
        throw error;
      }
    },

    /** Takes over a run of the same request that has ended without an answer; returns the id that it was given, null where there is none such. */
    async takeOver({ id, fingerprint, runsUntil }: KeyClaim, now: Date): Promise<string | null> {
      const where = { id, fingerprint, status: null, runsUntil: { lte: now } };
      const [row] = await db.idempotencyKey.updateManyAndReturn({ where, data: { runsUntil } });
      return row?.newId ?? null;
    },

    /** Says that the request runs no longer, without an answer: whether it was carried out is not known. */
    async endRun(id: string, now: Date): Promise<void> {
      await db.idempotencyKey.updateMany({ where: { id, status: null }, data: { runsUntil: now } });
    },

    /** The same of all requests, for a process that knows to be the only one. */
    async endAllRuns(now: Date): Promise<void> {
      await db.idempotencyKey.updateMany({ where: { status: null, runsUntil: { gt: now } }, data: { runsUntil: now } });
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
