import type { Article, MergedFrom, Revision } from "../articles/schema";
import type { Person } from "../wire/schema";

/** What a writer edits: the parts of an article that one save carries together. */
export interface Content {
  readonly title: string;
  readonly body: string;
  readonly tags: readonly string[];
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
export function contentOf(source: Pick<Article | Revision, "title" | "body" | "tags">): Content {
  return { title: source.title, body: source.body, tags: source.tags };
}

/** An article as the newest remote snapshot. */
export function remoteOf(article: Article): Remote {
  return { version: article.version, content: contentOf(article), author: article.updatedBy, at: article.updatedAt };
}

/** Whether two contents are the same, unit by unit. */
export function sameContent(a: Content, b: Content): boolean {
  if (a === b) return true;
  return a.title === b.title && sameTags(a.tags, b.tags) && a.body === b.body;
}

export function sameTags(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((tag, index) => tag === b[index]);
}

/**
 * Content as the server will store it: the title without outer blanks, tags trimmed and each once.
 * The body is never touched. Without this, a blank at the end of a title being typed would look like
 * a change of the writer's against what the server gave back.
 */
export function asStored(content: Content): Content {
  const tags = [...new Set(content.tags.map((tag) => tag.trim()).filter((tag) => tag !== ""))];
  return { title: content.title.trim(), body: content.body, tags };
}
