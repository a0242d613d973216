import "server-only";
import type { Db } from "../db/open";

/** Invitations that nobody has used; secrets arrive here hashed. What uses one stands with the accounts. */
export type InvitationRow = { id: string; hash: string; name: string; createdAt: Date; expiresAt: Date };
export type InvitationRepository = ReturnType<typeof createInvitationRepository>;

export function createInvitationRepository(db: Db) {
  return {
    async add(invitation: InvitationRow): Promise<void> {
      await db.invitation.create({ data: invitation });
    },

    /** Those that hold at `now`, the newest first; `after` is the id of the last one seen. */
    list(now: Date, after: string | undefined, take: number): Promise<InvitationRow[]> {
      return db.invitation.findMany({ where: { expiresAt: { gt: now }, ...(after ? { id: { lt: after } } : {}) }, orderBy: { id: "desc" }, take });
    },

    async isOpen(hash: string, now: Date): Promise<boolean> {
      return (await db.invitation.count({ where: { hash, expiresAt: { gt: now } } })) > 0;
    },

    /** Returns whether there was one. */
    async remove(id: string): Promise<boolean> {
      return (await db.invitation.deleteMany({ where: { id } })).count > 0;
    },

    async removeExpired(now: Date): Promise<void> {
      await db.invitation.deleteMany({ where: { expiresAt: { lte: now } } });
    },
  };
}
