import "server-only";
import { v7 as uuid } from "uuid";
import type { Viewer } from "../auth/viewer";
import type { ArticleFields, ArticleMerge } from "../merge/index";
import type { InsightKind } from "../insights/schema";
import { refusalFor } from "../spaces/access";
import type { SpaceRepository } from "../spaces/repository";
import type { Role } from "../spaces/schema";
import { decodeCursor, encodeCursor, toPage } from "../wire/cursor";
import type { CommonProblem } from "../wire/problems";
import { freeSlug, slugFrom, uncommonSlug } from "../wire/slug";
import { holds, versionOf, type Precondition } from "./precondition";
import type { ArticleProblem, GoneProblem, VersionConflictProblem } from "./problems";
import {
  isSameList,
  sortOf,
  type ArticleHead,
  type ArticleRepository,
  type ArticleRow,
  type Content,
  type Origin,
} from "./repository";
import {
  MAX_CONFLICT_CHANGES,
  type Article,
  type ArticleCreate,
  type ArticleListItem,
  type ArticlePatch,
  type ArticleQuery,
  type MergedFrom,
} from "./schema";
import { searchWords, snippetOf } from "./search";
import type { SearchRepository } from "./search-repository";
import { toArticle, toFields, toListItem, toRevision, toRevisionSummary } from "./wire";

export type Refused = ArticleProblem | CommonProblem;
export type Saved = { kind: "saved"; article: Article; merged?: MergedFrom };

/** How the caller wants a write to be carried out. */
export type SaveOptions = {
  precondition: Precondition;
  /** `Prefer: merge=auto`: a stale write whose merge is clean is saved instead of refused. */
  mergesCleanly?: boolean;
  /** `Prefer: return=representation`: a conflict carries the article as it is and the base. */
  wantsRepresentation?: boolean;
};

/** The merge engine, on this thread or another. */
export type Merge = (versions: { base: ArticleFields; yours: ArticleFields; theirs: ArticleFields }) => Promise<ArticleMerge>;

/** Tries to find a slug that nobody takes meanwhile. */
const SLUG_TRIES = 5;
/** Tries of a write that names no version: each one overwrites what it has just read. */
const OVERWRITE_TRIES = 20;
const MAX_BLOCKERS = 20;
/** Hits of a search that are looked at. */
const MAX_HITS = 1000;
/** How deep a tree of articles may be; also what ends the walk up a damaged one. */
const MAX_DEPTH = 100;

export type ArticleService = ReturnType<typeof createArticleService>;

