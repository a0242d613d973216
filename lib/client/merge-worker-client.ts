import type { MergeTexts } from "../editor/ports";
import { mergeArticle, type ArticleMerge } from "../merge";
import type { MergeAnswer, MergeQuestion } from "./merge-worker";

/** Below this many UTF-16 units (all three bodies) a merge takes less than a frame, and a worker only adds waiting. */
export const WORKER_THRESHOLD = 300_000;

export type MergeArticles = (texts: MergeTexts) => ArticleMerge | Promise<ArticleMerge>;

/** Merges small articles at once and large ones in a worker, which starts when it is first needed. */
export function createMerger(startWorker: () => Worker = startMergeWorker): { merge: MergeArticles; stop: () => void } {
  let worker: Worker | null = null;
  let nextId = 0;
  const waiting = new Map<number, { texts: MergeTexts; resolve: (merge: ArticleMerge) => void }>();

  function begin(): Worker {
    const started = startWorker();
    started.addEventListener("message", ({ data }: MessageEvent<MergeAnswer>) => {
      waiting.get(data.id)?.resolve(data.merge);
      waiting.delete(data.id);
    });
    // A worker that cannot run must not keep anybody's text waiting.
    started.addEventListener("error", () => {
      for (const { texts, resolve } of waiting.values()) resolve(mergeArticle(texts));
      waiting.clear();
      worker = null;
    });
    return started;
  }

  return {
    merge(texts) {
      if (texts.base.body.length + texts.yours.body.length + texts.theirs.body.length < WORKER_THRESHOLD) return mergeArticle(texts);
      worker ??= begin();
      const question: MergeQuestion = { id: nextId++, texts };
      const { promise, resolve } = Promise.withResolvers<ArticleMerge>();
      waiting.set(question.id, { texts, resolve });
      worker.postMessage(question);
      return promise;
    },
    stop() {
      worker?.terminate();
      worker = null;
    },
  };
}

function startMergeWorker(): Worker {
  return new Worker(new URL("./merge-worker.ts", import.meta.url), { type: "module" });
}
