/** The worker's side of the pool: one question at a time, in parts; its answer in parts, each when it is asked for. */

import { parentPort } from "node:worker_threads";
import { perform, type AnswerPart, type Task } from "./task";

export type ToWorker =
  | { kind: "begin"; task: Task; textCount: number }
  | { kind: "text"; index: number; part: string }
  /** The question is complete, or the part before has been read. */
  | { kind: "next" };

export type FromWorker = { kind: "part"; part: AnswerPart } | { kind: "done" } | { kind: "failed"; message: string };

let task: Task | null = null;
let texts: string[] = [];
let answer: Iterator<AnswerPart> | null = null;

parentPort?.on("message", (message: ToWorker) => {
  if (message.kind === "begin") {
    task = message.task;
    texts = Array.from({ length: message.textCount }, () => "");
    answer = null;
  } else if (message.kind === "text") texts[message.index] += message.part;
  else parentPort?.postMessage(next());
});

function next(): FromWorker {
  try {
    answer ??= perform({ task: task!, texts });
    const { value, done } = answer.next();
    if (!done) return { kind: "part", part: value };
    // An idle worker holds nobody's text.
    [task, texts, answer] = [null, [], null];
    return { kind: "done" };
  } catch (error) {
    return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}
