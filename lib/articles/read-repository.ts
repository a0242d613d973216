import "server-only";
import type { Prisma } from "../db/generated/sqlite/client";
import type { Direct } from "../db/direct";
import type { Db } from "../db/open";
import { sql } from "../db/sql";
import type { ArticleHead, ArticleRow } from "./content";
import { sortOf, type ListFilter, type ListPlace, type SortField } from "./listing";
import { toHead } from "./stored";

/** What is asked of articles as they are now. */
export function createArticleReads(db: Db, direct: Direct) {
  return {
    async find(id: string): Promise<ArticleRow | null> {
      // The most frequent read there is: one statement, where an include would make one for each person.
      const [row] = await direct.rows<JoinedRow>(sql`
        SELECT a.*, c."name" AS "createdByName", u."name" AS "updatedByName", d."name" AS "deletedByName"
        FROM "Article" a
        JOIN "User" c ON c."id" = a."createdById"
        JOIN "User" u ON u."id" = a."updatedById"
        LEFT JOIN "User" d ON d."id" = a."deletedById"
        WHERE a."id" = ${id}`);
      if (!row) return null;
      const createdBy = { id: row.createdById, name: row.createdByName };
      const updatedBy = { id: row.updatedById, name: row.updatedByName };
      const deletedBy = row.deletedById === null ? null : { id: row.deletedById, name: row.deletedByName ?? "" };
      return { ...toHead({ ...row, createdBy, updatedBy, deletedBy }), body: row.body };
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

type JoinedRow = Prisma.ArticleGetPayload<object> & { createdByName: string; updatedByName: string; deletedByName: string | null };

function placeAfter(field: SortField, direction: "asc" | "desc", after: ListPlace) {
  const value = field === "title" ? after.value : new Date(after.value);
  const beyond = direction === "asc" ? "gt" : "lt";
  return [{ [field]: { [beyond]: value } }, { [field]: value, id: { [beyond]: after.id } }];
}
