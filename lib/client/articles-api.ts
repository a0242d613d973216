import type { z } from "zod";
import {
  articleListSchema,
  articleSchema,
  authorListSchema,
  diffSchema,
  mergeRecordSchema,
  mergeResponseSchema,
  revisionListSchema,
  revisionSchema,
  savedArticleSchema,
  versionConflictSchema,
  type Article,
  type ArticleListItem,
  type ArticlePut,
  type ArticlePatch,
  type AuthorList,
  type Diff,
  type MergeRecord,
  type MergeRequest,
  type MergeResponse,
  type Revision,
  type RevisionSummary,
  type SavedArticle,
  type VersionConflict,
  type articleCreateSchema,
  type articleQuerySchema,
} from "../articles/schema";
import { readFailure, writeFailure, type Failure, type ReadFailure, type WriteFailure } from "./failures";
import { hasStatus, isOk, pathOf, type Reply, type Send } from "./transport";

export interface RequestOptions {
  signal?: AbortSignal;
}
export interface WriteOptions extends RequestOptions {
  /** Lets a small write outlive the page. */
  keepalive?: boolean;
  idempotencyKey?: string;
}

/** What `GET /api/articles` can be asked; what is left out has the server's default. */
export type ArticleListQuery = Omit<Partial<z.input<typeof articleQuerySchema>>, "limit"> & { limit?: number };
export type NewArticle = z.input<typeof articleCreateSchema>;

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

export type ReadArticle =
  | { kind: "ok"; article: Article }
  | { kind: "unchanged" }
  | Failure<"gone" | "missing" | "unauthorized" | "offline" | "unavailable">;

/** The write was made from a version that is not the current one; nothing was written. */
export type Clash = { kind: "conflict"; conflict: VersionConflict };

export type SaveArticle =
  | { kind: "saved"; article: SavedArticle }
  | Clash
  | Failure<
      "gone" | "invalid" | "tooLarge" | "forbidden" | "unauthorized" | "missing" | "throttled" | "offline" | "unavailable"
    >;

export type CreateArticle = { kind: "saved"; article: Article } | WriteFailure | Failure<"duplicate" | "tooLarge">;
export type DeleteArticle = { kind: "deleted" } | Clash | WriteFailure | Failure<"gone" | "inUse">;
export type RestoreArticle = { kind: "saved"; article: Article } | WriteFailure;
export type PurgeArticle = { kind: "purged" } | WriteFailure;
export type RestoreRevision = { kind: "saved"; article: Article } | Clash | WriteFailure | Failure<"gone">;

