import "server-only";
import type { Direct } from "../db/direct";
import type { Db } from "../db/open";
import { empty, limit, sql } from "../db/sql";
import { decodeAgainst, decodeBody } from "../history/codec";
import { versionSchema } from "../wire/schema";
import type { Person } from "../wire/schema";
import type { MergeSide, RevisionHead } from "./content";
import type { ConflictChange } from "./schema";
import { toRevisionHead, toTags, type StoredRevision } from "./stored";

/** The largest number of a version that the databases know: 32 bits. */
const MAX_VERSION = 2 ** 31 - 1;

/** The versions that were saved. */
export function createRevisionReads(db: Db, direct: Direct) {
  return {
    /** Versions below `before` (null: from the newest) and above `after`, newest first; of one author alone where `authorId` is given. */
    async listRevisions(
      articleId: string,
      before: number | null,
      take: number,
      { after = 0, authorId }: { after?: number; authorId?: string | undefined } = {},
    ): Promise<RevisionHead[]> {
      const rows = await direct.rows<JoinedRow>(sql`
        SELECT r."version", r."title", r."slug", r."tags", r."parentId", r."status", r."kind", r."mergedFrom",
          r."note", r."createdAt", r."bodyLength", r."authorId", u."name" AS "authorName"
        FROM "Revision" r JOIN "User" u ON u."id" = r."authorId"
        WHERE r."articleId" = ${articleId} AND r."version" < ${before ?? MAX_VERSION} AND r."version" > ${Math.min(after, MAX_VERSION)} ${authorId === undefined ? empty : sql`AND r."authorId" = ${authorId}`}
        ORDER BY r."version" DESC ${limit(take)}`);
      return rows.map(({ authorId: id, authorName, ...row }) => toRevisionHead({ ...row, author: { id, name: authorName } }));
    },

    /** The versions above `after` up to `upTo`, at most the newest `take`, in the order in which they were made. */
    async listChanges(articleId: string, { after, upTo }: { after: number; upTo: number }, take: number): Promise<ConflictChange[]> {
      // Every refusal of a stale write carries some, and under contention there are many: no more is read than is told.
      const rows = await direct.rows<{ version: number; note: string | null; createdAt: Date; authorId: string; authorName: string }>(sql`
        SELECT r."version", r."note", r."createdAt", r."authorId", u."name" AS "authorName"
        FROM "Revision" r JOIN "User" u ON u."id" = r."authorId"
        WHERE r."articleId" = ${articleId} AND r."version" > ${Math.min(after, MAX_VERSION)} AND r."version" <= ${upTo}
        ORDER BY r."version" DESC ${limit(take)}`);
      return rows.reverse().map(({ version, note, createdAt, authorId, authorName }) => ({
        version,
        author: { id: authorId, name: authorName },
        createdAt: createdAt.toISOString(),
        note,
      }));
    },

    /** Version `version` whole, rebuilt from the snapshot at or before it. */
    async findRevision(articleId: string, version: number): Promise<(RevisionHead & { body: string }) | null> {
      // A client may name any number; the databases know 32 bits.
      if (!versionSchema.safeParse(version).success) return null;
      const [head] = await this.listRevisions(articleId, Math.min(version + 1, MAX_VERSION), 1, { after: version - 1 });
      if (!head) return null;
      const rows = await direct.rows<{ bodyFormat: string; bodyData: string }>(sql`
        SELECT "bodyFormat", "bodyData" FROM "Revision"
        WHERE "articleId" = ${articleId} AND "version" <= ${version} AND "version" >= (
          SELECT s."version" FROM "Revision" s
          WHERE s."articleId" = ${articleId} AND s."version" <= ${version} AND s."bodyFormat" = 'snapshot'
          ORDER BY s."version" DESC LIMIT 1)
        ORDER BY "version"`);
      return { ...head, body: decodeBody(rows) };
    },

    /** What the writer of merge `version`, whose body is `body`, had before it; null where that was not kept. */
    async findMergeSide(articleId: string, version: number, body: string): Promise<MergeSide | null> {
      const row = await db.mergeSide.findUnique({ where: { articleId_version: { articleId, version } } });
      return row && { title: row.title, tags: toTags(row.tags), slug: row.slug, parentId: row.parentId, body: decodeAgainst(body, row) };
    },

    /** Everyone who has made a version, with how many, by name. */
    async listAuthors(articleId: string): Promise<{ author: Person; versionCount: number }[]> {
      const groups = await db.revision.groupBy({ by: ["authorId"], where: { articleId }, _count: true });
      const people = await db.user.findMany({ where: { id: { in: groups.map((group) => group.authorId) } }, ...person });
      const counts = new Map(groups.map((group) => [group.authorId, group._count]));
      return people.map((author) => ({ author, versionCount: counts.get(author.id) ?? 0 })).sort((a, b) => (a.author.name < b.author.name ? -1 : 1));
    },
  };
}

type JoinedRow = Omit<StoredRevision, "author"> & { authorId: string; authorName: string };

const person = { select: { id: true, name: true } } as const;
