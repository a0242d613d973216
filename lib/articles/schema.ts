import { z } from "zod";
import {
  idSchema,
  lineText,
  namedVersionSchema,
  pageQuerySchema,
  pageSchema,
  personSchema,
  problemSchema,
  slugSchema,
  storedText,
  timestampSchema,
  utf8Bytes,
  versionSchema,
} from "../wire/schema";
import { roleSchema } from "../spaces/schema";

export const MAX_TITLE_LENGTH = 300;
export const MAX_TAGS = 50;
export const MAX_TAG_LENGTH = 60;
export const MAX_NOTE_LENGTH = 500;
/** The largest body of an article, in bytes of UTF-8: 10 MiB. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024;
/** The longest query of a search, in UTF-16 units. */
export const MAX_QUERY_LENGTH = 200;
/** How many of the newest changes a 409 lists. */
export const MAX_CONFLICT_CHANGES = 20;

export const articleStatusSchema = z.enum(["draft", "published", "archived"]);
export type ArticleStatus = z.infer<typeof articleStatusSchema>;

export const revisionKindSchema = z.enum(["edit", "merge", "restore", "import"]);
export type RevisionKind = z.infer<typeof revisionKindSchema>;

/** The `{id}` of an address. */
export const articleParamsSchema = z.object({ id: idSchema });

/** The `{id}` and `{n}` of an address. */
export const revisionParamsSchema = articleParamsSchema.extend({ n: z.coerce.number().pipe(versionSchema) });

/** The versions a merge was made from: the common base and the version that was current. */
export const mergedFromSchema = z.object({ base: versionSchema, theirs: versionSchema });
export type MergedFrom = z.infer<typeof mergedFromSchema>;

/** An article in a list: everything but its body. */
export const articleSummarySchema = z.object({
  id: z.string(),
  spaceId: z.string(),
  parentId: z.string().nullable(),
  slug: z.string(),
  title: z.string(),
  tags: z.array(z.string()),
  status: articleStatusSchema,
  version: versionSchema,
  publishedVersion: versionSchema.nullable(),
  /** Where the published version is to be read: the page /p/{publishedSlug}. */
  publishedSlug: z.string().nullable().optional(),
  createdAt: timestampSchema,
  createdBy: personSchema,
  updatedAt: timestampSchema,
  updatedBy: personSchema,
});
export type ArticleSummary = z.infer<typeof articleSummarySchema>;

export const articleSchema = articleSummarySchema.extend({
  body: z.string(),
  /** The caller's own role in the article's space. */
  role: roleSchema,
});
export type Article = z.infer<typeof articleSchema>;

/** The answer to a write. `merged` is there when the server merged before it saved. */
export const savedArticleSchema = articleSchema.extend({ merged: mergedFromSchema.optional() });
export type SavedArticle = z.infer<typeof savedArticleSchema>;

const title = lineText({ maxLength: MAX_TITLE_LENGTH });
export const bodySchema = storedText().superRefine((text, context) => {
  // A UTF-16 unit is at most three bytes, so that most texts need not be encoded to be measured.
  if (text.length * 3 > MAX_BODY_BYTES && utf8Bytes(text) > MAX_BODY_BYTES) {
    context.addIssue({ code: "custom", message: `must have at most ${MAX_BODY_BYTES} bytes of UTF-8`, params: { tooLarge: true } });
  }
});
const tags = z
  .array(lineText({ maxLength: MAX_TAG_LENGTH }))
  .max(MAX_TAGS, `must have at most ${MAX_TAGS} entries`)
  .transform((list) => [...new Set(list)]);
const note = storedText().max(MAX_NOTE_LENGTH, `must have at most ${MAX_NOTE_LENGTH} characters`);
const parentId = idSchema.nullable();

/** The writer's own article before a merge; a field left out was as it is in the merge. */
export const mergeSideSchema = z.strictObject({
  title: title.optional(),
  body: bodySchema.optional(),
  tags: tags.optional(),
  slug: slugSchema.optional(),
  parentId: parentId.optional(),
});

/** What a merge that the writer has made was made from. `yours` is kept so that the merge can be looked at later. */
const mergeOriginSchema = mergedFromSchema.extend({ yours: mergeSideSchema.optional() });
export type MergeOrigin = z.infer<typeof mergeOriginSchema>;

