import { mergeArticle, yoursToMerged, type ArticleMerge } from "../merge";
import type { MergeOutcome } from "./events";
import type { MergeTexts } from "./ports";

/** A merge of whole articles, cut down to what the save machine needs. */
export function outcomeOf(merge: ArticleMerge): MergeOutcome {
  return { clean: merge.clean, merged: merge.merged, edits: merge.clean ? yoursToMerged(merge.body.regions) : [] };
}

/** The three-way merge of an article, on this thread. */
export function mergeContents(texts: MergeTexts): MergeOutcome {
  return outcomeOf(mergeArticle(texts));
}
