import type { MarkedRanges } from "@/components/ui/marked-text";
import type { ArticleListItem } from "@/lib/articles/schema";
import { searchTerms, titleHits } from "@/lib/articles/search";
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
  const terms = searchTerms(query);
  const hits = new Map(found.map((article) => [article.id, article]));
  const toItem = (article: ArticleListItem): PaletteItem => {
    const snippet = hits.get(article.id)?.snippet;
    return {
      id: `article-${article.id}`,
      kind: "article",
      label: article.title,
      labelRanges: titleHits(article.title, terms),
      detail: [article.status === "archived" ? "Archived" : "", spaceName.get(article.spaceId) ?? ""].filter(Boolean).join(" · "),
      ...(snippet?.field === "body" && { snippet }),
      keywords: article.tags.join(" "),
      run: () => open(article.id),
    };
  };
  const recent = query.trim() === "" ? [...known].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)).slice(0, MAX_RECENT) : null;
  const byTitle = recent?.map(toItem) ?? matching(known.map(toItem), query);
  const seen = new Set(byTitle.map((item) => item.id));
  return [...byTitle, ...found.map(toItem).filter((item) => !seen.has(item.id))].slice(0, MAX_ARTICLES);
}