/** How the writer arrived at this content; kept with the version it makes. */
const origin = {
  note: note.nullable().optional(),
  kind: z.enum(["edit", "merge", "restore", "import"]).optional(),
  mergedFrom: mergeOriginSchema.optional(),
};

/** `POST /api/articles` */
export const articleCreateSchema = z.strictObject({
  spaceId: idSchema,
  title,
  body: bodySchema.default(""),
  slug: slugSchema.optional(),
  tags: tags.default([]),
  parentId: parentId.default(null),
  note: origin.note,
  kind: z.enum(["edit", "import"]).optional(),
});
export type ArticleCreate = z.infer<typeof articleCreateSchema>;

/** `PUT /api/articles/{id}`: title and body whole, an optional field left out keeps its value. */
export const articlePutSchema = z.strictObject({
  title,
  body: bodySchema,
  tags: tags.optional(),
  slug: slugSchema.optional(),
  parentId: parentId.optional(),
  version: namedVersionSchema.optional(),
  /** Where to create it; only with `If-None-Match: *`. */
  spaceId: idSchema.optional(),
  ...origin,
});
export type ArticlePut = z.infer<typeof articlePutSchema>;

/** `PATCH /api/articles/{id}`: only the fields named change. */
export const articlePatchSchema = articlePutSchema
  .omit({ spaceId: true })
  // What a merge patch sets to null is removed (RFC 7396), and no tags are an empty list.
  .extend({ tags: tags.nullable().transform((list) => list ?? []) })
  .partial();
export type ArticlePatch = z.infer<typeof articlePatchSchema>;

/** `DELETE /api/articles/{id}`: `purge=true` removes for good what is in the trash. */
export const articleDeleteQuerySchema = z.object({ purge: z.enum(["true", "false"]).default("false") });

export const ARTICLE_SORTS = ["-updatedAt", "updatedAt", "-createdAt", "createdAt", "title", "-title"] as const;

/** `GET /api/articles` */
export const articleQuerySchema = pageQuerySchema.extend({
  space: idSchema.optional(),
  /** An article's id, or `root` for those without a parent. */
  parent: idSchema.optional(),
  tag: z.string().max(MAX_TAG_LENGTH).optional(),
  status: articleStatusSchema.optional(),
  /** Words that title or text must hold, each from the beginning of a word. The best hits come first unless `sort` is given. */
  q: z.string().max(MAX_QUERY_LENGTH).optional(),
  /** `-updatedAt` where nothing is asked for. */
  sort: z.enum(ARTICLE_SORTS).optional(),
  /** `true` lists the trash instead. */
  deleted: z.enum(["true", "false"]).default("false"),
});
export type ArticleQuery = z.infer<typeof articleQuerySchema>;

/** A piece of a search hit, as plain text, and where in it the words stand: half-open UTF-16 offsets. */
export const snippetSchema = z.object({
  /** What the piece is of: the title only where the words do not stand in the text. */
  field: z.enum(["title", "body"]),
  text: z.string(),
  ranges: z.array(z.tuple([z.int(), z.int()])),
});

export const articleListItemSchema = articleSummarySchema.extend({
  snippet: snippetSchema.optional(),
  deletedAt: timestampSchema.optional(),
  deletedBy: personSchema.optional(),
});
export type ArticleListItem = z.infer<typeof articleListItemSchema>;
export const articleListSchema = pageSchema(articleListItemSchema);

/** A version without its text. */
export const revisionSummarySchema = z.object({
  version: versionSchema,
  title: z.string(),
  author: personSchema,
  createdAt: timestampSchema,
  note: z.string().nullable(),
  kind: revisionKindSchema,
  mergedFrom: mergedFromSchema.nullable(),
  /** Length of the body in UTF-16 code units. */
  bodyLength: z.int(),
});
export type RevisionSummary = z.infer<typeof revisionSummarySchema>;
export const revisionListSchema = pageSchema(revisionSummarySchema);

/** `GET /api/articles/{id}/versions` */
export const revisionQuerySchema = pageQuerySchema.extend({
  /** Versions by this person alone. */
  author: idSchema.optional(),
});
export type RevisionQuery = z.infer<typeof revisionQuerySchema>;

