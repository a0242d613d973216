import "server-only";
import type { Db } from "../db/open";

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

export function createScheduleRepository(db: Db) {
  const standing = (articleId: string) => ({ articleId, next: { not: "done" } });
  return {
    list: (articleId: string): Promise<ScheduleRow[]> =>
      db.schedule.findMany({ where: standing(articleId), orderBy: { publishAt: "asc" } }),

    add: (row: ScheduleRow): Promise<ScheduleRow> => db.schedule.create({ data: row }),

    /** Removes a schedule unless somebody has claimed it, or changed it, since it was read. */
    async remove({ id, next, dueAt }: ScheduleRow): Promise<boolean> {
      return (await db.schedule.deleteMany({ where: { id, next, dueAt } })).count > 0;
    },

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
