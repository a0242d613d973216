import "server-only";
import type { Viewer } from "../auth/viewer";
import { freshId, type NewId } from "../idempotency/new-id";
import { refusalFor } from "../spaces/access";
import { freeSlug, slugFrom, uncommonSlug } from "../wire/slug";
import type { Content } from "./content";
import type { Opening, Refused } from "./opening";
import { originOf } from "./origin";
import type { ArticleRepository } from "./repository";
import { slugTaken } from "./saving";
import type { Article, ArticleCreate } from "./schema";
import { parentFault } from "./tree";
import { toArticle } from "./wire";

/** Tries to find a slug that nobody takes meanwhile. */
const SLUG_TRIES = 5;

/** The id of a new article: the client's own choice, or made for it. */
type ArticleId = { id: string; isChosen: true } | NewId;

/** New articles. */
export function createCreating({ articles, open, roleIn }: Opening & { articles: ArticleRepository }) {
  return {
    /**
     * Makes an article at version 1; one that an earlier run of the same request has made is found instead. Under an id
     * that the client has chosen, if no article ever had it.
     */
    async create(viewer: Viewer, input: ArticleCreate, as: ArticleId = freshId()): Promise<{ kind: "created"; article: Article } | Refused> {
      const isChosen = "isChosen" in as;
      if (!isChosen && as.isRepeated) {
        const earlier = await open(viewer, as.id, "editor");
        if (earlier.kind === "found") return { kind: "created", article: toArticle(earlier.row, earlier.role) };
        if (earlier.kind !== "not-found") return earlier;
      }
      const role = await roleIn(viewer, input.spaceId);
      if (role === null) {
        return { kind: "not-found", detail: "There is no space with this spaceId, or none that you may see. Nothing was written." };
      }
      const refusal = refusalFor(viewer, role, "editor");
      if (refusal) return refusal;
      const fault = await parentFault(articles, input.spaceId, null, input.parentId);
      if (fault) return fault;
      const article = { id: as.id, spaceId: input.spaceId };
      const wanted = input.slug ?? slugFrom(input.title, "article");
      const origin = originOf(viewer, { note: input.note, kind: input.kind });
      for (let attempt = 0; attempt < SLUG_TRIES; attempt += 1) {
        // Others who make the same title into the same slug may be faster, but not for ever.
        const next = async () => freeSlug(wanted, await articles.takenSlugs(input.spaceId, wanted));
        const slug = input.slug ?? (attempt < 2 ? await next() : uncommonSlug(wanted));
        const { title, body, tags, parentId } = input;
        const content: Content = { title, body, tags, slug, parentId, status: "draft" };
        const outcome = await articles.add(article, content, origin, { isIdChosen: isChosen });
        // The space or the parent went meanwhile: asked again, the rules say which.
        if (outcome === "stale") return this.create(viewer, input, as);
        // Another run of the same request was faster.
        if (outcome === "id-taken" && !isChosen) return this.create(viewer, input, { id: as.id, isRepeated: true });
        if (outcome === "id-taken") {
          const existing = await articles.findHead(article.id);
          const standing = await open(viewer, article.id, "viewer");
          if (standing.kind === "gone") return standing;
          // That the id is taken cannot be hidden from who wants it; what has it can.
          const isSeen = existing && (await roleIn(viewer, existing.spaceId)) !== null;
          return { kind: "already-exists", articleId: article.id, currentVersion: isSeen ? existing.version : null };
        }
        if (outcome === "added") {
          const row = await articles.find(article.id);
          if (!row) return { kind: "not-found" };
          return { kind: "created", article: toArticle(row, role) };
        }
        if (input.slug) break;
      }
      return slugTaken(articles, input.spaceId, wanted);
    },
  };
}
