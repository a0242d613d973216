import "server-only";
import type { Viewer } from "../auth/viewer";
import type { DayCounts, InsightRepository } from "./repository";
import type { InsightKind, Insights, InsightsQuery } from "./schema";

const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_ROWS = 1000;

export type InsightService = ReturnType<typeof createInsightService>;

/**
 * Where people get in each other's way. Counts wait in memory and are written now and then: a 409 is
 * meant to cost nothing, and a count that a crash loses is no edit.
 */
export function createInsightService(repository: InsightRepository) {
  const waiting = new Map<string, DayCounts>();

  async function flush(): Promise<void> {
    const counts = [...waiting.values()];
    waiting.clear();
    for (const count of counts) await repository.add(count);
  }

  return {
    notice(kind: InsightKind, { id, spaceId }: { id: string; spaceId: string }): void {
      const day = dayOf(new Date());
      const key = `${id} ${day}`;
      const counts = waiting.get(key) ?? { articleId: id, spaceId, day, conflicts: 0, merges: 0, decisions: 0 };
      counts[kind] += 1;
      waiting.set(key, counts);
    },

    flush,

    async read(viewer: Viewer, { days, space }: InsightsQuery): Promise<Insights> {
      await flush();
      const since = dayOf(new Date(Date.now() - (days - 1) * DAY_MS));
      const rows = await repository.listFor(viewer.userId, since, space, MAX_ROWS);
      const total = { conflicts: 0, merges: 0, decisions: 0 };
      for (const row of rows) {
        total.conflicts += row.conflicts;
        total.merges += row.merges;
        total.decisions += row.decisions;
      }
      return { days, total, items: rows };
    },
  };
}

/** The day of `time` in UTC, as 2026-01-31. */
const dayOf = (time: Date) => time.toISOString().slice(0, 10);
