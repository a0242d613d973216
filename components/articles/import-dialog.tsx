"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import type { ArticleListItem } from "@/lib/articles/schema";
import { apiClient } from "@/lib/client/api-client";
import { uploadImage } from "@/lib/client/import-image";
import { queryKeys } from "@/lib/client/query-keys";
import { failureSentence } from "@/lib/client/sentences";
import { countImages, planImport, withoutPaths, type PlannedArticle } from "@/lib/import/plan-import";
import { readFiles, type RawFile, type ReadFiles } from "@/lib/import/read-files";
import { runImport, type CreateStep, type ImportedArticle, type ImportResult } from "@/lib/import/run-import";
import type { Space } from "@/lib/spaces/schema";
import { ImportChoose, ImportDone, ImportPlanView, ImportProgress, type ImportState } from "./import-steps";

export interface ImportDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** Files that were dropped on the page; empty where the dialog was opened by its button. */
  dropped: RawFile[];
  space: Space;
  articles: ArticleListItem[];
}

/** Import in three steps: choose, look at what will happen, watch it happen. Nothing is sent before the second is confirmed. */
export function ImportDialog({ isOpen, onOpenChange, dropped, space, articles }: ImportDialogProps) {
  const cache = useQueryClient();
  const takenSlugs = articles.map((article) => article.slug);
  const [state, setState] = useState<ImportState>(() => (dropped.length ? planOf(readFiles(dropped), takenSlugs) : { kind: "choose" }));
  const abort = useRef<AbortController | null>(null);
  // Leaving the page stops between two articles; what was created is in the list.
  useEffect(() => () => abort.current?.abort(), []);

  const choose = (raw: RawFile[]) => setState(planOf(readFiles(raw), takenSlugs));
  const leaveOut = (read: ReadFiles, paths: string[]) =>
    setState(planOf({ ...read, files: withoutPaths(read.files, paths), faults: [], skippedCount: read.skippedCount + paths.length }, takenSlugs));

  const start = async (planned: PlannedArticle[], before: ImportResult | null, read: ReadFiles, skippedCount: number) => {
    abort.current = new AbortController();
    const doneCount = before?.created.length ?? 0;
    const images = new Map(read.images.map((image) => [image.path, image]));
    setState({ kind: "running", done: doneCount, total: doneCount + planned.length, title: planned[0]?.title ?? "" });
    const result = await runImport(planned, {
      ...(before ? { before } : {}),
      signal: abort.current.signal,
      create: (article, parentId, body) => createArticle(space.id, article, parentId, body),
      upload: (path) => uploadImage(apiClient, space.id, images.get(path)!),
      onProgress: (done, total, article) => setState({ kind: "running", done, total, title: article.title }),
    });
    void cache.invalidateQueries({ queryKey: queryKeys.articleLists });
    void cache.invalidateQueries({ queryKey: queryKeys.spaces });
    setState({ kind: "done", result, read, skippedCount });
  };

  const isRunning = state.kind === "running";
  return (
    <Dialog isOpen={isOpen} onOpenChange={(open) => (open || !isRunning) && onOpenChange(open)} isDismissible={!isRunning} title={`Import into ${space.name}`} size="md">
      {state.kind === "choose" && <ImportChoose onChoose={choose} />}
      {state.kind === "plan" && (
        <ImportPlanView
          state={state}
          onBack={() => setState({ kind: "choose" })}
          onLeaveOut={(paths) => leaveOut(state.read, paths)}
          onStart={() => void start(state.plan.articles, null, state.read, state.skippedCount)}
        />
      )}
      {state.kind === "running" && <ImportProgress state={state} onStop={() => abort.current?.abort()} />}
      {state.kind === "done" && (
        <ImportDone
          state={state}
          onContinue={() => void start(state.result.remaining, state.result, state.read, state.skippedCount)}
          onUndo={async () => setState({ kind: "undone", left: await moveBack(state.result.created, cache) })}
          onClose={() => onOpenChange(false)}
        />
      )}
      {state.kind === "undone" && <p>{state.left === 0 ? "Everything this import created is in the trash." : `${state.left} of the imported articles could not be moved to the trash, because somebody changed them or the connection was lost.`}</p>}
    </Dialog>
  );
}

function planOf(read: ReadFiles, takenSlugs: string[]): ImportState {
  const plan = planImport(read.files, { takenSlugs, imagePaths: read.images.map((image) => image.path) });
  return {
    kind: "plan",
    read,
    plan: { ...plan, faults: [...read.faults, ...plan.faults] },
    unreadable: read.faults.map((fault) => fault.path),
    // An image that no text shows is left out as well.
    skippedCount: read.skippedCount + read.images.length - countImages(plan.articles),
  };
}

/** The same key for the same article of this run, so that a lost answer cannot make it twice. */
const keys = new WeakMap<PlannedArticle, string>();

async function createArticle(spaceId: string, article: PlannedArticle, parentId: string | null, body: string): Promise<CreateStep> {
  const idempotencyKey = keys.get(article) ?? crypto.randomUUID();
  keys.set(article, idempotencyKey);
  const { title, tags, slug } = article;
  const outcome = await apiClient.createArticle({ spaceId, title, body, tags, parentId, slug: slug ?? undefined, kind: "import" }, { idempotencyKey });
  if (outcome.kind === "saved") return { kind: "saved", id: outcome.article.id, version: outcome.article.version };
  if (outcome.kind === "throttled") return { kind: "wait", ms: outcome.retryAfterMs };
  return { kind: "failed", reason: failureSentence(outcome, "create this article") };
}

/** Children first, since an article with others below it cannot be moved. Gives back how many stayed. */
async function moveBack(created: ImportedArticle[], cache: ReturnType<typeof useQueryClient>): Promise<number> {
  let left = 0;
  for (const article of created.toReversed()) {
    const outcome = await apiClient.deleteArticle(article.id, article.version);
    if (outcome.kind !== "deleted" && outcome.kind !== "gone") left += 1;
  }
  void cache.invalidateQueries({ queryKey: queryKeys.articleLists });
  void cache.invalidateQueries({ queryKey: queryKeys.spaces });
  return left;
}
