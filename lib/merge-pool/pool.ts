/** A few workers and a bounded queue before them. Knows nothing of where the worker's code lies but its URL. */

import { Worker } from "node:worker_threads";
import type { ArticleFields, ArticleMerge, Versions } from "../merge";

export type MergeArticleInput = Versions<ArticleFields>;
export type Job = { id: number; input: MergeArticleInput };
export type JobAnswer = { id: number; merge: ArticleMerge } | { id: number; error: string };

export type PoolOptions = {
  /** The bundled worker (`dist/merge-worker.mjs` in production). */
  workerUrl: URL;
  maxWorkers: number;
  /** Merges that may wait for a worker; one more is refused. */
  maxQueued: number;
  /** Arguments for node in the worker, for tests that run TypeScript directly. */
  execArgv?: string[];
};

/** The queue is full: the caller should answer "try again" rather than let requests pile up. */
export class MergePoolBusyError extends Error {
  constructor() {
    super("too many merges are waiting");
    this.name = "MergePoolBusyError";
  }
}

type Waiting = Job & { resolve: (merge: ArticleMerge) => void; reject: (error: Error) => void };
type Slot = { worker: Worker; current: Waiting | null };

export class MergePool {
  private readonly slots: Slot[] = [];
  private readonly queue: Waiting[] = [];
  private lastId = 0;
  private isClosed = false;

  constructor(private readonly options: PoolOptions) {}

  /**
   * Merge in a worker. Rejects with `MergePoolBusyError` when the queue is full, and with an ordinary error
   * when the worker dies or the pool is closed meanwhile.
   */
  run(input: MergeArticleInput): Promise<ArticleMerge> {
    if (this.isClosed) return Promise.reject(new Error("the merge pool is closed"));
    const slot = this.slots.find(({ current }) => current === null) ?? this.spawn();
    if (slot === null && this.queue.length >= this.options.maxQueued) return Promise.reject(new MergePoolBusyError());
    return new Promise((resolve, reject) => {
      const job: Waiting = { id: ++this.lastId, input, resolve, reject };
      if (slot === null) this.queue.push(job);
      else this.start(slot, job);
    });
  }

  /** Stop the workers; merges that are running or waiting are rejected. */
  async close(): Promise<void> {
    this.isClosed = true;
    const error = new Error("the merge pool is closed");
    for (const { reject } of this.queue.splice(0)) reject(error);
    await Promise.all(
      this.slots.splice(0).map(({ worker, current }) => {
        current?.reject(error);
        return worker.terminate();
      }),
    );
  }

  private spawn(): Slot | null {
    if (this.slots.length >= this.options.maxWorkers) return null;
    const { workerUrl, execArgv } = this.options;
    const worker = new Worker(workerUrl, execArgv === undefined ? {} : { execArgv });
    const slot: Slot = { worker, current: null };
    worker.unref();
    worker.on("message", (answer: JobAnswer) => this.finish(slot, answer));
    worker.on("error", (error) => this.remove(slot, error));
    worker.on("exit", (code) => this.remove(slot, new Error(`the merge worker stopped with code ${code}`)));
    this.slots.push(slot);
    return slot;
  }

  private start(slot: Slot, job: Waiting): void {
    slot.current = job;
    // While a merge runs the process must not end; an idle worker does not keep it.
    slot.worker.ref();
    slot.worker.postMessage({ id: job.id, input: job.input } satisfies Job);
  }

  private finish(slot: Slot, answer: JobAnswer): void {
    const job = slot.current;
    if (job === null || job.id !== answer.id) return;
    slot.current = null;
    slot.worker.unref();
    if ("merge" in answer) job.resolve(answer.merge);
    else job.reject(new Error(answer.error));
    this.startNext(slot);
  }

  /** A dead worker takes its own merge with it, and nobody else's. */
  private remove(slot: Slot, error: Error): void {
    const index = this.slots.indexOf(slot);
    if (index < 0) return;
    this.slots.splice(index, 1);
    slot.current?.reject(error);
    slot.current = null;
    const replacement = this.queue.length > 0 && !this.isClosed ? this.spawn() : null;
    if (replacement !== null) this.startNext(replacement);
  }

  private startNext(slot: Slot): void {
    const next = this.queue.shift();
    if (next !== undefined) this.start(slot, next);
  }
}
