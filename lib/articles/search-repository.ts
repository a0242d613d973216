import "server-only";
import type { OpenDatabase } from "../db/open";
import { empty, join, limit, paddedList, raw, sql } from "../db/sql";
import { SNIPPET_SEARCH_LENGTH, type SearchTerm } from "./search";

export type SearchRepository = ReturnType<typeof createSearchRepository>;

/**
 * The full-text index, which triggers keep in step with the articles (see the migrations named `search`). It knows
 * words between blanks; runs of a script without blanks are looked for in the texts themselves.
 */
export function createSearchRepository({ direct, kind }: Pick<OpenDatabase, "direct" | "kind">) {
  // Words are letters and digits alone, so that quoting them is all the escaping there is to do.
  const index = {
    sqlite: (words: readonly string[]) => ({
      from: sql`JOIN "ArticleTextKey" k ON k."articleId" = a."id" JOIN "ArticleText" t ON k."id" = t.rowid`,
      where: sql`"ArticleText" MATCH ${words.map((word) => `"${word}"*`).join(" ")}`,
      best: sql`bm25("ArticleText", 10.0, 1.0)`,
    }),
    postgresql: (words: readonly string[]) => ({
      from: sql`JOIN "ArticleText" t ON t."articleId" = a."id", to_tsquery('simple', ${words.map((word) => `'${word}':*`).join(" & ")}) query`,
      where: sql`t."document" @@ query`,
      best: sql`ts_rank(t."document", query) DESC`,
    }),
  }[kind];
  const place = { sqlite: raw("instr"), postgresql: raw("strpos") }[kind];

  return {
    /** Ids of the articles that hold every one of `terms` and that `userId` may see, best first. */
    async find(userId: string, terms: readonly SearchTerm[], take: number): Promise<string[]> {
      if (terms.length === 0) return [];
      const textsOf = (kindOfTerm: SearchTerm["kind"]) => terms.filter((term) => term.kind === kindOfTerm).map((term) => term.text);
      const [words, runs] = [textsOf("word"), textsOf("run")];
      const indexed = words.length > 0 ? index(words) : null;
      const inTitle = runs.map((run) => sql`${place}(a."title", ${run}) > 0`);
      const conditions = [
        ...(indexed ? [indexed.where] : []),
        ...runs.map((run, i) => sql`(${inTitle[i]!} OR ${place}(a."body", ${run}) > 0)`),
      ];
      const order = [...(indexed ? [indexed.best] : []), ...inTitle.map((each) => sql`CASE WHEN ${each} THEN 0 ELSE 1 END`), sql`a."id"`];
      const rows = await direct.rows<{ id: string }>(sql`
        SELECT a."id" FROM "Article" a
        JOIN "Member" m ON m."spaceId" = a."spaceId" AND m."userId" = ${userId}
        ${indexed?.from ?? empty}
        WHERE ${join(conditions, " AND ")}
        ORDER BY ${join(order)} ${limit(take)}`);
      return rows.map((row) => row.id);
    },

    /** The beginnings of the texts of `ids`. */
    async beginnings(ids: readonly string[]): Promise<Map<string, string>> {
      if (ids.length === 0) return new Map();
      const rows = await direct.rows<{ id: string; text: string }>(
        sql`SELECT "id", substr("body", 1, ${raw(String(SNIPPET_SEARCH_LENGTH))}) AS "text" FROM "Article" WHERE "id" IN (${join(paddedList(ids))})`,
      );
      return new Map(rows.map((row) => [row.id, row.text]));
    },
  };
}
