import "server-only";
import type { Direct } from "../db/direct";
import type { Db } from "../db/open";
import { sql } from "../db/sql";
import type { Role } from "../spaces/schema";
import type { ArticleHead, ArticleRow, ArticleStanding } from "./content";
import { joinedPeople, membership, peopleNames, toJoinedHead, type JoinedHead } from "./joined-head-repository";
import { toHead } from "./stored";

/** What is asked of articles as they are now. */
export function createArticleReads(db: Db, direct: Direct) {
  return {
    async find(id: string): Promise<ArticleRow | null> {
      const [row] = await direct.rows<JoinedRow>(sql`SELECT ${columns} FROM "Article" a ${joinedPeople} WHERE a."id" = ${id}`);
      return row ? toRow(row) : null;
    },

    /** The article and the role of `userId` in its space; null where there is no such article, or none that they may see. */
    async findFor(userId: string, id: string): Promise<{ row: ArticleRow; role: Role } | null> {
      // The most frequent read there is: one statement, where an include would make one for each person.
      const [row] = await direct.rows<JoinedRow & { role: Role }>(sql`
        SELECT m."role", ${columns} FROM "Article" a ${membership(userId)} ${joinedPeople} WHERE a."id" = ${id}`);
      return row ? { row: toRow(row), role: row.role } : null;
    },

    /** Where an article outside of the trash stands, for someone who may see it: what a reader asks who has the text already. */
    async findStandingFor(userId: string, id: string): Promise<ArticleStanding | null> {
      const [row] = await direct.rows<Omit<ArticleStanding, "id">>(sql`
        SELECT a."version", a."updatedAt" FROM "Article" a ${membership(userId)} WHERE a."id" = ${id} AND a."deletedAt" IS NULL`);
      return row ? { id, ...row } : null;
    },

    async findHead(id: string): Promise<ArticleHead | null> {
      const row = await db.article.findUnique({ where: { id }, omit: { body: true }, include: people });
      return row && toHead(row);
    },

    /** The article that is public at `slug`. */
    async findPublished(slug: string): Promise<ArticleHead | null> {
      const row = await db.article.findFirst({ where: { publishedSlug: slug, deletedAt: null }, omit: { body: true }, include: people });
      return row && toHead(row);
    },

    /** Of the articles with these ids, those that are public, each with the slug at which it is. */
    async publishedSlugs(ids: string[]): Promise<Record<string, string>> {
      if (ids.length === 0) return {};
      const rows = await db.article.findMany({
        where: { id: { in: ids }, publishedSlug: { not: null }, deletedAt: null },
        select: { id: true, publishedSlug: true },
      });
      return Object.fromEntries(rows.map((row) => [row.id, row.publishedSlug!]));
    },

    async takenPublishedSlugs(prefix: string): Promise<Set<string>> {
      const rows = await db.article.findMany({ where: { publishedSlug: { startsWith: prefix } }, select: { publishedSlug: true } });
      return new Set(rows.flatMap((row) => row.publishedSlug ?? []));
    },

    /** Slugs of a space, deleted articles' included, that begin with `prefix`. */
    async takenSlugs(spaceId: string, prefix: string): Promise<Set<string>> {
      const rows = await db.article.findMany({
        where: { spaceId, slug: { startsWith: prefix } },
        select: { slug: true },
      });
      return new Set(rows.map((row) => row.slug));
    },

    async findIdBySlug(spaceId: string, slug: string): Promise<string | null> {
      const row = await db.article.findUnique({ where: { spaceId_slug: { spaceId, slug } }, select: { id: true } });
      return row?.id ?? null;
    },

    /** Up to `take` children outside of the trash, and how many there are. */
    async children(id: string, take: number): Promise<{ ids: string[]; total: number }> {
      const where = { parentId: id, deletedAt: null };
      const rows = await db.article.findMany({ where, select: { id: true }, take, orderBy: { id: "asc" } });
      return { ids: rows.map((row) => row.id), total: rows.length < take ? rows.length : await db.article.count({ where }) };
    },
  };
}

const person = { select: { id: true, name: true } } as const;
const people = { createdBy: person, updatedBy: person, deletedBy: person } as const;

const columns = sql`a.*, ${peopleNames}`;

type JoinedRow = JoinedHead & { body: string };

function toRow(row: JoinedRow): ArticleRow {
  return { ...toJoinedHead(row), body: row.body };
}
