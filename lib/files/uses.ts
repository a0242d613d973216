import "server-only";
import type { Db, Statements } from "../db/open";
import { fileIdsIn } from "./schema";

/** Parameters of one statement; both databases take far more. */
const IDS_PER_STATEMENT = 500;

/**
 * Which articles refer to which files: written in the transaction that writes the article, so that there is
 * never a version whose image can be removed. A file once referred to stays so, because the version that did
 * is kept; texts that name no new file cost nothing.
 */
export function createFileUses(db: Db) {
  return {
    /** The files of the article's space that `after` refers to and that none of its versions did before. */
    async added(article: { id: string; spaceId: string }, before: string, after: string): Promise<string[]> {
      if (before === after) return [];
      const ids = fileIdsIn(after);
      if (ids.size === 0) return [];
      for (const id of fileIdsIn(before)) ids.delete(id);
      if (ids.size === 0) return [];
      const rows = await db.file.findMany({
        where: {
          spaceId: article.spaceId,
          uses: { none: { articleId: article.id } },
          // A text may name far more than there are.
          ...(ids.size <= IDS_PER_STATEMENT ? { id: { in: [...ids] } } : {}),
        },
        select: { id: true },
      });
      return rows.map((row) => row.id).filter((id) => ids.has(id));
    },

    /** The rows for what `added` found. A file that goes at this very moment makes them fail. */
    add: (on: Statements, articleId: string, fileIds: readonly string[]) =>
      chunks(fileIds).map((ids) => on.fileUse.createMany({ data: ids.map((fileId) => ({ articleId, fileId })) })),

    /** Of the files that the article refers to, those in `body`: what its published version will show. */
    async shown(articleId: string, body: string): Promise<string[]> {
      const ids = fileIdsIn(body);
      if (ids.size === 0) return [];
      const rows = await db.fileUse.findMany({ where: { articleId }, select: { fileId: true } });
      return rows.map((row) => row.fileId).filter((id) => ids.has(id));
    },

    /** Makes `fileIds` public with the article, and no other of its files. */
    publish: (on: Statements, articleId: string, fileIds: readonly string[]) => [
      on.fileUse.updateMany({ where: { articleId, isPublic: true }, data: { isPublic: false } }),
      ...chunks(fileIds).map((ids) => on.fileUse.updateMany({ where: { articleId, fileId: { in: ids } }, data: { isPublic: true } })),
    ],
  };
}

function chunks(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / IDS_PER_STATEMENT) }, (_, i) => ids.slice(i * IDS_PER_STATEMENT, (i + 1) * IDS_PER_STATEMENT));
}
