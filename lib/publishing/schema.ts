import { z } from "zod";
import { articleStatusSchema, type ArticleSummary } from "../articles/schema";
import { givenTimeSchema, idSchema, namedVersionSchema, problemSchema, timestampSchema, versionSchema } from "../wire/schema";

/** What an article says of its public page, whole or in a list. */
export type Publicity = Pick<ArticleSummary, "status" | "version" | "publishedVersion" | "publishedSlug">;

export const transitionSchema = z.enum(["publish", "unpublish", "archive", "unarchive"]);
export type Transition = z.infer<typeof transitionSchema>;

/** The body that a transition may have: the version it was made from, instead of `If-Match`. */
export const transitionRequestSchema = z.strictObject({ version: namedVersionSchema.optional() });

/** `PUT /api/articles/{id}/schedule` */
export const scheduleRequestSchema = z.strictObject({
  publishAt: givenTimeSchema,
  unpublishAt: givenTimeSchema.nullable().optional(),
  /** The id of a schedule that this one takes the place of, in one step; once that has published, its end alone can change. */
  replaces: idSchema.optional(),
});
export type ScheduleRequest = z.infer<typeof scheduleRequestSchema>;

export const scheduleSchema = z.object({
  id: z.string(),
  articleId: z.string(),
  publishAt: timestampSchema,
  unpublishAt: timestampSchema.nullable(),
  createdAt: timestampSchema,
});
export type Schedule = z.infer<typeof scheduleSchema>;

/** `GET /api/articles/{id}/schedule` */
export const scheduleListSchema = z.object({ items: z.array(scheduleSchema) });

/** The 409 of a step that is not possible from where the article stands. */
export const invalidTransitionSchema = problemSchema.extend({
  type: z.literal("/problems/invalid-transition"),
  currentStatus: articleStatusSchema,
  allowed: z.array(z.union([transitionSchema, z.literal("delete")])),
});
export type InvalidTransition = z.infer<typeof invalidTransitionSchema>;

/** The 409 of a schedule that another one stands in the way of. */
export const scheduleOverlapSchema = problemSchema.extend({
  type: z.literal("/problems/schedule-overlap"),
  existing: scheduleSchema,
});
export type ScheduleOverlap = z.infer<typeof scheduleOverlapSchema>;

/** What the page of a published article shows. */
export const publishedArticleSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  body: z.string(),
  tags: z.array(z.string()),
  version: versionSchema,
  publishedAt: timestampSchema,
  /** Of the articles that the text links to, those that are public, each with its `publishedSlug`. */
  links: z.record(z.string(), z.string()),
});
export type PublishedArticle = z.infer<typeof publishedArticleSchema>;
