import type { ArticleListQuery } from "./articles-api";

/** Every key of the query cache. Each list starts with its subject, so that a subject can be invalidated whole. */
export const queryKeys = {
  me: ["me"] as const,
  /** Text on this device that waits for a decision. */
  waitingDrafts: ["waiting-drafts"] as const,
  tokens: ["tokens"] as const,
  invitations: ["invitations"] as const,
  stars: ["stars"] as const,
  spaces: ["spaces"] as const,
  members: (spaceId: string) => ["spaces", spaceId, "members"] as const,
  /** Every list of articles, whatever was asked for. */
  articleLists: ["articles", "list"] as const,
  articleList: (query: ArticleListQuery) => ["articles", "list", query] as const,
  /** Apart from the lists: these come in pages. */
  searchPages: (text: string, spaceId: string | null) => ["articles", "search", text, spaceId] as const,
  article: (id: string) => ["articles", "one", id] as const,
  /** What is scheduled of an article. Apart from the article: a new version of it changes nothing of that. */
  schedules: (id: string) => ["schedules", id] as const,
  revisions: (id: string) => ["articles", "one", id, "revisions"] as const,
  /** The versions by one person; with null by everyone. */
  revisionsBy: (id: string, author: string | null) => ["articles", "one", id, "revisions", "by", author] as const,
  authors: (id: string) => ["articles", "one", id, "revisions", "authors"] as const,
  mergeRecord: (id: string, version: number) => ["articles", "one", id, "revisions", version, "merge"] as const,
  revision: (id: string, version: number) => ["articles", "one", id, "revisions", version] as const,
};
