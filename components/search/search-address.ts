import { MAX_QUERY_LENGTH } from "@/lib/articles/schema";

/** What a search page is asked for: words, and a space by its slug where it is not all of them. */
export interface SearchQuestion {
  text: string;
  space: string | null;
}

export function searchAddress({ text, space }: SearchQuestion): string {
  const query = new URLSearchParams({ ...(text !== "" && { q: text }), ...(space !== null && { space }) });
  return query.size > 0 ? `/search?${query.toString()}` : "/search";
}

/** Reads an address that anybody may have written. */
export function searchQuestion(query: Pick<URLSearchParams, "get">): SearchQuestion {
  return { text: (query.get("q") ?? "").trim().slice(0, MAX_QUERY_LENGTH).toWellFormed(), space: query.get("space") || null };
}
