import "server-only";
import type { Statements } from "../db/open";
import type { ChangeKind } from "../events/schema";
import { encodeAgainst, encodeBody } from "../history/codec";
import { contentWith, isSameList, type ArticleHead, type Content, type Origin, type Step } from "./content";

/** The rows that a write is made of, each as a statement that runs on `on` in the batch or transaction it is put into. */

/** A version as it is stored; `previousBody` is the text of the version before, null for the first. */
export function revisionRow(articleId: string, version: number, previousBody: string | null, content: Content, origin: Origin) {
  return {
    articleId,
    version,
    title: content.title,
    slug: content.slug,
    tags: JSON.stringify(content.tags),
    parentId: content.parentId,
    status: content.status,
    ...encodeBody(version, previousBody, content.body),
    bodyLength: content.body.length,
    kind: origin.kind,
    mergedFrom: origin.mergedFrom && JSON.stringify(origin.mergedFrom),
    note: origin.note,
    authorId: origin.author.id,
    createdAt: origin.createdAt,
  };
}

/** What the writer of a merge had before it, beside the version that the merge became; nothing where that is not known. */
export function mergeSideRows(articleId: string, version: number, content: Content, { mergedFrom, yours }: Origin) {
  if (mergedFrom === null || yours === null) return [];
  const { title, body, tags, slug, parentId } = contentWith(content, yours);
  return [{ articleId, version, title, tags: JSON.stringify(tags), slug, parentId, ...encodeAgainst(content.body, body) }];
}

/** A row of the feed; its id is the database's. */
export function changeRow(article: { id: string; spaceId: string }, version: number, kind: ChangeKind, origin: Pick<Origin, "author" | "createdAt">) {
  return { articleId: article.id, spaceId: article.spaceId, version, kind, authorId: origin.author.id, createdAt: origin.createdAt };
}

export function insertRevision(on: Statements, ...of: Parameters<typeof revisionRow>) {
  return on.revision.create({ data: revisionRow(...of) });
}

export function insertMergeSide(on: Statements, ...of: Parameters<typeof mergeSideRows>) {
  return mergeSideRows(...of).map((data) => on.mergeSide.create({ data, select: { version: true } }));
}

export function insertChange(on: Statements, ...of: Parameters<typeof changeRow>) {
  return on.change.create({ data: changeRow(...of) });
}

export function insertTags(on: Statements, articleId: string, tags: string[]) {
  return on.articleTag.createMany({ data: tags.map((tag) => ({ articleId, tag })) });
}

/** What brings the tags of an article from what they are to what `content` says; nothing when that is the same. */
export function replaceTags(on: Statements, current: ArticleHead, content: Content) {
  if (isSameList(current.tags, content.tags)) return [];
  return [on.articleTag.deleteMany({ where: { articleId: current.id } }), insertTags(on, current.id, content.tags)];
}

/** The columns of the head that a version sets. */
export function headOf(content: Content, origin: Origin) {
  return { ...content, tags: JSON.stringify(content.tags), updatedAt: origin.createdAt, updatedById: origin.author.id };
}

/** The columns of the head that a step to or from the public page sets; none for every other step. */
export function publicationOf({ published }: Step) {
  if (published === undefined) return {};
  return { publishedVersion: published?.version ?? null, publishedSlug: published?.slug ?? null };
}
