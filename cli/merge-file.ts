import { mergeArticle, toMarkers, type FieldName } from "../lib/merge/index";
import { renderArticleFile, renderFile, tagsLine, titleLine } from "./article-file";
import type { Base, Fields } from "./fields";
import { freeMarkerSize, markerSizeOf } from "./markers";

export interface FileMerge {
  /** The file's new text: merged, or with diff3 markers where both sides changed the same words. */
  text: string;
  merged: Fields;
  /** The fields that a person has to decide on; empty for a clean merge. */
  conflicts: FieldName[];
  /** How many questions stand between markers in the file. */
  questionCount: number;
  markerSize: number | null;
}

/**
 * Merges what the file says with what the server has. Pure. `theirsLabel` names who wrote theirs. A clash of places
 * (slug, parent) has no markers, because a file can only lie in one place.
 */
export function mergeFile(base: Base, yours: Fields, theirs: Base, theirsLabel: string): FileMerge {
  const merge = mergeArticle({ base, yours, theirs });
  const conflicts = [...new Set(merge.conflicts.map(({ field }) => field))];
  const { title, body, tags, slug = theirs.slug, parentId = null } = merge.merged;
  const merged: Fields = { title, body, tags: [...tags], slug, parentId };
  const hasTitleClash = conflicts.includes("title");
  if (!hasTitleClash && !conflicts.includes("body")) {
    return { text: renderArticleFile(merged), merged, conflicts, questionCount: 0, markerSize: null };
  }
  const labels = { yoursLabel: "yours", baseLabel: `base (version ${base.version})`, theirsLabel };
  const marked = toMarkers(merge.body.regions, labels);
  const size = marked.conflictCount > 0 ? markerSizeOf(marked.text) : freeMarkerSize(marked.text);
  const sides = { yours: yours.title, base: base.title, theirs: theirs.title };
  const text = renderFile(marked.text, (eol) => (hasTitleClash ? titleBlock(sides, labels, size, eol) : titleLine(title, eol)) + tagsLine(tags, eol));
  return { text, merged, conflicts, questionCount: marked.conflictCount + Number(hasTitleClash), markerSize: size };
}

function titleBlock(
  sides: { yours: string; base: string; theirs: string },
  labels: { yoursLabel: string; baseLabel: string; theirsLabel: string },
  size: number,
  eol: string,
): string {
  const mark = (sign: string, label = ""): string => `${sign.repeat(size)}${label && ` ${label}`}${eol}`;
  return (
    mark("<", labels.yoursLabel) + titleLine(sides.yours, eol) + mark("|", labels.baseLabel) + titleLine(sides.base, eol) +
    mark("=") + titleLine(sides.theirs, eol) + mark(">", labels.theirsLabel)
  );
}
