import { z } from "zod";
import { idSchema, versionSchema } from "../../lib/wire/schema";

/** What the command line remembers of one article, kept in `.concord/articles/`. */

const baseSchema = z.object({
  version: versionSchema,
  title: z.string(),
  body: z.string(),
  tags: z.array(z.string()),
  slug: z.string(),
  parentId: z.string().nullable(),
});

const conflictSchema = z.object({
  /** What both sides changed. */
  fields: z.array(z.string()),
  /** How long the conflict markers in the file are; null where there are none. */
  markerSize: z.int().nullable(),
  /** Where the article stands on the server, in words, if both sides moved it. */
  theirPlace: z.string().nullable(),
});

const entrySchema = z.object({
  id: idSchema,
  path: z.string(),
  /** SHA-256 of the file when it was last written or sent. */
  digest: z.string(),
  /** Whether the file of that digest says what `base` says, although its links would be read otherwise. */
  isBase: z.boolean(),
  /**
   * What the file's place means: in this folder it has this parent, under this name this slug. A file that is
   * elsewhere has been moved since.
   */
  place: z.object({ folder: z.string(), stem: z.string(), slug: z.string(), parentId: z.string().nullable() }),
  /** The article as folder and server last agreed on it. */
  base: baseSchema,
  conflict: conflictSchema.nullable(),
  /** Set once the article is found deleted on the server while the file here holds edits. */
  deletedBy: z.string().nullable(),
});
export type Entry = z.infer<typeof entrySchema>;

export const recordSchema = z.object({
  format: z.literal(1),
  entry: entrySchema.nullable(),
  /** An article that is being created: written before the request, so that a second try creates no second article. */
  creating: z.object({ id: idSchema, path: z.string(), digest: z.string() }).nullable(),
  /** A change of the file under way: done if the staged file is no longer there. */
  next: z.object({ entry: entrySchema, staged: z.string(), oldPath: z.string().nullable(), oldDigest: z.string().nullable() }).nullable(),
});
export type Record = z.infer<typeof recordSchema>;
