import "server-only";
import type { Db } from "../db/open";
import { changeKindSchema, type Change } from "./schema";

export type FeedFilter = { article?: string | undefined; space?: string | undefined };
export type FeedRepository = ReturnType<typeof createFeedRepository>;

/**
 * The change feed. Its order is the order of commits on both databases: SQLite has one writer, and on
 * PostgreSQL a trigger hands out the ids one transaction at a time (see the migration named `feed`).
 * Whoever has seen a change has seen, or can see, every change before it.
 */
export function createFeedRepository(db: Db) {
  const read = async (where: object, take: number): Promise<Change[]> => {
    const rows = await db.change.findMany({ where, orderBy: { id: "asc" }, include: { author: { select: { id: true, name: true } } }, take });
    return rows.map(({ id, kind, articleId, spaceId, version, author, createdAt }) => ({
      ...{ id, articleId, spaceId, version, author },
      kind: changeKindSchema.parse(kind),
      createdAt: createdAt.toISOString(),
    }));
  };

  return {
    /** Id of the newest change, 0 when there is none. */
    async newest(): Promise<number> {
      const row = await db.change.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
      return row?.id ?? 0;
    },

    /** Changes after `since` in the spaces that `userId` may see, oldest first. */
    async listFor(userId: string, since: number, filter: FeedFilter, take: number): Promise<Change[]> {
      const memberships = await db.member.findMany({ where: { userId }, select: { spaceId: true } });
      const spaceIds = memberships.map((row) => row.spaceId).filter((id) => filter.space === undefined || id === filter.space);
      return read({ id: { gt: since }, spaceId: { in: spaceIds }, ...(filter.article ? { articleId: filter.article } : {}) }, take);
    },

    /** Changes after `since` in every space. */
    listAll: (since: number, take: number) => read({ id: { gt: since } }, take),

    /** Who may see a space. */
    async membersOf(spaceId: string): Promise<Set<string>> {
      const rows = await db.member.findMany({ where: { spaceId }, select: { userId: true } });
      return new Set(rows.map((row) => row.userId));
    },
  };
}