/** The rules of articles: who may, from which version, and what a write becomes. */
export function createArticleService(parts: {
  articles: ArticleRepository;
  spaces: SpaceRepository;
  index: SearchRepository;
  merge: Merge;
  /** Told of every clash and every merge, for the insights. */
  notice: (kind: InsightKind, article: { id: string; spaceId: string }) => void;
}) {
  const { articles, spaces, index, merge, notice } = parts;

  async function roleIn(viewer: Viewer, spaceId: string): Promise<Role | null> {
    return spaces.roleOf(viewer.userId, spaceId);
  }

  /** The article, if the viewer may do with it what `needed` may; the trash is shown with `withDeleted` alone. */
  async function open(
    viewer: Viewer,
    id: string,
    needed: Role,
    { withDeleted = false } = {},
  ): Promise<{ kind: "found"; row: ArticleRow; role: Role } | Refused> {
    const row = await articles.find(id);
    const role = row && (await roleIn(viewer, row.spaceId));
    if (!row || !role) return { kind: "not-found" };
    const refusal = refusalFor(viewer, role, needed);
    if (refusal) return refusal;
    if (row.deletedAt && !withDeleted) return goneProblem(row);
    return { kind: "found", row, role };
  }

  async function versionConflict(row: ArticleHead, precondition: Precondition): Promise<VersionConflictProblem> {
    const clientVersion = versionOf(precondition);
    const newest = await articles.listRevisions(row.id, null, MAX_CONFLICT_CHANGES);
    const changes = newest
      .filter((revision) => clientVersion === null || revision.version > clientVersion)
      .reverse()
      .map(toRevisionSummary)
      .map(({ version, author, createdAt, note }) => ({ version, author, createdAt, note }));
    return { kind: "version-conflict", articleId: row.id, currentVersion: row.version, clientVersion, changes };
  }

  async function isCurrent(row: ArticleHead, precondition: Precondition): Promise<boolean> {
    if (precondition.kind !== "time") return holds(precondition, { ...row, previousAt: null });
    const [, previous] = await articles.listRevisions(row.id, null, 2);
    return holds(precondition, { ...row, previousAt: previous?.createdAt ?? null });
  }

  /** Why `parentId` cannot be the parent of article `id` in `spaceId`, or null. */
  async function parentFault(spaceId: string, id: string | null, parentId: string | null): Promise<CommonProblem | null> {
    const impossible = (detail: string): CommonProblem => ({ kind: "impossible", path: "parentId", detail });
    let above = parentId;
    for (let depth = 0; above !== null; depth += 1) {
      if (above === id) return impossible("An article cannot be its own parent, or the child of one of its children.");
      const parent = await articles.findHead(above);
      if (!parent || parent.spaceId !== spaceId || (depth === 0 && parent.deletedAt)) {
        return impossible("The parent must be an article of the same space.");
      }
      if (depth > MAX_DEPTH) return impossible(`Articles can be nested ${MAX_DEPTH} deep at most.`);
      above = parent.parentId;
    }
    return null;
  }

  async function slugTaken(spaceId: string, slug: string): Promise<ArticleProblem> {
    const existing = await articles.findIdBySlug(spaceId, slug);
    return {
      kind: "duplicate",
      field: "slug",
      detail: `The address "${slug}" is taken by another article of this space.`,
      ...(existing ? { link: `/api/articles/${existing}` } : {}),
    };
  }

  /** Writes `content` over the row that was read; a row that moved meanwhile is reported as stale. */
  async function write(row: ArticleRow, content: Content, origin: Origin, role: Role): Promise<Saved | Refused | "stale"> {
    const outcome = await articles.write(row, content, origin);
    if (outcome === "stale") return "stale";
    if (outcome === "slug-taken") return slugTaken(row.spaceId, content.slug);
    return { kind: "saved", article: toArticle(afterWrite(row, content, origin), role) };
  }

  /** A write from a version that is not the current one: merged where that was asked for and is clean, else refused. */
  async function saveStale(viewer: Viewer, row: ArticleRow, role: Role, input: ArticlePatch, options: SaveOptions): Promise<Saved | Refused | "stale"> {
    const { precondition } = options;
    const problem = await versionConflict(row, precondition);
    const version = versionOf(precondition);
    const base = version === null ? null : await articles.findRevision(row.id, version);
    if (options.wantsRepresentation) {
      problem.representation = { current: toArticle(row, role), base: base && toRevision(row.id, base) };
    }
    if (!options.mergesCleanly || version === null || !base) {
      notice("conflicts", row);
      return problem;
    }
    const result = await merge({
      base: toFields(base),
      yours: toFields(contentWith(base, input)),
      theirs: toFields(row),
    });
    if (!result.clean) {
      notice("conflicts", row);
      return { ...problem, conflicts: result.conflicts };
    }
    const content = contentWith(row, { ...result.merged, tags: [...result.merged.tags] });
    const mergedFrom = { base: version, theirs: row.version };
    if (isSameContent(row, content)) return { kind: "saved", article: toArticle(row, role), merged: mergedFrom };
    const fault = content.parentId === row.parentId ? null : await parentFault(row.spaceId, row.id, content.parentId);
    if (fault) return fault;
    const outcome = await write(row, content, originOf(viewer, { note: input.note, kind: "merge", mergedFrom }), role);
    if (typeof outcome !== "object" || outcome.kind !== "saved") return outcome;
    notice("merges", row);
    return { ...outcome, merged: mergedFrom };
  }

  /** The articles that hold the words of `q`; of more than MAX_HITS the best ones. */
  async function search(viewer: Viewer, query: ArticleQuery, q: string): Promise<{ kind: "found"; items: ArticleListItem[]; nextCursor: string | null } | Refused> {
    const place = query.cursor ? decodeCursor(query.cursor, ["number"]) : [0];
    if (!place || Number(place[0]) < 0) {
      return { kind: "malformed", faults: [{ path: "cursor", message: "is not a cursor of this list" }] };
    }
    const words = searchWords(q);
    const ids = await index.find(viewer.userId, words, MAX_HITS);
    const filter = { ...query, sort: query.sort ?? "-updatedAt", isDeleted: query.deleted === "true", ids };
    const found = ids.length === 0 ? [] : await articles.list(viewer.userId, filter, null, MAX_HITS);
    const rank = new Map(ids.map((id, i) => [id, i]));
    if (!query.sort) found.sort((a, b) => rank.get(a.id)! - rank.get(b.id)!);
    const offset = Number(place[0]);
    const rows = found.slice(offset, offset + query.limit);
    const texts = await index.beginnings(rows.map((row) => row.id));
    return {
      kind: "found",
      items: rows.map((row) => ({ ...toListItem(row), snippet: snippetOf(texts.get(row.id) ?? "", words) })),
      nextCursor: found.length > offset + query.limit ? encodeCursor([offset + query.limit]) : null,
    };
  }

  return {
    /** Makes an article at version 1. With `id`, under that id if no article ever had it. */
    async create(viewer: Viewer, input: ArticleCreate, id?: string): Promise<{ kind: "created"; article: Article } | Refused> {
      const role = await roleIn(viewer, input.spaceId);
      if (role === null) {
        return { kind: "not-found", detail: "There is no space with this spaceId, or none that you may see. Nothing was written." };
      }
      const refusal = refusalFor(viewer, role, "editor");
      if (refusal) return refusal;
      const fault = await parentFault(input.spaceId, null, input.parentId);
      if (fault) return fault;
      const article = { id: id ?? uuid(), spaceId: input.spaceId };
      const wanted = input.slug ?? slugFrom(input.title, "article");
      const origin = originOf(viewer, { note: input.note, kind: input.kind });
      for (let attempt = 0; attempt < SLUG_TRIES; attempt += 1) {
        // Others who make the same title into the same slug may be faster, but not for ever.
        const next = async () => freeSlug(wanted, await articles.takenSlugs(input.spaceId, wanted));
        const slug = input.slug ?? (attempt < 2 ? await next() : uncommonSlug(wanted));
        const { title, body, tags, parentId } = input;
        const content: Content = { title, body, tags, slug, parentId, status: "draft" };
        const outcome = await articles.add(article, content, origin, { isIdChosen: id !== undefined });
        // The space or the parent went meanwhile: asked again, the rules say which.
        if (outcome === "stale") return this.create(viewer, input, id);
        if (outcome === "id-taken") {
          const existing = await articles.findHead(article.id);
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
      return slugTaken(input.spaceId, wanted);
    },

    async read(viewer: Viewer, id: string): Promise<{ kind: "found"; article: Article } | Refused> {
      const opened = await open(viewer, id, "viewer");
      return opened.kind === "found" ? { kind: "found", article: toArticle(opened.row, opened.role) } : opened;
    },

    async list(viewer: Viewer, query: ArticleQuery): Promise<{ kind: "found"; items: ArticleListItem[]; nextCursor: string | null } | Refused> {
      if (query.q?.trim()) return search(viewer, query, query.q);
      const sort = query.sort ?? "-updatedAt";
      const { field } = sortOf(sort);
      const after = query.cursor ? decodeCursor(query.cursor, [field === "title" ? "text" : "time", "text"]) : null;
      if (query.cursor && !after) {
        return { kind: "malformed", faults: [{ path: "cursor", message: "is not a cursor of this list" }] };
      }
      const rows = await articles.list(
        viewer.userId,
        { ...query, sort, isDeleted: query.deleted === "true" },
        after && { value: String(after[0]), id: String(after[1]) },
        query.limit + 1,
      );
      const { items, nextCursor } = toPage(rows, query.limit, (row) => {
        const value = row[field];
        return [value instanceof Date ? value.toISOString() : value, row.id];
      });
      return { kind: "found", items: items.map(toListItem), nextCursor };
    },

    /**
     * Writes the fields that `input` names. Content equal to what is stored is saved already,
     * whatever version it was made from; else a version that is not the current one is a conflict.
     */
    async save(viewer: Viewer, id: string, input: ArticlePatch, options: SaveOptions): Promise<Saved | Refused> {
      const { precondition } = options;
      for (let attempt = 0; attempt < OVERWRITE_TRIES; attempt += 1) {
        const opened = await open(viewer, id, "editor");
        if (opened.kind !== "found") return opened;
        const { row, role } = opened;
        const content = contentWith(row, input);
        if (isSameContent(row, content)) return { kind: "saved", article: toArticle(row, role) };
        if (!(await isCurrent(row, precondition))) {
          const settled = await saveStale(viewer, row, role, input, options);
          if (settled !== "stale") return settled;
          continue;
        }
        if (content.parentId !== row.parentId) {
          const fault = await parentFault(row.spaceId, row.id, content.parentId);
          if (fault) return fault;
        }
        const outcome = await write(row, content, originOf(viewer, input), role);
        if (outcome === "stale") continue;
        // A merge that a writer's own program or a person has made.
        if (outcome.kind === "saved" && input.kind === "merge") notice("decisions", row);
        return outcome;
      }
      return { kind: "unavailable" };
    },

    /** Moves an article to the trash. */
    async moveToTrash(viewer: Viewer, id: string, precondition: Precondition): Promise<{ kind: "deleted" } | Refused> {
      for (let attempt = 0; attempt < OVERWRITE_TRIES; attempt += 1) {
        const opened = await open(viewer, id, "editor");
        if (opened.kind !== "found") return opened;
        if (!(await isCurrent(opened.row, precondition))) return versionConflict(opened.row, precondition);
        const outcome = await articles.moveToTrash(opened.row, originOf(viewer, {}));
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
      const parentId = (await parentFault(row.spaceId, row.id, row.parentId)) ? null : row.parentId;
      const content: Content = { ...contentWith(row, {}), parentId };
      const origin = originOf(viewer, { kind: "restore" });
      const outcome = await articles.restore(row, content, origin);
      if (outcome === "slug-taken") return slugTaken(row.spaceId, content.slug);
      if (outcome === "stale") return this.restoreFromTrash(viewer, id);
      return { kind: "saved", article: toArticle(afterWrite(row, content, origin), role) };
    },

    open,
    isCurrent,
    versionConflict,
    write,
  };
}

export function goneProblem(row: ArticleHead): GoneProblem {
  return {
    kind: "gone",
    articleId: row.id,
    deletedAt: (row.deletedAt ?? row.updatedAt).toISOString(),
    deletedBy: row.deletedBy ?? row.updatedBy,
  };
}

/** How a version came about, from what the writer says of it. */
export function originOf(
  viewer: Viewer,
  given: {
    note?: string | null | undefined;
    kind?: Origin["kind"] | undefined;
    mergedFrom?: Origin["mergedFrom"] | undefined;
  },
): Origin {
  return {
    author: { id: viewer.userId, name: viewer.name },
    createdAt: new Date(),
    kind: given.kind ?? "edit",
    note: given.note || null,
    mergedFrom: given.mergedFrom ?? null,
  };
}

/** `content` with the fields that `input` names put in. */
export function contentWith(row: Content, input: ArticlePatch): Content {
  return {
    title: input.title ?? row.title,
    body: input.body ?? row.body,
    tags: input.tags ?? row.tags,
    slug: input.slug ?? row.slug,
    parentId: input.parentId === undefined ? row.parentId : input.parentId,
    status: row.status,
  };
}

export function isSameContent(row: ArticleRow, content: Content): boolean {
  return (
    row.title === content.title &&
    row.body === content.body &&
    row.slug === content.slug &&
    row.parentId === content.parentId &&
    isSameList(row.tags, content.tags)
  );
}

/** The row as it stands once `content` is written over it. */
export function afterWrite(row: ArticleRow, content: Content, origin: Origin): ArticleRow {
  return {
    ...row,
    ...content,
    version: row.version + 1,
    updatedAt: origin.createdAt,
    updatedBy: origin.author,
    deletedAt: null,
    deletedBy: null,
  };
}
