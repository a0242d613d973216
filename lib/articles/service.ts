import "server-only";
import type { Viewer } from "../auth/viewer";
import type { SpaceRepository } from "../spaces/repository";
import { createCreating } from "./creating";
import { createListing } from "./listing-service";
import { createOpening, type Refused } from "./opening";
import type { ArticleRepository } from "./repository";
import { createSaving, type Merge, type Notice } from "./saving";
import type { Article } from "./schema";
import type { SearchRepository } from "./search-repository";
import { createStaleCheck } from "./stale";
import { createTrash } from "./trash";
import { toArticle } from "./wire";

export type ArticleService = ReturnType<typeof createArticleService>;

/** The rules of articles: who may, from which version, and what a write becomes. */
export function createArticleService(parts: {
  articles: ArticleRepository;
  spaces: SpaceRepository;
  index: SearchRepository;
  merge: Merge;
  notice: Notice;
}) {
  const opening = createOpening(parts);
  const stale = createStaleCheck(parts.articles);
  const given = { ...parts, ...opening, ...stale };

  return {
    /** The article; `isUnmodified` when it certainly stands as it did at `since`, a time in whole seconds. */
    async read(viewer: Viewer, id: string, since: Date | null = null): Promise<{ kind: "found"; article: Article; isUnmodified: boolean } | Refused> {
      const opened = await opening.open(viewer, id, "viewer");
      if (opened.kind !== "found") return opened;
      const isUnmodified = since !== null && (await stale.isCurrent(opened.row, { kind: "time", unmodifiedSince: since }));
      return { kind: "found", article: toArticle(opened.row, opened.role), isUnmodified };
    },

    ...createCreating(given),
    ...createListing(given),
    ...createSaving(given),
    ...createTrash(given),
    ...stale,
    open: opening.open,
  };
}
