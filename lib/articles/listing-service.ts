import "server-only";
import type { Viewer } from "../auth/viewer";
import { decodeCursor, encodeCursor, toPage } from "../wire/cursor";
import { sortOf } from "./listing";
import type { Refused } from "./opening";
import type { ArticleRepository } from "./repository";
import type { ArticleListItem, ArticleQuery } from "./schema";
import { hitSnippet, searchTerms } from "./search";
import type { SearchRepository } from "./search-repository";
import { toListItem } from "./wire";

/** Hits of a search that are looked at. */
const MAX_HITS = 1000;

type Page = { kind: "found"; items: ArticleListItem[]; nextCursor: string | null };

/** Lists of articles, and searches for them. */
export function createListing({ articles, index }: { articles: ArticleRepository; index: SearchRepository }) {
  /** The articles that hold the words of `q`; of more than MAX_HITS the best ones. */
  async function search(viewer: Viewer, query: ArticleQuery, q: string): Promise<Page | Refused> {
    const place = query.cursor ? decodeCursor(query.cursor, ["number"]) : [0];
    if (!place || Number(place[0]) < 0) {
      return { kind: "malformed", faults: [{ path: "cursor", message: "is not a cursor of this list" }] };
    }
    const terms = searchTerms(q);
    const ids = await index.find(viewer.userId, terms, MAX_HITS);
    const filter = { ...query, sort: query.sort ?? "-updatedAt", isDeleted: query.deleted === "true", ids };
    const found = ids.length === 0 ? [] : await articles.list(viewer.userId, filter, null, MAX_HITS);
    const rank = new Map(ids.map((id, i) => [id, i]));
    if (!query.sort) found.sort((a, b) => rank.get(a.id)! - rank.get(b.id)!);
    const offset = Number(place[0]);
    const rows = found.slice(offset, offset + query.limit);
    const texts = await index.beginnings(rows.map((row) => row.id));
    return {
      kind: "found",
      items: rows.map((row) => ({ ...toListItem(row), snippet: hitSnippet({ title: row.title, body: texts.get(row.id) ?? "" }, terms) })),
      nextCursor: found.length > offset + query.limit ? encodeCursor([offset + query.limit]) : null,
    };
  }

  return {
    async list(viewer: Viewer, query: ArticleQuery): Promise<Page | Refused> {
      if (query.q?.trim()) return search(viewer, query, query.q);
      const sort = query.sort ?? "-updatedAt";
      const { field } = sortOf(sort);
      const after = query.cursor ? decodeCursor(query.cursor, [field === "title" ? "text" : "time", "text"]) : null;
      if (query.cursor && !after) {
        return { kind: "malformed", faults: [{ path: "cursor", message: "is not a cursor of this list" }] };
      }
      const rows = await articles.list(
        viewer.userId,
        { ...query, sort, isDeleted: query.deleted === "true" },
        after && { value: String(after[0]), id: String(after[1]) },
        query.limit + 1,
      );
      const { items, nextCursor } = toPage(rows, query.limit, (row) => {
        const value = row[field];
        return [value instanceof Date ? value.toISOString() : value, row.id];
      });
      return { kind: "found", items: items.map(toListItem), nextCursor };
    },
  };
}
