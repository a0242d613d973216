import "server-only";
import type { Db } from "../db/open";
import { decodeAgainst, decodeBody } from "../history/codec";
import { versionSchema } from "../wire/schema";
import type { Person } from "../wire/schema";
import type { MergeSide, RevisionHead } from "./content";
import { toRevisionHead, toTags } from "./stored";

/** The versions that were saved. */
export function createRevisionReads(db: Db) {
  return {
    /** Versions below `before` (null: from the newest), newest first; of one author alone where `authorId` is given. */
    async listRevisions(articleId: string, before: number | null, take: number, authorId?: string): Promise<RevisionHead[]> {
      const rows = await db.revision.findMany({
        where: { articleId, ...(authorId === undefined ? {} : { authorId }), ...(before === null ? {} : { version: { lt: before } }) },
        orderBy: { version: "desc" },
        omit: { bodyData: true },
        include: { author: person },
        take,
      });
      return rows.map(toRevisionHead);
    },

    /** Version `version` whole, rebuilt from the snapshot at or before it. */
    async findRevision(articleId: string, version: number): Promise<(RevisionHead & { body: string }) | null> {
      // A client may name any number; the databases know 32 bits.
      if (!versionSchema.safeParse(version).success) return null;
      const row = await db.revision.findUnique({
        where: { articleId_version: { articleId, version } },
        include: { author: person },
      });
      if (!row) return null;
      if (row.bodyFormat === "snapshot") return { ...toRevisionHead(row), body: row.bodyData };
      const snapshot = await db.revision.findFirst({
        where: { articleId, bodyFormat: "snapshot", version: { lt: version } },
        orderBy: { version: "desc" },
        select: { version: true },
      });
      const rows = await db.revision.findMany({
        where: { articleId, version: { gte: snapshot?.version ?? 1, lte: version } },
        orderBy: { version: "asc" },
        select: { bodyFormat: true, bodyData: true },
      });
      return { ...toRevisionHead(row), body: decodeBody(rows) };
    },

    /** What the writer of merge `version`, whose body is `body`, had before it; null where that was not kept. */
    async findMergeSide(articleId: string, version: number, body: string): Promise<MergeSide | null> {
      const row = await db.mergeSide.findUnique({ where: { articleId_version: { articleId, version } } });
      return row && { title: row.title, tags: toTags(row.tags), body: decodeAgainst(body, row) };
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

const person = { select: { id: true, name: true } } as const;
