import "server-only";
import type { Prisma } from "../db/generated/sqlite/client";
import { sql } from "../db/sql";
import type { ArticleHead } from "./content";
import { toHead } from "./stored";

/** Pieces of the statements that read articles with their people in one go; in them an article is "a". */

export const peopleNames = sql`c."name" AS "createdByName", u."name" AS "updatedByName", d."name" AS "deletedByName"`;
export const joinedPeople = sql`
  JOIN "User" c ON c."id" = a."createdById"
  JOIN "User" u ON u."id" = a."updatedById"
  LEFT JOIN "User" d ON d."id" = a."deletedById"`;

/** The role of `userId` in the article's space, as "m"; who has none finds nothing. */
export const membership = (userId: string) => sql`JOIN "Member" m ON m."spaceId" = a."spaceId" AND m."userId" = ${userId}`;

export type JoinedHead = Omit<Prisma.ArticleGetPayload<object>, "body"> & { createdByName: string; updatedByName: string; deletedByName: string | null };

export function toJoinedHead(row: JoinedHead): ArticleHead {
  // Written into the row that was read, which nobody else has: a copy of all its columns costs more than the rest.
  const stored = row as JoinedHead & Parameters<typeof toHead>[0];
  stored.createdBy = { id: row.createdById, name: row.createdByName };
  stored.updatedBy = { id: row.updatedById, name: row.updatedByName };
  stored.deletedBy = row.deletedById === null ? null : { id: row.deletedById, name: row.deletedByName ?? "" };
  return toHead(stored);
}
