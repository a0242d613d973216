import { z } from "zod";

/** A write refused as stale, one merged by the server, one that somebody merged or decided before sending it. */
export type InsightKind = "conflicts" | "merges" | "decisions";

export const MAX_INSIGHT_DAYS = 366;

/** `GET /api/insights/conflicts` */
export const insightsQuerySchema = z.object({
  days: z.coerce.number().int().min(1).max(MAX_INSIGHT_DAYS).default(30),
  space: z.string().max(64).optional(),
});
export type InsightsQuery = z.infer<typeof insightsQuerySchema>;

const counts = { conflicts: z.int(), merges: z.int(), decisions: z.int() };

/** One row an article and day (UTC) on which something happened, newest day first; `total` is their sum. */
export const insightsSchema = z.object({
  days: z.int(),
  total: z.object(counts),
  items: z.array(z.object({ articleId: z.string(), title: z.string(), spaceId: z.string(), day: z.iso.date(), ...counts })),
});
export type Insights = z.infer<typeof insightsSchema>;
