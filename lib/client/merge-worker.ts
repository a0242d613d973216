import { doTextJob, type TextAnswer, type TextJob } from "./text-jobs";

/** Works on texts off the main thread: one question in, one answer out, each with its number. */
export interface WorkerQuestion {
  readonly id: number;
  readonly job: TextJob;
}
export interface WorkerAnswer {
  readonly id: number;
  readonly answer: TextAnswer;
}

self.addEventListener("message", ({ data }: MessageEvent<WorkerQuestion>) => {
  self.postMessage({ id: data.id, answer: doTextJob(data.job) } satisfies WorkerAnswer);
});
