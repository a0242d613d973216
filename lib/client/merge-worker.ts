import { mergeArticle } from "../merge";
import type { MergeTexts } from "../editor/ports";

/** Merges off the main thread: one question in, one answer out, each with its number. */
export interface MergeQuestion {
  readonly id: number;
  readonly texts: MergeTexts;
}
export interface MergeAnswer {
  readonly id: number;
  readonly merge: ReturnType<typeof mergeArticle>;
}

self.addEventListener("message", ({ data }: MessageEvent<MergeQuestion>) => {
  self.postMessage({ id: data.id, merge: mergeArticle(data.texts) } satisfies MergeAnswer);
});
