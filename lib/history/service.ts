import "server-only";
import type { Viewer } from "../auth/viewer";
import { toMarkers } from "../merge/index";
import type { Merger } from "../merge-pool";
import { decodeCursor, toPage } from "../wire/cursor";
import { contentWith, isSameContent, type RevisionHead } from "../articles/content";
import type { Refused } from "../articles/opening";
import { originOf } from "../articles/origin";
import type { ArticleRepository } from "../articles/repository";
import type { Saved } from "../articles/saving";
import type { AuthorList, Diff, MergeRecord, MergeRequest, MergeResponse, Revision, RevisionQuery, RevisionSummary } from "../articles/schema";
import type { ArticleService } from "../articles/service";
import type { WriteOptions } from "../articles/stale";
import { toArticle, toFields, toRevision, toRevisionSummary } from "../articles/wire";

export type HistoryService = ReturnType<typeof createHistoryService>;

/** The labels that stand at the conflict markers of a merged text. */
const MARKER_LABELS = { yoursLabel: "yours", baseLabel: "base", theirsLabel: "theirs" };

/** Looking back: versions, what changed between two of them, taking one back, and trying a merge. */
export function createHistoryService(articles: ArticleRepository, service: ArticleService, merger: Omit<Merger, "close">) {
  async function openRevision(viewer: Viewer, id: string, version: number) {
    const opened = await service.open(viewer, id, "viewer");
    if (opened.kind !== "found") return opened;
    const revision = await articles.findRevision(id, version);
    return revision ? { kind: "found" as const, revision } : { kind: "not-found" as const };
  }

  async function openPair(viewer: Viewer, id: string, from: number, to: number) {
    const first = await openRevision(viewer, id, from);
    if (first.kind !== "found") return first;
    const second = await openRevision(viewer, id, to);
    if (second.kind !== "found") return second;
    return { kind: "found" as const, from: first.revision, to: second.revision };
  }

  async function tryMerge(viewer: Viewer, id: string, input: MergeRequest) {
    const opened = await service.open(viewer, id, "viewer");
    if (opened.kind !== "found") return opened;
    const base = await articles.findRevision(id, input.version);
    if (!base) return { kind: "impossible" as const, path: "version", detail: `There is no version ${input.version} of this article.` };
    const { version, ...fields } = input;
    const result = await merger.merge({
      base: toFields(base),
      yours: toFields(contentWith(base, fields)),
      theirs: toFields(opened.row),
    });
    return { kind: "merged" as const, base: version, row: opened.row, result };
  }

  return {
    async list(
      viewer: Viewer,
      id: string,
      page: RevisionQuery,
    ): Promise<{ kind: "found"; items: RevisionSummary[]; nextCursor: string | null } | Refused> {
      const opened = await service.open(viewer, id, "viewer");
      if (opened.kind !== "found") return opened;
      const before = page.cursor ? decodeCursor(page.cursor, ["number"]) : null;
      if (page.cursor && !before) {
        return { kind: "malformed", faults: [{ path: "cursor", message: "is not a cursor of this list" }] };
      }
      const rows = await articles.listRevisions(id, before && Number(before[0]), page.limit + 1, { authorId: page.author });
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.version]);
      return { kind: "found", items: items.map(toRevisionSummary), nextCursor };
    },

    async read(viewer: Viewer, id: string, version: number): Promise<{ kind: "found"; revision: Revision } | Refused> {
      const opened = await openRevision(viewer, id, version);
      return opened.kind === "found" ? { kind: "found", revision: toRevision(id, opened.revision) } : opened;
    },

    async authors(viewer: Viewer, id: string): Promise<({ kind: "found" } & AuthorList) | Refused> {
      const opened = await service.open(viewer, id, "viewer");
      return opened.kind === "found" ? { kind: "found", items: await articles.listAuthors(id) } : opened;
    },

    /** What met in the merge that version `version` is. */
    async mergeRecord(viewer: Viewer, id: string, version: number): Promise<{ kind: "found"; record: MergeRecord } | Refused> {
      const opened = await openRevision(viewer, id, version);
      if (opened.kind !== "found") return opened;
      const { revision } = opened;
      const { mergedFrom } = revision;
      if (mergedFrom === null) return { kind: "not-found", detail: `Version ${version} is no merge.` };
      const kept = await articles.findMergeSide(id, version, revision.body);
      if (kept) return { kind: "found", record: { version, ...mergedFrom, yours: kept, isRecorded: true } };
      const [base, theirs] = [await articles.findRevision(id, mergedFrom.base), await articles.findRevision(id, mergedFrom.theirs)];
      if (!base || !theirs) return { kind: "not-found", detail: `Version ${version} says that it merges versions that the article does not have.` };
      // What theirs brought in is taken out again; where that cannot be told apart, the merge stands for its writer's text.
      const { merged } = await merger.merge({ base: toFields(theirs), yours: toFields(revision), theirs: toFields(base) });
      const { title, body, tags, slug, parentId } = contentWith(revision, { ...merged, tags: [...merged.tags] });
      const yours = { title, body, tags, slug, parentId };
      return { kind: "found", record: { version, ...mergedFrom, yours, isRecorded: false } };
    },

    /** What changed from version `from` to version `to`: fields, and hunks of lines with their words. */
    async diff(viewer: Viewer, id: string, from: number, to: number): Promise<{ kind: "found"; diff: Diff } | Refused> {
      const pair = await openPair(viewer, id, from, to);
      if (pair.kind !== "found") return pair;
      const hunks = await merger.diffLines(pair.from.body, pair.to.body);
      return {
        kind: "found",
        diff: {
          from: toRevisionSummary(pair.from),
          to: toRevisionSummary(pair.to),
          fields: changedFields(pair.from, pair.to),
          hunks: hunks.map(({ before, after, lines }) => ({ from: before, to: after, lines })),
        },
      };
    },

    /** The same as a unified diff of the two bodies. */
    async unifiedDiff(viewer: Viewer, id: string, from: number, to: number): Promise<{ kind: "found"; text: string } | Refused> {
      const pair = await openPair(viewer, id, from, to);
      if (pair.kind !== "found") return pair;
      const labels = { fromLabel: `version ${from}`, toLabel: `version ${to}` };
      return { kind: "found", text: await merger.unifiedDiff(pair.from.body, pair.to.body, labels) };
    },

    /** Makes the content of an old version the newest one. */
    async restore(viewer: Viewer, id: string, version: number, options: WriteOptions): Promise<Saved | Refused> {
      const opened = await service.open(viewer, id, "editor");
      if (opened.kind !== "found") return opened;
      const { row, role } = opened;
      if (!(await service.isCurrent(row, options.precondition))) return service.versionConflict(row, role, options);
      const revision = await articles.findRevision(id, version);
      if (!revision) return { kind: "not-found" };
      // Where an article stands is not part of what it said: address and parent stay.
      const content = contentWith(row, { title: revision.title, body: revision.body, tags: revision.tags });
      if (isSameContent(row, content)) return { kind: "saved", article: toArticle(row, role) };
      const origin = originOf(viewer, { kind: "restore", note: `Version ${version} restored` });
      const outcome = await service.write(row, content, origin, role);
      if (outcome === "stale") return this.restore(viewer, id, version, options);
      return outcome;
    },

    /** What a write from `input.version` would become; writes nothing. */
    async merge(viewer: Viewer, id: string, input: MergeRequest): Promise<{ kind: "merged"; response: MergeResponse } | Refused> {
      const tried = await tryMerge(viewer, id, input);
      if (tried.kind !== "merged") return tried;
      const { merged, clean, conflicts } = tried.result;
      return {
        kind: "merged",
        response: {
          base: tried.base,
          theirs: tried.row.version,
          clean,
          merged: {
            title: merged.title,
            body: merged.body,
            tags: [...merged.tags],
            slug: merged.slug ?? tried.row.slug,
            parentId: merged.parentId ?? null,
          },
          conflicts,
        },
      };
    },

    /** The same as text: the merged body, with diff3 markers around what clashes. */
    async mergeAsText(viewer: Viewer, id: string, input: MergeRequest): Promise<{ kind: "merged"; text: string; conflictCount: number } | Refused> {
      const tried = await tryMerge(viewer, id, input);
      if (tried.kind !== "merged") return tried;
      return { kind: "merged", ...toMarkers(tried.result.body.regions, MARKER_LABELS) };
    },
  };
}

function changedFields(from: RevisionHead, to: RevisionHead): Diff["fields"] {
  const fields = ["title", "tags", "slug", "parentId", "status"] as const;
  return fields
    .filter((field) => JSON.stringify(from[field]) !== JSON.stringify(to[field]))
    .map((field) => ({ field, from: from[field], to: to[field] }));
}
