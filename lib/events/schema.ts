import { z } from "zod";
import { idSchema, MAX_PAGE_SIZE, DEFAULT_PAGE_SIZE, personSchema, timestampSchema, versionSchema } from "../wire/schema";

/** What a change did to an article. The last two set, change or remove a schedule, which makes no version. */
export const changeKindSchema = z.enum([
  "created", "updated", "deleted", "restored", "published", "unpublished", "archived", "unarchived", "purged", "scheduled", "unscheduled",
]);
export type ChangeKind = z.infer<typeof changeKindSchema>;

/** A place in the feed: the id of the last change seen, 0 for the beginning. */
const placeSchema = z.coerce.number().int().min(0).max(2_147_483_647);

/** One accepted change, in the order in which changes were committed. */
export const changeSchema = z.object({
  id: z.int(),
  kind: changeKindSchema,
  articleId: z.string(),
  spaceId: z.string(),
  /** The article's version after the change. */
  version: versionSchema,
  author: personSchema,
  createdAt: timestampSchema,
});
export type Change = z.infer<typeof changeSchema>;

/** `GET /api/changes` */
export const changesQuerySchema = z.object({
  since: placeSchema.default(0),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(DEFAULT_PAGE_SIZE),
  article: idSchema.optional(),
  space: idSchema.optional(),
});
export type ChangesQuery = z.infer<typeof changesQuerySchema>;

/** `next` is what to send as `since` the next time, whether or not there was anything. */
export const changesSchema = z.object({ items: z.array(changeSchema), next: z.int() });

/** `GET /api/events`; without `since` or `Last-Event-ID` the stream begins with what happens from now on. */
export const eventsQuerySchema = z.object({
  since: placeSchema.optional(),
  article: idSchema.optional(),
  space: idSchema.optional(),
});
