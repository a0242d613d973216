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

export type Standing = { kind: "found"; version: number; updatedAt: string; isUnmodified: boolean };

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
    async read(viewer: Viewer, id: string): Promise<{ kind: "found"; article: Article } | Refused> {
      const opened = await opening.open(viewer, id, "viewer");
      return opened.kind === "found" ? { kind: "found", article: toArticle(opened.row, opened.role) } : opened;
    },

    /**
     * The version of an article and its time, without the cost of its text; `isUnmodified` when it certainly stands as
     * it did at `since`, a time in whole seconds.
     */
    async readStanding(viewer: Viewer, id: string, since: Date | null): Promise<Standing | Refused> {
      const standing = await parts.articles.findStandingFor(viewer.userId, id);
      // Why there is none is said by what says it to every other request.
      const opened = standing ? { kind: "found" as const, row: standing } : await opening.open(viewer, id, "viewer");
      if (opened.kind !== "found") return opened;
      const { row } = opened;
      const isUnmodified = since !== null && (await stale.isCurrent(row, { kind: "time", unmodifiedSince: since }));
      return { kind: "found", version: row.version, updatedAt: row.updatedAt.toISOString(), isUnmodified };
    },

    ...createCreating(given),
    ...createListing(given),
    ...createSaving(given),
    ...createTrash(given),
    ...stale,
    open: opening.open,
  };
}
