import "server-only";
import { isUniqueViolation } from "../db/errors";
import type { Db } from "../db/open";

export type DayCounts = { articleId: string; spaceId: string; day: string; conflicts: number; merges: number; decisions: number };
export type InsightRepository = ReturnType<typeof createInsightRepository>;

export function createInsightRepository(db: Db) {
  return {
    /** Adds `counts` to what is counted for the article and day. */
    async add(counts: DayCounts): Promise<void> {
      const { articleId, day, conflicts, merges, decisions } = counts;
      const increments = {
        conflicts: { increment: conflicts },
        merges: { increment: merges },
        decisions: { increment: decisions },
      };
      const increase = () => db.insightDay.updateMany({ where: { articleId, day }, data: increments });
      if ((await increase()).count > 0) return;
      try {
        await db.insightDay.create({ data: counts });
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        await increase();
      }
    },

    /** What was counted since `day` in the spaces that `userId` may see, with the articles' titles. */
    async listFor(userId: string, since: string, spaceId: string | undefined, take: number) {
      const memberships = await db.member.findMany({ where: { userId }, select: { spaceId: true } });
      const spaceIds = memberships.map((row) => row.spaceId).filter((id) => spaceId === undefined || id === spaceId);
      const rows = await db.insightDay.findMany({
        where: { spaceId: { in: spaceIds }, day: { gte: since } },
        orderBy: [{ day: "desc" }, { conflicts: "desc" }, { articleId: "asc" }],
        take,
      });
      const articles = await db.article.findMany({
        where: { id: { in: [...new Set(rows.map((row) => row.articleId))] } },
        select: { id: true, title: true },
      });
      const titles = new Map(articles.map((article) => [article.id, article.title]));
      return rows.flatMap((row) => {
        const title = titles.get(row.articleId);
        return title === undefined ? [] : [{ ...row, title }];
      });
    },
  };
}
