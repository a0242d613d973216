import "server-only";
import type { Prisma } from "../db/generated/sqlite/client";
import type { Direct } from "../db/direct";
import type { Db } from "../db/open";
import { sql } from "../db/sql";
import type { Role } from "../spaces/schema";
import type { ArticleHead, ArticleRow, ArticleStanding } from "./content";
import { sortOf, type ListFilter, type ListPlace, type SortField } from "./listing";
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

    async takenPublishedSlugs(prefix: string): Promise<Set<string>> {
      const rows = await db.article.findMany({ where: { publishedSlug: { startsWith: prefix } }, select: { publishedSlug: true } });
      return new Set(rows.flatMap((row) => row.publishedSlug ?? []));
    },

    /** The articles that `userId` may see, trash apart, in the order of `filter.sort`. */
    async list(userId: string, filter: ListFilter, after: ListPlace | null, take: number): Promise<ArticleHead[]> {
      const { field, direction } = sortOf(filter.sort);
      const rows = await db.article.findMany({
        where: {
          space: { members: { some: { userId } } },
          deletedAt: filter.isDeleted ? { not: null } : null,
          ...(filter.space ? { spaceId: filter.space } : {}),
          ...(filter.parent ? { parentId: filter.parent === "root" ? null : filter.parent } : {}),
          ...(filter.tag ? { tagRows: { some: { tag: filter.tag } } } : {}),
          ...(filter.status ? { status: filter.status } : {}),
          ...(filter.ids ? { id: { in: [...filter.ids] } } : {}),
          ...(after ? { OR: placeAfter(field, direction, after) } : {}),
        },
        orderBy: [{ [field]: direction }, { id: direction }],
        omit: { body: true },
        include: people,
        take,
      });
      return rows.map(toHead);
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

const columns = sql`a.*, c."name" AS "createdByName", u."name" AS "updatedByName", d."name" AS "deletedByName"`;
const joinedPeople = sql`
  JOIN "User" c ON c."id" = a."createdById"
  JOIN "User" u ON u."id" = a."updatedById"
  LEFT JOIN "User" d ON d."id" = a."deletedById"`;
const membership = (userId: string) => sql`JOIN "Member" m ON m."spaceId" = a."spaceId" AND m."userId" = ${userId}`;

type JoinedRow = Prisma.ArticleGetPayload<object> & { createdByName: string; updatedByName: string; deletedByName: string | null };

function toRow(row: JoinedRow): ArticleRow {
  // Written into the row that was read, which nobody else has: a copy of all its columns costs more than the rest.
  const stored = row as JoinedRow & Parameters<typeof toHead>[0];
  stored.createdBy = { id: row.createdById, name: row.createdByName };
  stored.updatedBy = { id: row.updatedById, name: row.updatedByName };
  stored.deletedBy = row.deletedById === null ? null : { id: row.deletedById, name: row.deletedByName ?? "" };
  return { ...toHead(stored), body: row.body };
}

function placeAfter(field: SortField, direction: "asc" | "desc", after: ListPlace) {
  const value = field === "title" ? after.value : new Date(after.value);
  const beyond = direction === "asc" ? "gt" : "lt";
  return [{ [field]: { [beyond]: value } }, { [field]: value, id: { [beyond]: after.id } }];
}
