/**
 * A few workers and a bounded queue before them. Knows nothing of where the worker's code lies but its URL. Questions
 * and answers travel in parts with a turn of the event loop between them, because a text of megabytes that is copied
 * at once holds up this thread as the merge itself would.
 */

import { Worker } from "node:worker_threads";
import { assembler, partsOf, type Answers, type AnswerPart, type Question, type Task } from "./task";
import type { FromWorker, ToWorker } from "./worker";

export type PoolOptions = {
  /** The bundled worker (`dist/merge-worker.mjs` in production). */
  workerUrl: URL;
  maxWorkers: number;
  /** Questions that may wait for a worker; one more is refused. */
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

type Job = { question: Question; add: (part: AnswerPart) => void; resolve: () => void; reject: (error: Error) => void };
type Slot = { worker: Worker; current: Job | null };

export class MergePool {
  private readonly slots: Slot[] = [];
  private readonly queue: Job[] = [];
  private isClosed = false;

  constructor(private readonly options: PoolOptions) {}

  /**
   * Have a worker do it. Rejects with `MergePoolBusyError` when the queue is full, and with an ordinary error
   * when the worker dies or the pool is closed meanwhile.
   */
  async run<K extends Task["kind"]>(task: Extract<Task, { kind: K }>, texts: readonly string[]): Promise<Answers[K]> {
    if (this.isClosed) throw new Error("the merge pool is closed");
    const slot = this.slots.find(({ current }) => current === null) ?? this.spawn();
    if (slot === null && this.queue.length >= this.options.maxQueued) throw new MergePoolBusyError();
    const answer = assembler<K>(task.kind as K, texts);
    await new Promise<void>((resolve, reject) => {
      const job: Job = { question: { task, texts }, add: (part) => answer.add(part), resolve, reject };
      if (slot === null) this.queue.push(job);
      else void this.start(slot, job);
    });
    return answer.finish();
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
    worker.on("message", (message: FromWorker) => void this.receive(slot, message));
    worker.on("error", (error) => this.remove(slot, error));
    worker.on("exit", (code) => this.remove(slot, new Error(`the merge worker stopped with code ${code}`)));
    this.slots.push(slot);
    return slot;
  }

  private async start(slot: Slot, job: Job): Promise<void> {
    const { task, texts } = job.question;
    slot.current = job;
    // While a merge runs the process must not end; an idle worker does not keep it.
    slot.worker.ref();
    send(slot, { kind: "begin", task, textCount: texts.length });
    for (const [index, text] of texts.entries()) {
      for (const part of partsOf(text)) {
        send(slot, { kind: "text", index, part });
        await nextTurn();
        if (slot.current !== job) return;
      }
    }
    send(slot, { kind: "next" });
  }

  private async receive(slot: Slot, message: FromWorker): Promise<void> {
    const job = slot.current;
    if (job === null) return;
    if (message.kind === "part") {
      job.add(message.part);
      await nextTurn();
      if (slot.current === job) send(slot, { kind: "next" });
      return;
    }
    slot.current = null;
    slot.worker.unref();
    if (message.kind === "done") job.resolve();
    else job.reject(new Error(message.message));
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
    if (next !== undefined) void this.start(slot, next);
  }
}

const send = ({ worker }: Slot, message: ToWorker): void => worker.postMessage(message);

const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
