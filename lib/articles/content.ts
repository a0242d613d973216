import type { ChangeKind } from "../events/schema";
import type { Person } from "../wire/schema";
import type { ArticlePatch, ArticleStatus, MergedFrom, RevisionKind } from "./schema";

/** An article as the rules see it: its head, what a version keeps of it, and what one version becomes in the next. */

/** The head of an article without its text. */
export type ArticleHead = {
  id: string;
  spaceId: string;
  parentId: string | null;
  slug: string;
  title: string;
  tags: string[];
  status: ArticleStatus;
  version: number;
  publishedVersion: number | null;
  publishedSlug: string | null;
  createdAt: Date;
  createdBy: Person;
  updatedAt: Date;
  updatedBy: Person;
  deletedAt: Date | null;
  deletedBy: Person | null;
};
/** What tells one state of an article from another. */
export type ArticleStanding = Pick<ArticleHead, "id" | "version" | "updatedAt">;
export type ArticleRow = ArticleHead & { body: string };

/** The fields of an article that a version keeps. */
export type Content = {
  title: string;
  body: string;
  tags: string[];
  slug: string;
  parentId: string | null;
  status: ArticleStatus;
};

/** Who made a version, when, and how. */
export type Origin = {
  author: Person;
  createdAt: Date;
  kind: RevisionKind;
  mergedFrom: MergedFrom | null;
  /** What the writer of a merge had before it, where that is known; a field left out was as it is in the merge. */
  yours: Partial<MergeSide> | null;
  note: string | null;
};

/** The writer's own article before a merge. */
export type MergeSide = Omit<Content, "status">;

export type RevisionHead = {
  version: number;
  title: string;
  slug: string;
  tags: string[];
  parentId: string | null;
  status: ArticleStatus;
  kind: RevisionKind;
  mergedFrom: MergedFrom | null;
  note: string | null;
  author: Person;
  createdAt: Date;
  bodyLength: number;
};

/** What a write does beside its content: the row it makes in the feed, and what is public from now on. */
export type Step = { change: ChangeKind; published?: { version: number; slug: string } | null };

/** `content` with the fields that `input` names put in. */
export function contentWith(row: Content, input: ArticlePatch): Content {
  return {
    title: input.title ?? row.title,
    body: input.body ?? row.body,
    tags: input.tags ?? row.tags,
    slug: input.slug ?? row.slug,
    parentId: input.parentId === undefined ? row.parentId : input.parentId,
    status: row.status,
  };
}

/** Whether a write of `content` would change nothing of what is stored. */
export function isSameContent(row: ArticleRow, content: Content): boolean {
  return (
    row.title === content.title &&
    row.body === content.body &&
    row.slug === content.slug &&
    row.parentId === content.parentId &&
    isSameList(row.tags, content.tags)
  );
}

/** The row as it stands once `content` is written over it. */
export function afterWrite(row: ArticleRow, content: Content, origin: Origin): ArticleRow {
  return {
    ...row,
    ...content,
    version: row.version + 1,
    updatedAt: origin.createdAt,
    updatedBy: origin.author,
    deletedAt: null,
    deletedBy: null,
  };
}

export function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
