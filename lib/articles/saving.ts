import "server-only";
import type { Viewer } from "../auth/viewer";
import type { InsightKind } from "../insights/schema";
import type { ArticleFields, ArticleMerge } from "../merge/index";
import type { Role } from "../spaces/schema";
import { afterWrite, contentWith, isSameContent, type ArticleRow, type Content, type Origin } from "./content";
import type { Opening, Refused } from "./opening";
import { originOf } from "./origin";
import { versionOf } from "./precondition";
import type { ArticleProblem } from "./problems";
import type { ArticleRepository } from "./repository";
import type { Article, ArticlePatch, MergedFrom } from "./schema";
import type { createStaleCheck, WriteOptions } from "./stale";
import { parentFault } from "./tree";
import { createTurns } from "./turns";
import { toArticle, toFields } from "./wire";

export type Saved = { kind: "saved"; article: Article; merged?: MergedFrom };

/** How the caller wants a write to be carried out. */
export type SaveOptions = WriteOptions & {
  /** `Prefer: merge=auto`: a stale write whose merge is clean is saved instead of refused. */
  mergesCleanly?: boolean;
};

/** The merge engine, on this thread or another. */
export type Merge = (versions: { base: ArticleFields; yours: ArticleFields; theirs: ArticleFields }) => Promise<ArticleMerge>;

/** Tries of a write that goes over or into whatever version is there: each one is made from what it has just read. */
export const OVERWRITE_TRIES = 20;

/** Told of every clash and every merge, for the insights. */
export type Notice = (kind: InsightKind, article: { id: string; spaceId: string }) => void;

/** Saving over what is stored: at once, merged, or not at all. */
export function createSaving(parts: Opening & ReturnType<typeof createStaleCheck> & { articles: ArticleRepository; merge: Merge; notice: Notice }) {
  const { articles, merge, notice, open, isCurrent, versionConflict } = parts;
  const inTurn = createTurns();

  /** Writes `content` over the row that was read; a row that moved meanwhile is reported as stale. */
  async function write(row: ArticleRow, content: Content, origin: Origin, role: Role): Promise<Saved | Refused | "stale"> {
    const outcome = await articles.write(row, content, origin);
    if (outcome === "stale") return "stale";
    if (outcome === "slug-taken") return slugTaken(articles, row.spaceId, content.slug);
    return { kind: "saved", article: toArticle(afterWrite(row, content, origin), role) };
  }

  /** A write from a version that is not the current one: merged where that was asked for and is clean, else refused. */
  async function saveStale(viewer: Viewer, row: ArticleRow, role: Role, input: ArticlePatch, options: SaveOptions): Promise<Saved | Refused | "stale"> {
    const refused = async () => {
      notice("conflicts", row);
      return versionConflict(row, role, options);
    };
    const version = versionOf(options.precondition);
    const base = version === null || !options.mergesCleanly ? null : await articles.findRevision(row.id, version);
    if (version === null || !base) return refused();
    const yours = contentWith(base, input);
    const result = await merge({ base: toFields(base), yours: toFields(yours), theirs: toFields(row) });
    if (!result.clean) return { ...(await refused()), conflicts: result.conflicts };
    const content = contentWith(row, { ...result.merged, tags: [...result.merged.tags] });
    const mergedFrom = { base: version, theirs: row.version };
    if (isSameContent(row, content)) return { kind: "saved", article: toArticle(row, role), merged: mergedFrom };
    const fault = content.parentId === row.parentId ? null : await parentFault(articles, row.spaceId, row.id, content.parentId);
    if (fault) return fault;
    const outcome = await write(row, content, originOf(viewer, { note: input.note, kind: "merge", mergedFrom: { ...mergedFrom, yours } }), role);
    if (typeof outcome !== "object" || outcome.kind !== "saved") return outcome;
    notice("merges", row);
    return { ...outcome, merged: mergedFrom };
  }

  async function saveNow(viewer: Viewer, id: string, input: ArticlePatch, options: SaveOptions): Promise<Saved | Refused> {
    for (let attempt = 0; attempt < OVERWRITE_TRIES; attempt += 1) {
      const opened = await open(viewer, id, "editor");
      if (opened.kind !== "found") return opened;
      const { row, role } = opened;
      const content = contentWith(row, input);
      if (isSameContent(row, content)) return { kind: "saved", article: toArticle(row, role) };
      if (!(await isCurrent(row, options.precondition))) {
        const settled = await saveStale(viewer, row, role, input, options);
        if (settled !== "stale") return settled;
        continue;
      }
      if (content.parentId !== row.parentId) {
        const fault = await parentFault(articles, row.spaceId, row.id, content.parentId);
        if (fault) return fault;
      }
      const outcome = await write(row, content, originOf(viewer, input), role);
      if (outcome === "stale") continue;
      // A merge that a writer's own program or a person has made.
      if (outcome.kind === "saved" && input.kind === "merge") notice("decisions", row);
      return outcome;
    }
    return { kind: "unavailable" };
  }

  return {
    write,

    /**
     * Writes the fields that `input` names. Content equal to what is stored is saved already,
     * whatever version it was made from; else a version that is not the current one is a conflict.
     */
    async save(viewer: Viewer, id: string, input: ArticlePatch, options: SaveOptions): Promise<Saved | Refused> {
      const save = () => saveNow(viewer, id, input, options);
      // Many of these at once would each read what another one is about to replace, and try again: they take turns.
      return options.precondition.kind === "any" || options.mergesCleanly ? inTurn(id, save) : save();
    },
  };
}

/** The refusal of a slug that another article of the space has, with a link to it. */
export async function slugTaken(articles: ArticleRepository, spaceId: string, slug: string): Promise<ArticleProblem> {
  const existing = await articles.findIdBySlug(spaceId, slug);
  return {
    kind: "duplicate",
    field: "slug",
    detail: `The address "${slug}" is taken by another article of this space.`,
    ...(existing ? { link: `/api/articles/${existing}` } : {}),
  };
}
