import type { ArticleListItem } from "@/lib/articles/schema";
import { byId, pathTo } from "@/lib/client/article-tree";
import { publicationOf } from "@/lib/publishing/publication";
import type { ArticleRow } from "./article-list";

export type ArticleSort = "-updatedAt" | "title" | "-createdAt";

/** `current` is everything but the archived; `ahead` what is published and has changed since. */
export type StatusFilter = "current" | "draft" | "published" | "ahead" | "archived" | "all";

export interface ArticleFilter {
  text: string;
  tag: string | null;
  status: StatusFilter;
  sort: ArticleSort;
}

export const NO_FILTER: ArticleFilter = { text: "", tag: null, status: "current", sort: "-updatedAt" };

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

const COMPARE: Record<ArticleSort, (a: ArticleListItem, b: ArticleListItem) => number> = {
  "-updatedAt": (a, b) => compare(b.updatedAt, a.updatedAt) || collator.compare(a.title, b.title),
  "-createdAt": (a, b) => compare(b.createdAt, a.createdAt) || collator.compare(a.title, b.title),
  title: (a, b) => collator.compare(a.title, b.title),
};

/** The rows that fit the filter, sorted, each with the titles above it. */
export function selectRows(articles: ArticleListItem[], filter: ArticleFilter): ArticleRow[] {
  const known = byId(articles);
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return articles
    .filter((article) => hasStatus(article, filter.status))
    .filter((article) => filter.tag === null || article.tags.includes(filter.tag))
    .filter((article) => words.every((word) => [article.title, ...article.tags].some((text) => text.toLowerCase().includes(word))))
    .sort(COMPARE[filter.sort])
    .map((article) => ({ article, path: pathTo(article.id, known).map((ancestor) => ancestor.title) }));
}

/** Whether an article has the status asked for. */
export function hasStatus(article: ArticleListItem, wanted: StatusFilter): boolean {
  const publication = publicationOf(article);
  switch (wanted) {
    case "all":
      return true;
    case "current":
      return publication.kind !== "archived";
    case "ahead":
      return publication.kind === "published" && publication.newerCount > 0;
    default:
      return publication.kind === wanted;
  }
}

/** How many articles have each status. */
export function statusCounts(articles: ArticleListItem[]): Record<StatusFilter, number> {
  const count = (wanted: StatusFilter) => articles.filter((article) => hasStatus(article, wanted)).length;
  return { current: count("current"), draft: count("draft"), published: count("published"), ahead: count("ahead"), archived: count("archived"), all: articles.length };
}

/** Tags and how many articles have them, the most used first. */
export function tagCounts(articles: ArticleListItem[]): { tag: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const tag of articles.flatMap((article) => article.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count || collator.compare(a.tag, b.tag));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
