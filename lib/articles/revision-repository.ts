import "server-only";
import type { Db } from "../db/open";
import { decodeBody } from "../history/codec";
import { versionSchema } from "../wire/schema";
import type { RevisionHead } from "./content";
import { toRevisionHead } from "./stored";

/** The versions that were saved. */
export function createRevisionReads(db: Db) {
  return {
    /** Versions below `before` (null: from the newest), newest first. */
    async listRevisions(articleId: string, before: number | null, take: number): Promise<RevisionHead[]> {
      const rows = await db.revision.findMany({
        where: { articleId, ...(before === null ? {} : { version: { lt: before } }) },
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
  };
}

const person = { select: { id: true, name: true } } as const;
