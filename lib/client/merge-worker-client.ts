import type { MergeTexts } from "../editor/ports";
import type { MergePart } from "../history/merge-outcome";
import type { TextDiff } from "../history/text-diff";
import type { ArticleMerge, MergeInput } from "../merge";
import type { WorkerAnswer, WorkerQuestion } from "./merge-worker";
import { doTextJob, sizeOf, type TextAnswer, type TextJob } from "./text-jobs";

/** Below this many UTF-16 units (all texts together) the work takes less than a frame, and a worker only adds waiting. */
const WORKER_THRESHOLD = 100_000;

export type MergeArticles = (texts: MergeTexts) => ArticleMerge | Promise<ArticleMerge>;

/** Work on texts: at once where they are small, else in a worker. */
export interface TextWorker {
  merge: MergeArticles;
  compare(texts: { before: string; after: string }): TextDiff | Promise<TextDiff>;
  /** What was made of a merge that was saved. */
  tell(texts: MergeInput & { saved: string }): MergePart[] | Promise<MergePart[]>;
  stop(): void;
}

/** The worker starts when it is first needed. */
export function createMerger(startWorker: () => Worker = startMergeWorker): TextWorker {
  let worker: Worker | null = null;
  let nextId = 0;
  const waiting = new Map<number, { job: TextJob; resolve: (answer: TextAnswer) => void }>();

  function begin(): Worker {
    const started = startWorker();
    started.addEventListener("message", ({ data }: MessageEvent<WorkerAnswer>) => {
      waiting.get(data.id)?.resolve(data.answer);
      waiting.delete(data.id);
    });
    // A worker that cannot run must not keep anybody's text waiting.
    started.addEventListener("error", () => {
      for (const { job, resolve } of waiting.values()) resolve(doTextJob(job));
      waiting.clear();
      worker = null;
    });
    return started;
  }

  function run(job: TextJob): TextAnswer | Promise<TextAnswer> {
    if (sizeOf(job) < WORKER_THRESHOLD) return doTextJob(job);
    worker ??= begin();
    const id = nextId++;
    const { promise, resolve } = Promise.withResolvers<TextAnswer>();
    waiting.set(id, { job, resolve });
    worker.postMessage({ id, job } satisfies WorkerQuestion);
    return promise;
  }

  return {
    merge: (question) => run({ kind: "merge", question }) as ReturnType<MergeArticles>,
    compare: (question) => run({ kind: "compare", question }) as ReturnType<TextWorker["compare"]>,
    tell: (question) => run({ kind: "tell", question }) as ReturnType<TextWorker["tell"]>,
    stop() {
      worker?.terminate();
      worker = null;
    },
  };
}

function startMergeWorker(): Worker {
  return new Worker(new URL("./merge-worker.ts", import.meta.url), { type: "module" });
}
