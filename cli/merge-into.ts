import type { Article } from "../lib/articles/schema";
import { baseOf, changedFields } from "./fields";
import type { FileChange, FolderStore } from "./folder/store";
import { folderOf, nameOf, withoutEnding } from "./file-names";
import type { LocalArticle } from "./local";
import { mergeFile } from "./merge-file";
import { plural, type ReportItem } from "./report";

type Readable = Extract<LocalArticle, { kind: "readable" }>;

/**
 * Merges what the server has into a file, which lies at `path` from then on, and remembers that as the new base.
 * `item` is null where nothing is to be told.
 */
export function mergeInto(store: FolderStore, local: Readable, article: Article, path: string): { change: FileChange; item: ReportItem | null } {
  const { entry, file, yours, changed } = local;
  const theirs = baseOf(article);
  const by = article.updatedBy.name.replace(/\s+/g, " ");
  const { text, merged, conflicts, markerSize, questionCount } = mergeFile(entry.base, yours, theirs, `theirs (version ${theirs.version}, ${by})`);
  const hasPlaceClash = conflicts.includes("slug") || conflicts.includes("parentId");
  const saysTheSame = markerSize === null && changedFields({ ...merged, slug: "", parentId: null }, { ...yours, slug: "", parentId: null }).length === 0;
  // What of the place is theirs is what the path says from now on; what is yours is a move that waits to be sent.
  const isSlugTheirs = merged.slug === theirs.slug;
  const isParentTheirs = merged.parentId === theirs.parentId;
  const place = {
    folder: isParentTheirs ? folderOf(path) : entry.place.folder,
    parentId: isParentTheirs ? theirs.parentId : entry.place.parentId,
    stem: isSlugTheirs ? withoutEnding(nameOf(path)) : entry.place.stem,
    slug: isSlugTheirs ? theirs.slug : entry.place.slug,
  };
  const conflict = conflicts.length === 0 ? null : { fields: conflicts, markerSize, theirPlace: hasPlaceClash ? theirs.slug : null };
  const isBase = conflict === null && changedFields({ ...merged, slug: "", parentId: null }, { ...theirs, slug: "", parentId: null }).length === 0;
  const next = { id: entry.id, path, isBase, place, base: theirs, conflict, deletedBy: null };
  const change = saysTheSame && path === file.path ? store.keepFile(next, file) : store.writeFile(next, saysTheSame ? file.text! : text, file);
  if (change === "busy") return { change, item: null };
  if (conflict) {
    const questions = questionCount > 0 ? `${plural(questionCount, "place")} to settle between markers` : "";
    const places = hasPlaceClash ? `you and ${by} moved or renamed it differently (it is "${theirs.slug}" there)` : "";
    return { change, item: { kind: "conflict", path, note: [questions, places].filter(Boolean).join("; "), isUndecided: true } };
  }
  if (saysTheSame && path === file.path) return { change, item: null };
  const from = path === file.path ? {} : { note: `from ${file.path}` };
  return { change, item: { kind: saysTheSame ? "moved" : changed.length > 0 ? "merged" : "updated", path, ...from } };
}
