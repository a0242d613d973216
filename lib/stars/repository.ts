import "server-only";
import { isForeignKeyViolation, isUniqueViolation } from "../db/errors";
import type { Db } from "../db/open";

export type StarRepository = ReturnType<typeof createStarRepository>;

export function createStarRepository(db: Db) {
  return {
    /** Stars an article; one that is starred stays as it is. False where the article is gone for good. */
    async add(userId: string, articleId: string): Promise<boolean> {
      try {
        await db.star.create({ data: { userId, articleId, createdAt: new Date() } });
        return true;
      } catch (error) {
        if (isForeignKeyViolation(error)) return false;
        if (isUniqueViolation(error)) return true;
        throw error;
      }
    },

    async remove(userId: string, articleId: string): Promise<void> {
      await db.star.deleteMany({ where: { userId, articleId } });
    },

    /** What `userId` has starred and may see, outside the trash, the newest star first. */
    async listFor(userId: string, take: number) {
      const rows = await db.star.findMany({
        where: { userId, article: { deletedAt: null, space: { members: { some: { userId } } } } },
        orderBy: [{ createdAt: "desc" }, { articleId: "asc" }],
        take,
        select: { createdAt: true, article: { select: { id: true, title: true, spaceId: true } } },
      });
      return rows.map(({ createdAt, article }) => ({ articleId: article.id, title: article.title, spaceId: article.spaceId, starredAt: createdAt.toISOString() }));
    },
  };
}
