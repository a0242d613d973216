import "server-only";
import type { Precondition } from "../articles/precondition";
import { afterWrite, contentWith, type ArticleRow, type Step } from "../articles/content";
import type { Refused } from "../articles/opening";
import { originOf } from "../articles/origin";
import type { ArticleRepository } from "../articles/repository";
import type { Saved } from "../articles/saving";
import type { ArticleService } from "../articles/service";
import type { WriteOptions } from "../articles/stale";
import { toArticle } from "../articles/wire";
import type { Viewer } from "../auth/viewer";
import { textFault } from "../wire/schema";
import { freeSlug } from "../wire/slug";
import { linkedArticleIds } from "./links";
import type { PublishingProblem } from "./problems";
import type { PublishedArticle, Transition } from "./schema";
import { allowedTransitions, BECOMES } from "./transitions";

export type PublishingService = ReturnType<typeof createPublishingService>;

const CHANGE = { publish: "published", unpublish: "unpublished", archive: "archived", unarchive: "unarchived" } as const;
const NOTE = { publish: "Published", unpublish: "Taken back", archive: "Archived", unarchive: "Brought back from the archive" } as const;

/** Tries of a step that names no version, or whose address is taken meanwhile. */
const TRIES = 20;

/** What is public, and the steps that lead there and back. */
export function createPublishingService(articles: ArticleRepository, service: ArticleService) {
  async function publicSlug(row: ArticleRow): Promise<string> {
    return row.publishedSlug ?? freeSlug(row.slug, await articles.takenPublishedSlugs(row.slug));
  }

  return {
    /** Takes an article one step on, as its next version. */
    async transition(viewer: Viewer, id: string, wanted: Transition, options: WriteOptions): Promise<Saved | Refused | PublishingProblem> {
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const opened = await service.open(viewer, id, "editor");
        if (opened.kind !== "found") return opened;
        const { row, role } = opened;
        if (!(await service.isCurrent(row, options.precondition))) return service.versionConflict(row, role, options);
        const allowed = allowedTransitions(row);
        if (!allowed.includes(wanted)) return { kind: "invalid-transition", wanted, currentStatus: row.status, allowed };
        const published = wanted === "publish" ? { version: row.version + 1, slug: await publicSlug(row) } : null;
        const step: Step = { change: CHANGE[wanted], ...(wanted === "unarchive" ? {} : { published }) };
        const content = { ...contentWith(row, {}), status: BECOMES[wanted] };
        const origin = originOf(viewer, { note: NOTE[wanted] });
        if ((await articles.write(row, content, origin, step)) === "written") {
          const publication = { publishedVersion: published?.version ?? null, publishedSlug: published?.slug ?? null };
          return { kind: "saved", article: toArticle({ ...afterWrite(row, content, origin), ...publication }, role) };
        }
      }
      return { kind: "unavailable" };
    },

    /** Removes an article in the trash for good. */
    async purge(viewer: Viewer, id: string, precondition: Precondition): Promise<{ kind: "purged" } | Refused | PublishingProblem> {
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const opened = await service.open(viewer, id, "owner", { withDeleted: true });
        if (opened.kind !== "found") return opened;
        const { row, role } = opened;
        if (!row.deletedAt) return { kind: "invalid-transition", wanted: "purge", currentStatus: row.status, allowed: ["delete"] };
        if (precondition.kind !== "none" && !(await service.isCurrent(row, precondition))) {
          return service.versionConflict(row, role, { precondition });
        }
        if ((await articles.purge(row, originOf(viewer, {}))) === "written") return { kind: "purged" };
      }
      return { kind: "unavailable" };
    },

    /** What anybody may read at /p/{slug}: the published version, whatever editors do behind it. */
    async readPublished(slug: string): Promise<{ kind: "found"; article: PublishedArticle } | { kind: "not-found" }> {
      // Anybody may ask for anything; what PostgreSQL would choke on never reaches it.
      const head = textFault(slug) === null ? await articles.findPublished(slug) : null;
      const revision = head?.publishedVersion ? await articles.findRevision(head.id, head.publishedVersion) : null;
      if (!head || !revision) return { kind: "not-found" };
      const { title, body, tags, version, createdAt } = revision;
      const links = await articles.publishedSlugs(linkedArticleIds(body));
      return { kind: "found", article: { id: head.id, slug, title, body, tags, version, publishedAt: createdAt.toISOString(), links } };
    },
  };
}
