/**
 * The merge engine. Pure: strings in, data out, the same on server, browser, worker and command line.
 * `docs/merge.md` explains it.
 */
export { mergeText } from "./merge-text";
export type {
  CleanReason, Conflict, ConflictReason, MergeInput, MergeResult, Origin, Ranges, Reason, Region, Resolution,
  Resolutions, Side, StableRegion, SuggestionReason,
} from "./types";

export { applyResolutions, resolveConflict } from "./questions/resolve";
export { carryDecisions, carryResolutions, type CarriedDecisions, type DecidedMerge } from "./questions/carry";
export { applyEdits, yoursToMerged, type TextEdit } from "./diff/edits";

export { mergeArticle, type ArticleFields, type ArticleMerge, type FieldConflict, type FieldName } from "./fields/article";
export { mergeScalar, mergeTitle, type FieldMerge, type Versions } from "./fields/scalar";
export { mergeTags } from "./fields/tags";
export { lines, sentences } from "./tokens/units";
export { frontMatterRange, splitKeys } from "./tokens/front-matter";

export { diffWords } from "./diff/diff-words";
export type { WordPiece } from "./diff/word-diff";
export { diffLines, type DiffLine, type LineHunk } from "./diff/line-diff";
export { unifiedDiff, type UnifiedDiffOptions } from "./diff/unified-diff";
export { applyDelta, encodeDelta } from "./diff/delta";
export { findMarkers, toMarkers, type MarkerLabels } from "./questions/markers";
