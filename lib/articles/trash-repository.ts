import "server-only";
import { isForeignKeyViolation } from "../db/errors";
import type { Db } from "../db/open";
import type { ArticleHead, ArticleRow, Content, Origin } from "./content";
import { createLanding, type WriteOutcome } from "./landing-repository";
import { headOf, insertChange, insertRevision, replaceTags } from "./row-writes";

/** Into the trash, back from it, and out of it for good. */
export function createTrashWrites(db: Db, changed: () => void) {
  const { landed } = createLanding(db, changed);

  return {
    /** Moves an article to the trash if it is still at `current.version` and has no children outside of it. */
    async moveToTrash(current: ArticleHead, by: Pick<Origin, "author" | "createdAt">): Promise<WriteOutcome> {
      return landed(
        db.$transaction([
          db.article.update({
            where: { id: current.id, version: current.version, deletedAt: null, children: { none: { deletedAt: null } } },
            data: { deletedAt: by.createdAt, deletedById: by.author.id },
            select: { id: true },
          }),
          insertChange(db, current, current.version, "deleted", by),
        ]),
      );
    },

    /** Brings an article back from the trash with `content` as its next version. */
    async restore(current: ArticleRow, content: Content, origin: Origin): Promise<WriteOutcome> {
      return landed(
        db.$transaction([
          db.article.update({
            where: { id: current.id, version: current.version, deletedAt: { not: null } },
            data: { ...headOf(content, origin), version: { increment: 1 }, deletedAt: null, deletedById: null },
            select: { id: true },
          }),
          ...replaceTags(db, current, content),
          insertRevision(db, current.id, current.version + 1, current.body, content, origin),
          insertChange(db, current, current.version + 1, "restored", origin),
        ]),
        { parentId: content.parentId },
      );
    },

    /** Removes an article that is in the trash, with all its versions; what stood below it stands at the top. */
    async purge(current: ArticleHead, by: Pick<Origin, "author" | "createdAt">): Promise<WriteOutcome> {
      try {
        return await landed(
          db.$transaction([
            db.article.updateMany({ where: { parentId: current.id }, data: { parentId: null } }),
            db.insightDay.deleteMany({ where: { articleId: current.id } }),
            db.article.delete({ where: { id: current.id, version: current.version, deletedAt: { not: null } }, select: { id: true } }),
            insertChange(db, current, current.version, "purged", by),
          ]),
        );
      } catch (error) {
        // An article that came to stand below it after the others were taken from there.
        if (isForeignKeyViolation(error)) return "stale";
        throw error;
      }
    },
  };
}
