import { createHash } from "node:crypto";
import type { Article } from "../lib/articles/schema";
import type { ArticleFields, FieldName } from "../lib/merge/index";

/** What an article says, with its place: the part of it that a folder keeps in step. */
export type Fields = Required<Pick<ArticleFields, "title" | "body" | "slug" | "parentId">> & { tags: string[] };

/** An article as it was when folder and server last agreed on it: what the next merge starts from. */
export type Base = Fields & { version: number };

const FIELD_NAMES = ["title", "body", "tags", "slug", "parentId"] as const satisfies FieldName[];

/** What of an article can be edited, without the rest of it. */
export function fieldsOf({ title, body, tags, slug, parentId }: Pick<Article, keyof Fields>): Fields {
  return { title, body, tags: [...tags], slug, parentId };
}

/** An article as the base of a later merge: its fields and the version that has them. */
export function baseOf(article: Pick<Article, keyof Base>): Base {
  return { ...fieldsOf(article), version: article.version };
}

/** The names of the fields in which two articles differ. */
export function changedFields(a: Fields, b: Fields): FieldName[] {
  return FIELD_NAMES.filter((name) => (name === "tags" ? !isSameList(a.tags, b.tags) : a[name] !== b[name]));
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** SHA-256 as hexadecimal digits. */
export function digestOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
