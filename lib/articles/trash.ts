import "server-only";
import type { Viewer } from "../auth/viewer";
import { afterWrite, contentWith, type Content } from "./content";
import type { Opening, Refused } from "./opening";
import { originOf } from "./origin";
import type { ArticleRepository } from "./repository";
import { OVERWRITE_TRIES, slugTaken, type Saved } from "./saving";
import type { createStaleCheck, WriteOptions } from "./stale";
import { parentFault } from "./tree";
import { toArticle } from "./wire";

const MAX_BLOCKERS = 20;

/** Into the trash and back. */
export function createTrash(parts: Opening & ReturnType<typeof createStaleCheck> & { articles: ArticleRepository }) {
  const { articles, open, isCurrent, versionConflict } = parts;

  return {
    /** Moves an article to the trash. */
    async moveToTrash(viewer: Viewer, id: string, options: WriteOptions): Promise<{ kind: "deleted" } | Refused> {
      for (let attempt = 0; attempt < OVERWRITE_TRIES; attempt += 1) {
        const opened = await open(viewer, id, "editor");
        if (opened.kind !== "found") return opened;
        const { row, role } = opened;
        if (!(await isCurrent(row, options.precondition))) return versionConflict(row, role, options);
        const outcome = await articles.moveToTrash(row, originOf(viewer, {}));
        if (outcome === "written") return { kind: "deleted" };
        const { ids, total } = await articles.children(id, MAX_BLOCKERS);
        if (total > 0) {
          return {
            kind: "in-use",
            detail: `${total} ${total === 1 ? "article stands" : "articles stand"} below this one. Move or delete them first.`,
            blockers: ids.map((childId) => `/api/articles/${childId}`),
            total,
          };
        }
      }
      return { kind: "unavailable" };
    },

    /** Brings an article back from the trash as a new version with what it held; one that is not there stays as it is. */
    async restoreFromTrash(viewer: Viewer, id: string): Promise<Saved | Refused> {
      const opened = await open(viewer, id, "editor", { withDeleted: true });
      if (opened.kind !== "found") return opened;
      const { row, role } = opened;
      if (!row.deletedAt) return { kind: "saved", article: toArticle(row, role) };
      // A parent that is in the trash itself, or gone, cannot take its child back.
      const parentId = (await parentFault(articles, row.spaceId, row.id, row.parentId)) ? null : row.parentId;
      const content: Content = { ...contentWith(row, {}), parentId };
      const origin = originOf(viewer, { kind: "restore" });
      const outcome = await articles.restore(row, content, origin);
      if (outcome === "slug-taken") return slugTaken(articles, row.spaceId, content.slug);
      if (outcome === "stale") return this.restoreFromTrash(viewer, id);
      return { kind: "saved", article: toArticle(afterWrite(row, content, origin), role) };
    },
  };
}
