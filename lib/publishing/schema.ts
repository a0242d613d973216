import { z } from "zod";
import { givenTimeSchema, namedVersionSchema, timestampSchema, versionSchema } from "../wire/schema";

export const transitionSchema = z.enum(["publish", "unpublish", "archive", "unarchive"]);
export type Transition = z.infer<typeof transitionSchema>;

/** The body that a transition may have: the version it was made from, instead of `If-Match`. */
export const transitionRequestSchema = z.strictObject({ version: namedVersionSchema.optional() });

/** `PUT /api/articles/{id}/schedule` */
export const scheduleRequestSchema = z.strictObject({
  publishAt: givenTimeSchema,
  unpublishAt: givenTimeSchema.nullable().optional(),
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

/** What the page of a published article shows. */
export const publishedArticleSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  body: z.string(),
  tags: z.array(z.string()),
  version: versionSchema,
  publishedAt: timestampSchema,
});
export type PublishedArticle = z.infer<typeof publishedArticleSchema>;
