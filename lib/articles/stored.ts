import "server-only";
import { z } from "zod";
import type { ArticleHead, RevisionHead } from "./content";
import { articleStatusSchema, mergedFromSchema, revisionKindSchema } from "./schema";

/** Rows as the databases give them to what the rules know. Stored JSON and words are checked: a damaged row is a bug to hear of. */

const storedTags = z.array(z.string());

/** Tags from the JSON that they are stored as. */
export function toTags(json: string): string[] {
  // Most articles have none, and every read comes by here.
  if (json === "[]") return [];
  return storedTags.parse(JSON.parse(json));
}

type StoredHead = Omit<ArticleHead, "tags" | "status"> & { tags: string; status: string };

/** A stored head, its JSON and its words checked. Throws where the database holds what no write puts there. */
export function toHead(row: StoredHead): ArticleHead {
  return {
    id: row.id,
    spaceId: row.spaceId,
    parentId: row.parentId,
    slug: row.slug,
    title: row.title,
    tags: toTags(row.tags),
    status: articleStatusSchema.parse(row.status),
    version: row.version,
    publishedVersion: row.publishedVersion,
    publishedSlug: row.publishedSlug,
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    updatedAt: row.updatedAt,
    updatedBy: row.updatedBy,
    deletedAt: row.deletedAt,
    deletedBy: row.deletedBy,
  };
}

export type StoredRevision = Omit<RevisionHead, "tags" | "status" | "kind" | "mergedFrom"> & { tags: string; status: string; kind: string; mergedFrom: string | null };

/** A stored version without its text; checked as in `toHead`. */
export function toRevisionHead(row: StoredRevision): RevisionHead {
  const { version, title, slug, parentId, note, author, createdAt, bodyLength } = row;
  return {
    ...{ version, title, slug, parentId, note, author, createdAt, bodyLength },
    tags: toTags(row.tags),
    status: articleStatusSchema.parse(row.status),
    kind: revisionKindSchema.parse(row.kind),
    mergedFrom: row.mergedFrom === null ? null : mergedFromSchema.parse(JSON.parse(row.mergedFrom)),
  };
}
