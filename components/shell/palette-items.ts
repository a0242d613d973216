import type { MarkedRanges } from "@/components/ui/marked-text";
import type { ArticleListItem } from "@/lib/articles/schema";
import { searchTerms, titleHits } from "@/lib/articles/search";
import type { RecentArticle } from "@/lib/client/recent-articles";
import type { Space } from "@/lib/spaces/schema";

/** One line of the palette. */
export interface PaletteItem {
  id: string;
  kind: "article" | "space" | "action" | "search";
  label: string;
  /** Where the words that are looked for stand in the label. */
  labelRanges?: MarkedRanges;
  /** Where it is. */
  detail?: string;
  /** A piece of its text with the words that are looked for. */
  snippet?: { text: string; ranges: MarkedRanges };
  /** Further words it is found by. */
  keywords?: string;
  run: () => void;
}

export interface PaletteGroup {
  label: string;
  items: PaletteItem[];
}

const MAX_ARTICLES = 8;
const MAX_RECENT = 5;
const MAX_CHANGED = 5;

/** Keeps what holds every word of the query; what starts with the query comes first. */
export function matching<Item extends { label: string; keywords?: string }>(items: Item[], query: string): Item[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  const start = query.trim().toLowerCase();
  return items
    .filter((item) => words.every((word) => `${item.label} ${item.keywords ?? ""}`.toLowerCase().includes(word)))
    .sort((a, b) => Number(b.label.toLowerCase().startsWith(start)) - Number(a.label.toLowerCase().startsWith(start)));
}

/** How articles become lines: `hits` are those that the server found for `query`. */
function itemMaker({ query, hits, spaces, open }: { query: string; hits: ArticleListItem[]; spaces: Space[]; open: (id: string) => void }) {
  const spaceName = new Map(spaces.map((space) => [space.id, space.name]));
  const snippets = new Map(hits.map(({ id, snippet }) => [id, snippet]));
  const terms = searchTerms(query);
  return (article: Pick<ArticleListItem, "id" | "title" | "spaceId"> & Partial<Pick<ArticleListItem, "status" | "tags">>): PaletteItem => {
    const snippet = snippets.get(article.id);
    return {
      id: `article-${article.id}`,
      kind: "article",
      label: article.title,
      labelRanges: titleHits(article.title, terms),
      detail: [article.status === "archived" ? "Archived" : "", spaceName.get(article.spaceId) ?? ""].filter(Boolean).join(" · "),
      ...(snippet?.field === "body" && { snippet }),
      keywords: article.tags?.join(" ") ?? "",
      run: () => open(article.id),
    };
  };
}

/** Hits by title from what is known here, then hits the server found in the texts, each once. */
export function foundItems(options: { query: string; known: ArticleListItem[]; hits: ArticleListItem[]; spaces: Space[]; open: (id: string) => void }): PaletteItem[] {
  const { query, known, hits } = options;
  const toItem = itemMaker(options);
  const byTitle = matching(known.map(toItem), query);
  const seen = new Set(byTitle.map((item) => item.id));
  return [...byTitle, ...hits.map(toItem).filter((item) => !seen.has(item.id))].slice(0, MAX_ARTICLES);
}

/** Before anything is typed: where the person was last, and what was changed last in the space, by whomever. */
export function firstGroups(options: { recent: readonly RecentArticle[]; known: ArticleListItem[]; spaces: Space[]; open: (id: string) => void }): PaletteGroup[] {
  const { recent, known } = options;
  const toItem = itemMaker({ ...options, query: "", hits: [] });
  const last = recent.slice(0, MAX_RECENT).map(({ articleId, ...rest }) => toItem({ id: articleId, ...rest }));
  const seen = new Set(last.map((item) => item.id));
  const changed = [...known].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)).map(toItem);
  return [
    { label: "Recent", items: last },
    { label: "Recently changed", items: changed.filter((item) => !seen.has(item.id)).slice(0, MAX_CHANGED) },
  ];
}
