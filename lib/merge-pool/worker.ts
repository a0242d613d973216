/** The worker's side of the pool: one merge a message, answered under the same number. */

import { parentPort } from "node:worker_threads";
import { mergeArticle } from "../merge";
import type { Job, JobAnswer } from "./pool";

parentPort?.on("message", ({ id, input }: Job) => {
  let answer: JobAnswer;
  try {
    answer = { id, merge: mergeArticle(input) };
  } catch (error) {
    answer = { id, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});