export function articlesApi(send: Send) {
  return {
    /** One article with its text. With `etag` (as the server gave it) the answer can be `unchanged`. */
    async getArticle(id: string, options: RequestOptions & { etag?: string } = {}): Promise<ReadArticle> {
      const path = pathOf("articles", id);
      const headers = options.etag ? { "if-none-match": options.etag } : undefined;
      const reply = await send("GET", path, { signal: options.signal, headers });
      if (hasStatus(reply, 304)) return { kind: "unchanged" };
      if (isOk(reply)) return { kind: "ok", article: articleSchema.parse(reply.body) };
      return readFailure({ method: "GET", path }, reply, "gone");
    },

    async listArticles(
      query: ArticleListQuery = {},
      options: RequestOptions = {},
    ): Promise<({ kind: "ok" } & Page<ArticleListItem>) | ReadFailure | Failure<"invalid">> {
      const path = pathOf("articles");
      const reply = await send("GET", path, { query, ...options });
      if (isOk(reply)) return { kind: "ok", ...articleListSchema.parse(reply.body) };
      return readFailure({ method: "GET", path }, reply, "invalid");
    },

    async createArticle(article: NewArticle, options: WriteOptions = {}): Promise<CreateArticle> {
      const path = pathOf("articles");
      const reply = await send("POST", path, { json: article, ...options });
      if (isOk(reply)) return { kind: "saved", article: articleSchema.parse(reply.body) };
      return writeFailure({ method: "POST", path }, reply, "duplicate", "tooLarge");
    },

    /**
     * Creates an article under an id of the caller's own, which makes a second try harmless at any later time: an
     * article that has the id already is a `duplicate` of field "", one that has the slug of field "slug".
     */
    async createArticleAs(id: string, article: ArticlePut & { spaceId: string }, options: WriteOptions = {}): Promise<CreateArticle | Failure<"gone">> {
      const path = pathOf("articles", id);
      const reply = await send("PUT", path, { json: article, headers: { "if-none-match": "*" }, ...options });
      if (isOk(reply)) return { kind: "saved", article: articleSchema.parse(reply.body) };
      return writeFailure({ method: "PUT", path }, reply, "duplicate", "tooLarge", "gone");
    },

    /** Writes the article whole, from the version it was made from. A stale one is a `conflict`, never an overwrite. */
    async saveArticle(
      id: string,
      article: ArticlePut & { version: number },
      options: WriteOptions & { includeCurrent?: boolean } = {},
    ): Promise<SaveArticle> {
      const { includeCurrent, ...rest } = options;
      const path = pathOf("articles", id);
      const headers = includeCurrent ? { prefer: "return=representation" } : undefined;
      const reply = await send("PUT", path, { json: article, headers, ...rest });
      if (isOk(reply)) return { kind: "saved", article: savedArticleSchema.parse(reply.body) };
      return clashOf(reply) ?? writeFailure({ method: "PUT", path }, reply, "gone", "tooLarge");
    },

    /**
     * Changes only the fields named. A change that somebody else made to other fields since `version` is kept
     * (the server merges); the same field changed by both is a conflict.
     */
    async patchArticle(
      id: string,
      patch: ArticlePatch & { version: number },
      options: WriteOptions = {},
    ): Promise<SaveArticle> {
      const path = pathOf("articles", id);
      const headers = { "content-type": "application/merge-patch+json", prefer: "merge=auto" };
      const reply = await send("PATCH", path, { json: patch, headers, ...options });
      if (isOk(reply)) return { kind: "saved", article: savedArticleSchema.parse(reply.body) };
      return clashOf(reply) ?? writeFailure({ method: "PATCH", path }, reply, "gone", "tooLarge");
    },

    /** Moves an article to the trash. */
    async deleteArticle(id: string, version: number, options: WriteOptions = {}): Promise<DeleteArticle> {
      const path = pathOf("articles", id);
      const reply = await send("DELETE", path, { headers: ifMatch(version), ...options });
      if (isOk(reply)) return { kind: "deleted" };
      return clashOf(reply) ?? writeFailure({ method: "DELETE", path }, reply, "gone", "inUse");
    },

    /** Brings an article back from the trash, as a new version. */
    async restoreArticle(id: string, options: WriteOptions = {}): Promise<RestoreArticle> {
      const path = pathOf("articles", id, "restore");
      const reply = await send("POST", path, options);
      if (isOk(reply)) return { kind: "saved", article: articleSchema.parse(reply.body) };
      return writeFailure({ method: "POST", path }, reply);
    },

    /** Removes an article for good, with all its versions. Only from the trash. */
    async purgeArticle(id: string, options: WriteOptions = {}): Promise<PurgeArticle> {
      const path = pathOf("articles", id);
      const reply = await send("DELETE", path, { query: { purge: true }, ...options });
      if (isOk(reply)) return { kind: "purged" };
      return writeFailure({ method: "DELETE", path }, reply);
    },

    async listRevisions(
      id: string,
      query: { limit?: number; cursor?: string; author?: string } = {},
      options: RequestOptions = {},
    ): Promise<({ kind: "ok" } & Page<RevisionSummary>) | ReadFailure | Failure<"gone">> {
      const path = pathOf("articles", id, "versions");
      const reply = await send("GET", path, { query, ...options });
      if (isOk(reply)) return { kind: "ok", ...revisionListSchema.parse(reply.body) };
      return readFailure({ method: "GET", path }, reply, "gone");
    },

    async getRevision(
      id: string,
      version: number,
      options: RequestOptions = {},
    ): Promise<{ kind: "ok"; revision: Revision } | ReadFailure | Failure<"gone">> {
      const path = pathOf("articles", id, "versions", version);
      const reply = await send("GET", path, options);
      if (isOk(reply)) return { kind: "ok", revision: revisionSchema.parse(reply.body) };
      return readFailure({ method: "GET", path }, reply, "gone");
    },

    /** What met in the merge that a version is; `missing` for a version that is none. */
    async getMergeRecord(id: string, version: number, options: RequestOptions = {}): Promise<{ kind: "ok"; record: MergeRecord } | ReadFailure | Failure<"gone">> {
      const path = pathOf("articles", id, "versions", version, "merge");
      const reply = await send("GET", path, options);
      if (isOk(reply)) return { kind: "ok", record: mergeRecordSchema.parse(reply.body) };
      return readFailure({ method: "GET", path }, reply, "gone");
    },

    /** Everyone who has made a version of the article. */
    async listAuthors(id: string, options: RequestOptions = {}): Promise<({ kind: "ok" } & AuthorList) | ReadFailure | Failure<"gone">> {
      const path = pathOf("articles", id, "authors");
      const reply = await send("GET", path, options);
      if (isOk(reply)) return { kind: "ok", ...authorListSchema.parse(reply.body) };
      return readFailure({ method: "GET", path }, reply, "gone");
    },

    /** Makes a new version with the content of `revision`, from the current `version`. */
    async restoreRevision(
      id: string,
      revision: number,
      version: number,
      options: WriteOptions = {},
    ): Promise<RestoreRevision> {
      const path = pathOf("articles", id, "versions", revision, "restore");
      const reply = await send("POST", path, { headers: ifMatch(version), ...options });
      if (isOk(reply)) return { kind: "saved", article: articleSchema.parse(reply.body) };
      return clashOf(reply) ?? writeFailure({ method: "POST", path }, reply, "gone");
    },

    async getDiff(
      id: string,
      from: number,
      to: number,
      options: RequestOptions = {},
    ): Promise<{ kind: "ok"; diff: Diff } | ReadFailure | Failure<"gone">> {
      const path = pathOf("articles", id, "diff");
      const reply = await send("GET", path, { query: { from, to }, ...options });
      if (isOk(reply)) return { kind: "ok", diff: diffSchema.parse(reply.body) };
      return readFailure({ method: "GET", path }, reply, "gone");
    },

    /** What the server would make of a stale write. Changes nothing. */
    async previewMerge(
      id: string,
      request: MergeRequest,
      options: RequestOptions = {},
    ): Promise<{ kind: "ok"; merge: MergeResponse } | WriteFailure | Failure<"gone" | "tooLarge">> {
      const path = pathOf("articles", id, "merge");
      const reply = await send("POST", path, { json: request, ...options });
      if (isOk(reply)) return { kind: "ok", merge: mergeResponseSchema.parse(reply.body) };
      return writeFailure({ method: "POST", path }, reply, "gone", "tooLarge");
    },
  };
}

function ifMatch(version: number): Record<string, string> {
  return { "if-match": `"${version}"` };
}

/** The conflict that a write of an article was answered with, or null. */
export function clashOf(reply: Reply): Clash | null {
  if (reply.kind !== "reply" || reply.problem?.type !== "/problems/version-conflict") return null;
  return { kind: "conflict", conflict: versionConflictSchema.parse(reply.body) };
}
