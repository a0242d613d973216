import "server-only";
import type { OpenDatabase } from "../db/open";
import { join, raw, sql } from "../db/sql";
import { SNIPPET_SEARCH_LENGTH } from "./search";

export type SearchRepository = ReturnType<typeof createSearchRepository>;

/** The full-text index, which triggers keep in step with the articles (see the migrations named `search`). */
export function createSearchRepository({ db, kind }: Pick<OpenDatabase, "db" | "kind">) {
  // `words` are letters and digits alone, so that quoting them is all the escaping there is to do.
  const matches = {
    sqlite: (words: readonly string[], userId: string, take: number) => sql`
      SELECT k."articleId" AS "id" FROM "ArticleText" t
      JOIN "ArticleTextKey" k ON k."id" = t.rowid
      JOIN "Article" a ON a."id" = k."articleId"
      JOIN "Member" m ON m."spaceId" = a."spaceId" AND m."userId" = ${userId}
      WHERE "ArticleText" MATCH ${words.map((word) => `"${word}"*`).join(" ")}
      ORDER BY bm25("ArticleText", 10.0, 1.0), a."id" LIMIT ${take}`,
    postgresql: (words: readonly string[], userId: string, take: number) => sql`
      SELECT t."articleId" AS "id" FROM "ArticleText" t
      JOIN "Article" a ON a."id" = t."articleId"
      JOIN "Member" m ON m."spaceId" = a."spaceId" AND m."userId" = ${userId},
      to_tsquery('simple', ${words.map((word) => `'${word}':*`).join(" & ")}) query
      WHERE t."document" @@ query
      ORDER BY ts_rank(t."document", query) DESC, a."id" LIMIT ${take}`,
  }[kind];

  return {
    /** Ids of the articles that hold every one of `words` and that `userId` may see, best first. */
    async find(userId: string, words: readonly string[], take: number): Promise<string[]> {
      if (words.length === 0) return [];
      const rows = await db.$queryRaw<{ id: string }[]>(matches(words, userId, take));
      return rows.map((row) => row.id);
    },

    /** The beginnings of the texts of `ids`. */
    async beginnings(ids: readonly string[]): Promise<Map<string, string>> {
      if (ids.length === 0) return new Map();
      const rows = await db.$queryRaw<{ id: string; text: string }[]>(
        sql`SELECT "id", substr("body", 1, ${raw(String(SNIPPET_SEARCH_LENGTH))}) AS "text" FROM "Article" WHERE "id" IN (${join([...ids])})`,
      );
      return new Map(rows.map((row) => [row.id, row.text]));
    },
  };
}
