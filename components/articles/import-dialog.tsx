"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import type { ArticleListItem } from "@/lib/articles/schema";
import { apiClient } from "@/lib/client/api-client";
import { queryKeys } from "@/lib/client/query-keys";
import { failureSentence } from "@/lib/client/sentences";
import { planImport, withoutPaths, type ImportFile, type PlannedArticle } from "@/lib/import/plan-import";
import { readFiles, type RawFile } from "@/lib/import/read-files";
import { runImport, type CreateStep, type ImportedArticle } from "@/lib/import/run-import";
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
  const leaveOut = (files: ImportFile[], paths: string[], skippedCount: number) =>
    setState(planOf({ files: withoutPaths(files, paths), faults: [], skippedCount }, takenSlugs));

  const start = async (planned: PlannedArticle[], before: ImportedArticle[], skippedCount: number) => {
    abort.current = new AbortController();
    setState({ kind: "running", done: before.length, total: before.length + planned.length, title: planned[0]?.title ?? "" });
    const result = await runImport(planned, {
      before,
      signal: abort.current.signal,
      create: (article, parentId) => createArticle(space.id, article, parentId),
      onProgress: (done, total, article) => setState({ kind: "running", done, total, title: article.title }),
    });
    void cache.invalidateQueries({ queryKey: queryKeys.articleLists });
    void cache.invalidateQueries({ queryKey: queryKeys.spaces });
    setState({ kind: "done", result, skippedCount });
  };

  const isRunning = state.kind === "running";
  return (
    <Dialog isOpen={isOpen} onOpenChange={(open) => (open || !isRunning) && onOpenChange(open)} isDismissible={!isRunning} title={`Import into ${space.name}`} size="md">
      {state.kind === "choose" && <ImportChoose onChoose={choose} />}
      {state.kind === "plan" && (
        <ImportPlanView
          state={state}
          onBack={() => setState({ kind: "choose" })}
          onLeaveOut={(paths) => leaveOut(state.files, paths, state.skippedCount + paths.length)}
          onStart={() => void start(state.plan.articles, [], state.skippedCount)}
        />
      )}
      {state.kind === "running" && <ImportProgress state={state} onStop={() => abort.current?.abort()} />}
      {state.kind === "done" && (
        <ImportDone
          state={state}
          onContinue={() => void start(state.result.remaining, state.result.created, state.skippedCount)}
          onUndo={async () => setState({ kind: "undone", left: await moveBack(state.result.created, cache) })}
          onClose={() => onOpenChange(false)}
        />
      )}
      {state.kind === "undone" && <p>{state.left === 0 ? "Everything this import created is in the trash." : `${state.left} of the imported articles could not be moved to the trash, because somebody changed them or the connection was lost.`}</p>}
    </Dialog>
  );
}

function planOf(read: ReturnType<typeof readFiles>, takenSlugs: string[]): ImportState {
  const plan = planImport(read.files, { takenSlugs });
  return { kind: "plan", files: read.files, plan: { ...plan, faults: [...read.faults, ...plan.faults] }, unreadable: read.faults.map((fault) => fault.path), skippedCount: read.skippedCount };
}

/** The same key for the same article of this run, so that a lost answer cannot make it twice. */
const keys = new WeakMap<PlannedArticle, string>();

async function createArticle(spaceId: string, article: PlannedArticle, parentId: string | null): Promise<CreateStep> {
  const idempotencyKey = keys.get(article) ?? crypto.randomUUID();
  keys.set(article, idempotencyKey);
  const { title, body, tags, slug } = article;
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
