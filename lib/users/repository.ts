import "server-only";
import type { Db } from "../db/open";
import { isUniqueViolation } from "../db/errors";

export type UserRow = {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
  role: string;
  createdAt: Date;
};

export type UserRepository = ReturnType<typeof createUserRepository>;

export function createUserRepository(db: Db) {
  return {
    count(): Promise<number> {
      return db.user.count();
    },

    /** Adds the account unless its email is taken. */
    async add(user: UserRow): Promise<"added" | "email-taken"> {
      try {
        await db.user.create({ data: user });
        return "added";
      } catch (error) {
        if (isUniqueViolation(error)) return "email-taken";
        throw error;
      }
    },

    findByEmail(email: string): Promise<UserRow | null> {
      return db.user.findUnique({ where: { email } });
    },

    findById(id: string): Promise<UserRow | null> {
      return db.user.findUnique({ where: { id } });
    },

    /** The account that came first, which owns the installation. */
    findOwner(): Promise<UserRow | null> {
      return db.user.findFirst({ where: { role: "owner" }, orderBy: { createdAt: "asc" } });
    },

    update(id: string, change: { name?: string; passwordHash?: string }): Promise<UserRow> {
      return db.user.update({ where: { id }, data: change });
    },
  };
}
