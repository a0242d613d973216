import { mergeArticle, yoursToMerged, type ArticleMerge } from "../merge";
import type { Content } from "./content";
import type { MergeOutcome } from "./events";
import type { MergeTexts } from "./ports";

/** A merge of whole articles, cut down to what the save machine needs. */
export function outcomeOf(merge: ArticleMerge): MergeOutcome {
  const { title, body, tags } = merge.merged;
  const merged: Content = { title, body, tags };
  return { clean: merge.clean, merged, edits: merge.clean ? yoursToMerged(merge.body.regions) : [] };
}

/** The three-way merge of an article, on this thread. */
export function mergeContents(texts: MergeTexts): MergeOutcome {
  return outcomeOf(mergeArticle(texts));
}
