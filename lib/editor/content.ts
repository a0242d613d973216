import type { Article, MergedFrom, Revision } from "../articles/schema";
import type { Person } from "../wire/schema";

/** What a writer edits: the parts of an article that one save carries together. */
export interface Content {
  readonly title: string;
  readonly body: string;
  readonly tags: readonly string[];
  /** The word in the address. Left out (in drafts of older programs): as it is stored. */
  readonly slug?: string;
  /** The article it is filed under, null at the top of its space. Left out: as it is stored. */
  readonly parentId?: string | null;
}

/** Content together with the version under which the server keeps it. */
export interface Snapshot {
  readonly version: number;
  readonly content: Content;
}

/** What a save is a merge of: versions `base` and `theirs`, and `yours`, what the buffer held before, where that is still known. */
export interface Merging extends MergedFrom {
  readonly yours?: Content;
}

/** A snapshot that somebody else may have made: who, and when (ISO 8601, UTC). */
export interface Remote extends Snapshot {
  readonly author: Person;
  readonly at: string;
}

/** The content of an article or of one of its revisions. */
export function contentOf({ title, body, tags, slug, parentId }: Pick<Article | Revision, keyof Content>): Content {
  return { title, body, tags, slug, parentId };
}

/** An article as the newest remote snapshot. */
export function remoteOf(article: Article): Remote {
  return { version: article.version, content: contentOf(article), author: article.updatedBy, at: article.updatedAt };
}

/** Whether two contents are the same, unit by unit. */
export function sameContent(a: Content, b: Content): boolean {
  if (a === b) return true;
  return a.title === b.title && sameTags(a.tags, b.tags) && sameOrUnsaid(a.slug, b.slug) && sameOrUnsaid(a.parentId, b.parentId) && a.body === b.body;
}

/** A field that one of the two leaves out does not tell them apart. */
function sameOrUnsaid<Value>(a: Value | undefined, b: Value | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

export function sameTags(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((tag, index) => tag === b[index]);
}

/** Content as the server will store it: each tag once, and everything else as it is. */
export function asStored(content: Content): Content {
  return { ...content, tags: [...new Set(content.tags)] };
}
