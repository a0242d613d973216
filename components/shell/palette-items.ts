import type { ArticleListItem } from "@/lib/articles/schema";
import type { Space } from "@/lib/spaces/schema";

/** One line of the palette. */
export interface PaletteItem {
  id: string;
  kind: "article" | "space" | "action";
  label: string;
  /** Where it is, or a piece of its text. */
  detail?: string;
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

/** Keeps what holds every word of the query; what starts with the query comes first. */
export function matching<Item extends { label: string; keywords?: string }>(items: Item[], query: string): Item[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  const start = query.trim().toLowerCase();
  return items
    .filter((item) => words.every((word) => `${item.label} ${item.keywords ?? ""}`.toLowerCase().includes(word)))
    .sort((a, b) => Number(b.label.toLowerCase().startsWith(start)) - Number(a.label.toLowerCase().startsWith(start)));
}

/** Hits by title from what is known here, then hits the server found in the texts, each once. */
export function articleItems(options: {
  query: string;
  known: ArticleListItem[];
  found: ArticleListItem[];
  spaces: Space[];
  open: (id: string) => void;
}): PaletteItem[] {
  const { query, known, found, spaces, open } = options;
  const spaceName = new Map(spaces.map((space) => [space.id, space.name]));
  const toItem = (article: ArticleListItem): PaletteItem => ({
    id: `article-${article.id}`,
    kind: "article",
    label: article.title,
    detail: [article.status === "archived" ? "Archived" : "", article.snippet?.text ?? spaceName.get(article.spaceId) ?? ""].filter(Boolean).join(" · "),
    keywords: article.tags.join(" "),
    run: () => open(article.id),
  });
  const recent = query.trim() === "" ? [...known].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)).slice(0, MAX_RECENT) : null;
  const byTitle = recent?.map(toItem) ?? matching(known.map(toItem), query);
  const seen = new Set(byTitle.map((item) => item.id));
  return [...byTitle, ...found.map(toItem).filter((item) => !seen.has(item.id))].slice(0, MAX_ARTICLES);
}
