import "server-only";
import { isForeignKeyViolation, isRowMissing, isUniqueViolation } from "../db/errors";
import type { OpenDatabase } from "../db/open";
import { sql } from "../db/sql";
import type { Role } from "./schema";

export type SpaceRow = {
  id: string;
  slug: string;
  name: string;
  description: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
};
export type SpaceWithRole = SpaceRow & { role: Role; articleCount: number };
export type MemberRow = { userId: string; name: string; email: string; role: Role; createdAt: Date };

export type SpaceRepository = ReturnType<typeof createSpaceRepository>;

export function createSpaceRepository({ db, direct }: Pick<OpenDatabase, "db" | "direct">) {
  const withRole = (userId: string) =>
    ({
      members: { where: { userId }, select: { role: true } },
      _count: { select: { articles: { where: { deletedAt: null } } } },
    }) as const;
  type Row = SpaceRow & { members: { role: string }[]; _count: { articles: number } };
  const flatten = ({ members, _count, ...space }: Row): SpaceWithRole | null =>
    members[0] ? { ...space, role: members[0].role as Role, articleCount: _count.articles } : null;

  return {
    /** Adds a space whose owner is `ownerId`, unless its slug is taken. */
    async add(space: SpaceRow, ownerId: string): Promise<"added" | "slug-taken"> {
      try {
        await db.$transaction([
          db.space.create({ data: space }),
          db.member.create({ data: { spaceId: space.id, userId: ownerId, role: "owner", createdAt: space.createdAt } }),
        ]);
        return "added";
      } catch (error) {
        if (isUniqueViolation(error)) return "slug-taken";
        throw error;
      }
    },

    /** The space, if `userId` is a member of it. */
    async findFor(userId: string, id: string): Promise<SpaceWithRole | null> {
      const row = await db.space.findUnique({ where: { id }, include: withRole(userId) });
      return row && flatten(row);
    },

    async findBySlugFor(userId: string, slug: string): Promise<SpaceWithRole | null> {
      const row = await db.space.findUnique({ where: { slug }, include: withRole(userId) });
      return row && flatten(row);
    },

    /** The spaces `userId` is a member of, by name; `after` is the name and id of the last one seen. */
    async listFor(userId: string, after: { name: string; id: string } | null, take: number): Promise<SpaceWithRole[]> {
      const rows = await db.space.findMany({
        where: {
          members: { some: { userId } },
          ...(after ? { OR: [{ name: { gt: after.name } }, { name: after.name, id: { gt: after.id } }] } : {}),
        },
        orderBy: [{ name: "asc" }, { id: "asc" }],
        include: withRole(userId),
        take,
      });
      return rows.map(flatten).filter((space) => space !== null);
    },

    async takenSlugs(prefix: string): Promise<Set<string>> {
      const rows = await db.space.findMany({ where: { slug: { startsWith: prefix } }, select: { slug: true } });
      return new Set(rows.map((row) => row.slug));
    },

    /** Writes `change` if the space is still at `version`: comparison and write are one statement. */
    async update(
      id: string,
      version: number,
      change: { name?: string; slug?: string; description?: string; updatedAt: Date },
    ): Promise<"updated" | "stale" | "slug-taken"> {
      try {
        const { count } = await db.space.updateMany({
          where: { id, version },
          data: { ...change, version: { increment: 1 } },
        });
        return count > 0 ? "updated" : "stale";
      } catch (error) {
        if (isUniqueViolation(error)) return "slug-taken";
        throw error;
      }
    },

    /** Removes an empty space that is still at `version`. */
    async remove(id: string, version: number): Promise<"removed" | "refused"> {
      try {
        const { count } = await db.space.deleteMany({
          where: { id, version, articles: { none: {} } },
        });
        return count > 0 ? "removed" : "refused";
      } catch (error) {
        // An article that was added between the look and the removal.
        if (isForeignKeyViolation(error)) return "refused";
        throw error;
      }
    },

    /** The ids of up to `take` articles of a space, trash included, and how many there are. */
    async blockers(id: string, take: number): Promise<{ ids: string[]; total: number }> {
      const rows = await db.article.findMany({ where: { spaceId: id }, select: { id: true }, take, orderBy: { id: "asc" } });
      return { ids: rows.map((row) => row.id), total: await db.article.count({ where: { spaceId: id } }) };
    },

    async roleOf(userId: string, spaceId: string): Promise<Role | null> {
      const [row] = await direct.rows<{ role: Role }>(sql`SELECT "role" FROM "Member" WHERE "spaceId" = ${spaceId} AND "userId" = ${userId}`);
      return row?.role ?? null;
    },

    async listMembers(spaceId: string, after: string | null, take: number): Promise<MemberRow[]> {
      const rows = await db.member.findMany({
        where: { spaceId, ...(after ? { userId: { gt: after } } : {}) },
        orderBy: { userId: "asc" },
        include: { user: { select: { name: true, email: true } } },
        take,
      });
      return rows.map(({ userId, role, createdAt, user }) => ({ userId, role: role as Role, createdAt, ...user }));
    },

    async findMember(spaceId: string, userId: string): Promise<MemberRow | null> {
      const row = await db.member.findUnique({
        where: { spaceId_userId: { spaceId, userId } },
        include: { user: { select: { name: true, email: true } } },
      });
      return row && { userId, role: row.role as Role, createdAt: row.createdAt, ...row.user };
    },

    async addMember(member: { spaceId: string; userId: string; role: Role; createdAt: Date }): Promise<"added" | "is-member"> {
      try {
        await db.member.create({ data: member });
        return "added";
      } catch (error) {
        if (isUniqueViolation(error)) return "is-member";
        throw error;
      }
    },

    /**
     * Gives a member another role, or none (`null` removes the member), unless that would leave the
     * space without an owner. Two owners who remove each other at the same moment are taken one
     * after the other: the space's row is written first, and so locks the second one out.
     */
    async changeMember(spaceId: string, userId: string, role: Role | null): Promise<"changed" | "last-owner" | "missing"> {
      try {
        return await db.$transaction(async (transaction) => {
          await transaction.space.update({ where: { id: spaceId }, data: { id: spaceId } });
          const where = { spaceId_userId: { spaceId, userId } };
          const member = await transaction.member.findUnique({ where });
          if (!member) return "missing";
          if (member.role === "owner" && role !== "owner") {
            const owners = await transaction.member.count({ where: { spaceId, role: "owner" } });
            if (owners === 1) return "last-owner";
          }
          if (role === null) await transaction.member.delete({ where });
          else await transaction.member.update({ where, data: { role } });
          return "changed";
        });
      } catch (error) {
        if (isRowMissing(error)) return "missing";
        throw error;
      }
    },
  };
}
