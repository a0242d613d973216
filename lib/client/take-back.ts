import type { Article } from "../articles/schema";
import { contentOf, remoteOf, sameContent, type Content, type Remote, type Snapshot } from "../editor/content";
import type { ApiClient } from "./api-client";
import type { ReadArticle, SaveArticle } from "./articles-api";
import type { MergeArticles } from "./merge-worker-client";

/** Something that a version brought in and that is to go from the current article. */
export interface TakeBack {
  /** The version that has it. */
  readonly base: Snapshot;
  /** That version without it. */
  readonly wanted: Content;
  /** Said of the version that this makes. */
  readonly note: string;
}

export type TookBack =
  | { kind: "saved"; article: Article }
  /** The current article does not have it any more. */
  | { kind: "nothing" }
  /** Somebody changed the same words since: a person has to decide. Nothing was written. */
  | { kind: "clash"; theirs: Remote }
  /** Others saved again and again while this was tried. Nothing was written. */
  | { kind: "outrun" }
  | Exclude<SaveArticle, { kind: "saved" } | { kind: "conflict" }>
  | Exclude<ReadArticle, { kind: "ok" } | { kind: "unchanged" }>;

/** Tries against others who write the same article; each one needs another write to have come between. */
const TRIES = 10;

/**
 * Takes something back as a new version, made by a three-way merge with the newest article: everything that was
 * written since stays.
 */
export async function takeBack(api: Pick<ApiClient, "getArticle" | "saveArticle">, merge: MergeArticles, articleId: string, { base, wanted, note }: TakeBack): Promise<TookBack> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const read = await api.getArticle(articleId);
    if (read.kind === "unchanged") throw new Error("a read without a condition cannot be unchanged");
    if (read.kind !== "ok") return read;
    const theirs = remoteOf(read.article);
    const { clean, merged } = await merge({ base: base.content, yours: wanted, theirs: theirs.content });
    if (!clean) return { kind: "clash", theirs };
    const content = { ...contentOf(read.article), title: merged.title, body: merged.body, tags: merged.tags };
    if (sameContent(content, theirs.content)) return { kind: "nothing" };
    const { title, body, tags } = content;
    const saved = await api.saveArticle(articleId, { title, body, tags: [...tags], version: theirs.version, kind: "restore", note });
    if (saved.kind !== "conflict") return saved;
  }
  return { kind: "outrun" };
}
