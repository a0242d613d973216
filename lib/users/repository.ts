import "server-only";
import type { Db } from "../db/open";
import { isRowMissing, isUniqueViolation } from "../db/errors";

export type UserRow = {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
  role: string;
  createdAt: Date;
};

export type UserRepository = ReturnType<typeof createUserRepository>;

/** What the one owner of an installation owns. */
const INSTALLATION = "installation";

/** Accounts, but for what an account owns, which is told by its role. */
const account = { omit: { owns: true } } as const;

export function createUserRepository(db: Db) {
  return {
    count(): Promise<number> {
      return db.user.count();
    },

    /**
     * Adds the account unless its email is taken, or it is to own the installation and somebody does already. With
     * `invitationHash` it uses that invitation up, or is not added: of several who come with one, one gets in.
     */
    async add(user: UserRow, invitationHash: string | null = null): Promise<"added" | "email-taken" | "owner-exists" | "not-invited"> {
      const data = { ...user, owns: user.role === "owner" ? INSTALLATION : null };
      try {
        if (invitationHash === null) {
          await db.user.create({ data });
          return "added";
        }
        await db.$transaction([
          db.invitation.delete({ where: { hash: invitationHash, expiresAt: { gt: user.createdAt } }, select: { id: true } }),
          db.user.create({ data, select: { id: true } }),
        ]);
        return "added";
      } catch (error) {
        if (isRowMissing(error)) return "not-invited";
        if (!isUniqueViolation(error)) throw error;
        return (await db.user.count({ where: { email: user.email } })) > 0 ? "email-taken" : "owner-exists";
      }
    },

    findByEmail(email: string): Promise<UserRow | null> {
      return db.user.findUnique({ where: { email }, ...account });
    },

    findById(id: string): Promise<UserRow | null> {
      return db.user.findUnique({ where: { id }, ...account });
    },

    /** The account that came first, which owns the installation. */
    findOwner(): Promise<UserRow | null> {
      return db.user.findFirst({ where: { owns: INSTALLATION }, ...account });
    },

    update(id: string, change: { name?: string; passwordHash?: string }): Promise<UserRow> {
      return db.user.update({ where: { id }, data: change, ...account });
    },
  };
}
