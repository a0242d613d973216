import type { Article, SavedArticle } from "../articles/schema";
import type { ReadArticle, SaveArticle } from "../client/articles-api";
import type { ApiClient } from "../client/api-client";
import { mergeArticle, type ArticleFields, type FieldConflict } from "../merge/index";

/** Tries against others who write the same article; each one needs another write to have come between. */
const TRIES = 50;

/** What a save has to know of the article that it was made from. */
export type SavedFrom = Pick<Article, "id" | "version" | "title" | "body" | "tags" | "slug" | "parentId">;

type Unsaved = Exclude<SaveArticle, { kind: "saved" } | { kind: "conflict" }> | Exclude<ReadArticle, { kind: "ok" } | { kind: "unchanged" }>;

export type SaveMerging =
  | { kind: "saved"; article: SavedArticle }
  /** Both changed the same words: `merged` holds yours there, `theirs` is what is stored now. Nothing was written. */
  | { kind: "conflicts"; conflicts: readonly FieldConflict[]; merged: ArticleFields; theirs: Article }
  | Unsaved;

/**
 * Saves `yours`, which was made from `base` (the article as it was read). When somebody else has saved
 * meanwhile, the latest is fetched and merged with the engine that server and browser use, and the
 * result is saved if it is clean; what is not comes back for the caller to decide.
 */
export async function saveMerging(api: Pick<ApiClient, "getArticle" | "saveArticle">, base: SavedFrom, yours: ArticleFields, note?: string): Promise<SaveMerging> {
  let from = base;
  // Callers hand over a whole article with something changed in it: these are the fields that a write has.
  const { title, body, tags, slug, parentId } = yours;
  let fields: ArticleFields = { title, body, tags, slug, parentId };
  // Kept with the merge, so that it can be looked at in the history.
  const own = { title, body, tags: [...tags], slug, parentId };
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const isMerged = from !== base;
    const mergedFrom = { base: base.version, theirs: from.version };
    const saved = await api.saveArticle(from.id, {
      ...{ ...fields, tags: [...fields.tags], version: from.version },
      ...(note === undefined ? {} : { note }),
      ...(isMerged ? { kind: "merge" as const, mergedFrom: { ...mergedFrom, yours: own } } : {}),
    });
    if (saved.kind !== "conflict") return saved;
    const latest = await api.getArticle(from.id);
    if (latest.kind === "unchanged") throw new Error("a read without a condition cannot be unchanged");
    if (latest.kind !== "ok") return latest;
    const { clean, merged, conflicts } = mergeArticle({ base: from, yours: fields, theirs: latest.article });
    if (!clean) return { kind: "conflicts", conflicts, merged, theirs: latest.article };
    from = latest.article;
    fields = merged;
  }
  return { kind: "unavailable" } as Unsaved;
}

export type UpdateArticle = { kind: "saved"; article: SavedArticle } | Unsaved;

/**
 * Changes an article by a rule, such as adding a line at its end: `change` makes the new text of the
 * present one, and is asked again when somebody else was faster. Nothing of theirs is lost, and
 * nobody is asked.
 */
export async function updateArticle(api: Pick<ApiClient, "getArticle" | "saveArticle">, id: string, change: (article: Article) => Partial<ArticleFields>): Promise<UpdateArticle> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const read = await api.getArticle(id);
    if (read.kind === "unchanged") throw new Error("a read without a condition cannot be unchanged");
    if (read.kind !== "ok") return read;
    const { title, body, tags, version } = read.article;
    const changed = { title, body, tags, ...change(read.article) };
    const saved = await api.saveArticle(id, { ...changed, tags: [...changed.tags], version });
    if (saved.kind !== "conflict") return saved;
  }
  return { kind: "unavailable" } as Unsaved;
}
