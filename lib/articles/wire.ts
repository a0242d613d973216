import type { ArticleFields } from "../merge/index";
import type { Role } from "../spaces/schema";
import type { ArticleHead, ArticleRow, Content, RevisionHead } from "./content";
import type { Article, ArticleListItem, ArticleSummary, Revision, RevisionSummary } from "./schema";

/** Rows to the shapes that go over the wire. */

/** The whole article, with the reader's role in its space. */
export function toArticle(row: ArticleRow, role: Role): Article {
  return { ...toSummary(row), body: row.body, role };
}

function toSummary(row: ArticleHead): ArticleSummary {
  return {
    id: row.id,
    spaceId: row.spaceId,
    parentId: row.parentId,
    slug: row.slug,
    title: row.title,
    tags: row.tags,
    status: row.status,
    version: row.version,
    publishedVersion: row.publishedVersion,
    publishedSlug: row.publishedSlug,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.updatedBy,
  };
}

/** A line of a list; with who deleted it and when, where it is in the trash. */
export function toListItem(row: ArticleHead): ArticleListItem {
  return {
    ...toSummary(row),
    ...(row.deletedAt ? { deletedAt: row.deletedAt.toISOString() } : {}),
    ...(row.deletedBy ? { deletedBy: row.deletedBy } : {}),
  };
}

/** A version without its text. */
export function toRevisionSummary(row: RevisionHead): RevisionSummary {
  return {
    version: row.version,
    title: row.title,
    author: row.author,
    createdAt: row.createdAt.toISOString(),
    note: row.note,
    kind: row.kind,
    mergedFrom: row.mergedFrom,
    bodyLength: row.bodyLength,
  };
}

/** A version with its text. */
export function toRevision(articleId: string, row: RevisionHead & { body: string }): Revision {
  return {
    ...toRevisionSummary(row),
    articleId,
    slug: row.slug,
    tags: row.tags,
    parentId: row.parentId,
    status: row.status,
    body: row.body,
  };
}

/** The fields that a merge looks at. */
export function toFields(content: Pick<Content, "title" | "body" | "tags" | "slug" | "parentId">): Required<ArticleFields> {
  const { title, body, tags, slug, parentId } = content;
  return { title, body, tags, slug, parentId };
}
