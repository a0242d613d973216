import "server-only";
import { insertChange } from "../articles/row-writes";
import { isRowMissing } from "../db/errors";
import type { Db, Statements } from "../db/open";
import type { ChangeKind } from "../events/schema";
import type { Person } from "../wire/schema";

export type ScheduleRow = {
  id: string;
  articleId: string;
  publishAt: Date;
  unpublishAt: Date | null;
  next: string;
  dueAt: Date;
  createdById: string;
  createdAt: Date;
};

export type ScheduleRepository = ReturnType<typeof createScheduleRepository>;

/** `changed` is called after each write that the feed tells of. */
export function createScheduleRepository(db: Db, changed: () => void) {
  const standing = (articleId: string) => ({ articleId, next: { not: "done" } });

  /** One write to the schedules of an article together with its row in the feed. False: what it required is not there any more. */
  async function told(articleId: string, kind: ChangeKind, author: Person, write: (on: Statements) => Promise<unknown>): Promise<boolean> {
    try {
      await db.$transaction(async (transaction) => {
        // The head first, as every write does: the version that the feed names is the one that stands at this moment.
        const { spaceId, version } = await transaction.article.update({ where: { id: articleId }, data: { id: articleId }, select: { spaceId: true, version: true } });
        await write(transaction);
        await insertChange(transaction, { id: articleId, spaceId }, version, kind, { author, createdAt: new Date() });
      });
    } catch (error) {
      if (isRowMissing(error)) return false;
      throw error;
    }
    changed();
    return true;
  }

  return {
    list: (articleId: string): Promise<ScheduleRow[]> =>
      db.schedule.findMany({ where: standing(articleId), orderBy: { publishAt: "asc" } }),

    /** False: the article has gone for good. */
    add: (row: ScheduleRow, author: Person): Promise<boolean> =>
      told(row.articleId, "scheduled", author, (on) => on.schedule.create({ data: row })),

    /** Gives a schedule other times unless somebody has claimed it, or changed it, since it was read; `author` answers for it from now on. */
    change: ({ id, articleId, next, dueAt }: ScheduleRow, times: Pick<ScheduleRow, "publishAt" | "unpublishAt" | "dueAt">, author: Person): Promise<boolean> =>
      told(articleId, "scheduled", author, (on) => on.schedule.update({ where: { id, next, dueAt }, data: { ...times, createdById: author.id } })),

    /** Removes a schedule unless somebody has claimed it, or changed it, since it was read. */
    remove: ({ id, articleId, next, dueAt }: ScheduleRow, author: Person): Promise<boolean> =>
      told(articleId, "unscheduled", author, (on) => on.schedule.delete({ where: { id, next, dueAt } })),

    /**
     * Takes up to `take` schedules that are due, until `leaseUntil`: who dies with one in hand leaves it
     * to be taken again after that. The row's own time stands in the WHERE of the claim, so that of many
     * processes one gets it, on either database and without waiting for another's lock.
     */
    async claimDue(now: Date, leaseUntil: Date, take: number): Promise<ScheduleRow[]> {
      const due = await db.schedule.findMany({ where: { next: { not: "done" }, dueAt: { lte: now } }, orderBy: { dueAt: "asc" }, take });
      const claimed: ScheduleRow[] = [];
      for (const { id, next, dueAt } of due) {
        claimed.push(...(await db.schedule.updateManyAndReturn({ where: { id, next, dueAt }, data: { dueAt: leaseUntil } })));
      }
      return claimed;
    },

    async advance(id: string, next: string, dueAt: Date): Promise<void> {
      await db.schedule.updateMany({ where: { id }, data: { next, dueAt } });
    },

    findPerson: (id: string) => db.user.findUnique({ where: { id }, select: { id: true, name: true } }),
  };
}
