/**
 * The merge engine. Pure: strings in, data out, the same on server, browser, worker and command line.
 * `docs/merge.md` explains it.
 */
export { mergeText } from "./merge-text";
export type {
  CleanReason, Conflict, ConflictReason, MergeInput, MergeResult, Origin, Ranges, Reason, Region, Resolution,
  Resolutions, Side, StableRegion, SuggestionReason,
} from "./types";

export { applyResolutions, resolveConflict } from "./resolve";
export { carryDecisions, carryResolutions, type CarriedDecisions, type DecidedMerge } from "./carry";
export { applyEdits, yoursToMerged, type TextEdit } from "./edits";

export { mergeArticle, type ArticleFields, type ArticleMerge, type FieldConflict, type FieldName } from "./article";
export { mergeScalar, mergeTitle, type FieldMerge, type Versions } from "./scalar";
export { mergeTags } from "./tags";
export { frontMatterRange, splitKeys } from "./front-matter";

export { diffWords } from "./diff";
export type { WordPiece } from "./word-diff";
export { diffLines, type DiffLine, type LineHunk } from "./line-diff";
export { unifiedDiff, type UnifiedDiffOptions } from "./unified-diff";
export { applyDelta, encodeDelta } from "./delta";
export { findMarkers, toMarkers, type MarkerLabels } from "./markers";