/** Everyone who has made a version of an article. */
export const authorListSchema = z.object({ items: z.array(z.object({ author: personSchema, versionCount: z.int() })) });
export type AuthorList = z.infer<typeof authorListSchema>;

/** What met in a merge: versions `base` and `theirs`, and the writer's own text, which is no version. */
export const mergeRecordSchema = mergedFromSchema.extend({
  version: versionSchema,
  yours: z.object({ title: z.string(), body: z.string(), tags: z.array(z.string()), slug: z.string(), parentId: z.string().nullable() }),
  /** False where the writer's text was not kept: then `yours` is the merge with theirs taken out again. */
  isRecorded: z.boolean(),
});
export type MergeRecord = z.infer<typeof mergeRecordSchema>;

/** A version whole. */
export const revisionSchema = revisionSummarySchema.extend({
  articleId: z.string(),
  slug: z.string(),
  tags: z.array(z.string()),
  parentId: z.string().nullable(),
  status: articleStatusSchema,
  body: z.string(),
});
export type Revision = z.infer<typeof revisionSchema>;

/** One entry of the `changes` of a 409. */
export const conflictChangeSchema = z.object({
  version: versionSchema,
  author: personSchema,
  createdAt: timestampSchema,
  note: z.string().nullable(),
});
export type ConflictChange = z.infer<typeof conflictChangeSchema>;

const rangeSchema = z.tuple([z.int(), z.int()]);

/** One true clash: in one field, or in one place of the body (then with `range`). */
export const fieldConflictSchema = z.object({
  id: z.string(),
  field: z.string(),
  base: z.unknown(),
  yours: z.unknown(),
  theirs: z.unknown(),
  suggestion: z.unknown().optional(),
  range: z.object({ base: rangeSchema, yours: rangeSchema, theirs: rangeSchema }).optional(),
});
export type FieldConflict = z.infer<typeof fieldConflictSchema>;

/** The 409 of a stale write. */
export const versionConflictSchema = problemSchema.extend({
  type: z.literal("/problems/version-conflict"),
  currentVersion: versionSchema,
  clientVersion: z.int().nullable(),
  changes: z.array(conflictChangeSchema),
  links: z.object({ current: z.string(), base: z.string(), diff: z.string(), merge: z.string() }),
  current: articleSchema.optional(),
  base: revisionSchema.nullable().optional(),
  conflicts: z.array(fieldConflictSchema).optional(),
});
export type VersionConflict = z.infer<typeof versionConflictSchema>;

/** The 410 of a deleted article. */
export const goneSchema = problemSchema.extend({
  type: z.literal("/problems/gone"),
  deletedAt: timestampSchema,
  deletedBy: personSchema,
  links: z.object({ restore: z.string() }),
});
export type Gone = z.infer<typeof goneSchema>;

/** `POST /api/articles/{id}/merge` */
export const mergeRequestSchema = z.strictObject({
  version: namedVersionSchema,
  title: title.optional(),
  body: bodySchema.optional(),
  tags: tags.optional(),
  slug: slugSchema.optional(),
  parentId: parentId.optional(),
});
export type MergeRequest = z.infer<typeof mergeRequestSchema>;

export const mergeResponseSchema = z.object({
  base: versionSchema,
  theirs: versionSchema,
  clean: z.boolean(),
  merged: z.object({
    title: z.string(),
    body: z.string(),
    tags: z.array(z.string()),
    slug: z.string(),
    parentId: z.string().nullable(),
  }),
  conflicts: z.array(fieldConflictSchema),
});
export type MergeResponse = z.infer<typeof mergeResponseSchema>;

/** `GET /api/articles/{id}/diff` */
export const diffQuerySchema = z.object({ from: z.coerce.number().pipe(versionSchema), to: z.coerce.number().pipe(versionSchema) });

const diffPieceSchema = z.object({ kind: z.enum(["same", "removed", "added"]), text: z.string() });
export const diffSchema = z.object({
  from: revisionSummarySchema,
  to: revisionSummarySchema,
  fields: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
  hunks: z.array(
    z.object({
      from: rangeSchema,
      to: rangeSchema,
      lines: z.array(
        z.object({ kind: z.enum(["same", "removed", "added"]), text: z.string(), words: z.array(diffPieceSchema).optional() }),
      ),
    }),
  ),
});
export type Diff = z.infer<typeof diffSchema>;
