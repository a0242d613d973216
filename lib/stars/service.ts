import "server-only";
import type { Refused } from "../articles/opening";
import type { ArticleService } from "../articles/service";
import type { Viewer } from "../auth/viewer";
import type { StarRepository } from "./repository";
import { MAX_STARS, type StarList } from "./schema";

export type StarService = ReturnType<typeof createStarService>;

/** Articles that a person wants at hand. A star is the person's own: nobody else sees it, and no version comes of it. */
export function createStarService(stars: StarRepository, articles: ArticleService) {
  return {
    async list(viewer: Viewer): Promise<StarList> {
      return { items: await stars.listFor(viewer.userId, MAX_STARS) };
    },

    async add(viewer: Viewer, articleId: string): Promise<{ kind: "starred" } | Refused> {
      const opened = await articles.open(viewer, articleId, "viewer");
      if (opened.kind !== "found") return opened;
      return (await stars.add(viewer.userId, articleId)) ? { kind: "starred" } : { kind: "not-found" };
    },

    async remove(viewer: Viewer, articleId: string): Promise<{ kind: "removed" } | Refused> {
      const opened = await articles.open(viewer, articleId, "viewer");
      if (opened.kind !== "found") return opened;
      await stars.remove(viewer.userId, articleId);
      return { kind: "removed" };
    },
  };
}
