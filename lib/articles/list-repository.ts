import "server-only";
import type { Direct } from "../db/direct";
import { join, limit, paddedList, raw, sql, type Sql } from "../db/sql";
import type { ArticleHead } from "./content";
import { joinedPeople, membership, peopleNames, toJoinedHead, type JoinedHead } from "./joined-head-repository";
import { sortOf, type ListFilter, type ListPlace, type SortField } from "./listing";

/** Every column of an article but its text. */
const columns = join(
  [
    ...["id", "spaceId", "parentId", "slug", "title", "tags", "status", "version", "publishedVersion", "publishedSlug"],
    ...["createdAt", "createdById", "updatedAt", "updatedById", "deletedAt", "deletedById"],
  ].map((name) => raw(`a."${name}"`)),
);

/** Lists of articles. */
export function createArticleLists(direct: Direct) {
  return {
    /** The articles that `userId` may see, trash apart, in the order of `filter.sort`. */
    async list(userId: string, filter: ListFilter, after: ListPlace | null, take: number): Promise<ArticleHead[]> {
      const { field, direction } = sortOf(filter.sort);
      const order = raw(direction);
      const conditions = [...conditionsOf(filter), ...(after ? [isBeyond(field, direction, after)] : [])];
      const rows = await direct.rows<JoinedHead>(sql`
        SELECT ${columns}, ${peopleNames} FROM "Article" a ${membership(userId)} ${joinedPeople}
        WHERE ${join(conditions, " AND ")}
        ORDER BY ${columnOf(field)} ${order}, a."id" ${order} ${limit(take)}`);
      return rows.map(toJoinedHead);
    },
  };
}

function conditionsOf({ isDeleted, space, parent, tag, status, ids }: ListFilter): Sql[] {
  return [
    isDeleted ? sql`a."deletedAt" IS NOT NULL` : sql`a."deletedAt" IS NULL`,
    ...(space ? [sql`a."spaceId" = ${space}`] : []),
    ...(parent ? [parent === "root" ? sql`a."parentId" IS NULL` : sql`a."parentId" = ${parent}`] : []),
    ...(tag ? [sql`EXISTS (SELECT 1 FROM "ArticleTag" t WHERE t."articleId" = a."id" AND t."tag" = ${tag})`] : []),
    ...(status ? [sql`a."status" = ${status}`] : []),
    ...(ids ? [ids.length === 0 ? sql`1 = 0` : sql`a."id" IN (${join(paddedList(ids))})`] : []),
  ];
}

/** Whether an article comes after `after` in the order of `field`, and of ids where that is the same. */
function isBeyond(field: SortField, direction: "asc" | "desc", after: ListPlace): Sql {
  const column = columnOf(field);
  const value = field === "title" ? after.value : new Date(after.value);
  const beyond = raw(direction === "asc" ? ">" : "<");
  return sql`(${column} ${beyond} ${value} OR (${column} = ${value} AND a."id" ${beyond} ${after.id}))`;
}

const columnOf = (field: SortField) => raw(`a."${field}"`);
