import type { MergeTexts } from "../editor/ports";
import { tellMerge, type MergePart } from "../history/merge-outcome";
import { textDiff, type TextDiff } from "../history/text-diff";
import { mergeArticle, type ArticleMerge, type MergeInput } from "../merge";

/** The work on whole texts that may take longer than a frame, each kind with its question and its answer. */
export interface TextJobs {
  merge: { question: MergeTexts; answer: ArticleMerge };
  compare: { question: { before: string; after: string }; answer: TextDiff };
  tell: { question: MergeInput & { saved: string }; answer: MergePart[] };
}

export type TextJob = { [Kind in keyof TextJobs]: { kind: Kind; question: TextJobs[Kind]["question"] } }[keyof TextJobs];
export type TextAnswer = TextJobs[keyof TextJobs]["answer"];

/** Does the work, on whatever thread this is. */
export function doTextJob(job: TextJob): TextAnswer {
  switch (job.kind) {
    case "merge":
      return mergeArticle(job.question);
    case "compare":
      return textDiff(job.question.before, job.question.after);
    case "tell":
      return tellMerge(job.question, job.question.saved);
  }
}

/** UTF-16 units of all the texts of a job. */
export function sizeOf(job: TextJob): number {
  switch (job.kind) {
    case "merge":
      return job.question.base.body.length + job.question.yours.body.length + job.question.theirs.body.length;
    case "compare":
      return job.question.before.length + job.question.after.length;
    case "tell":
      return job.question.base.length + job.question.yours.length + job.question.theirs.length + job.question.saved.length;
  }
}
