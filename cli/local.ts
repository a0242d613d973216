import { articlePutSchema } from "../lib/articles/schema";
import { slugFrom } from "../lib/wire/slug";
import { parseArticleFile, renderArticleFile } from "./article-file";
import { changedFields, type Fields } from "./fields";
import type { Creating } from "./folder/store";
import type { Entry } from "./folder/entry";
import type { LocalFile } from "./folder/scan";
import { folderOf, joinPath, nameOf, pathKey, withoutEnding } from "./file-names";
import { openMarkers } from "./markers";
import { similarity } from "./similarity";

/**
 * What a folder holds, seen against what is remembered of it. Pure.
 *
 * Parents are ids of articles; the parent that a new file will become is `new:` and its path.
 */
export interface LocalState {
  /** One for each remembered article, in the order of their paths. */
  articles: LocalArticle[];
  newFiles: NewFile[];
}

export type LocalArticle = { entry: Entry } & (
  | { kind: "missing" }
  /** The file cannot be read as an article. */
  | { kind: "fault"; file: LocalFile; message: string }
  /** Conflict markers, or a clash of places, wait to be settled. */
  | { kind: "conflict"; file: LocalFile; markerLines: number[] }
  /** `changed` is empty where the file says what the article says. */
  | { kind: "readable"; file: LocalFile; yours: Fields; changed: ReturnType<typeof changedFields> }
);

export type NewFile =
  | { kind: "fault"; path: string; message: string }
  | {
      kind: "readable";
      path: string;
      /** Null for a folder that has no file of its own. */
      file: LocalFile | null;
      fields: Fields;
      /** Whether the slug is written in the file, and so not to be replaced by another. */
      namesSlug: boolean;
      /** The id under which an earlier run that was cut off was creating it. */
      id: string | null;
    };

const NEW = "new:";
const newParent = (path: string): string => NEW + path;
export const newParentPath = (parentId: string | null): string | null => (parentId?.startsWith(NEW) ? parentId.slice(NEW.length) : null);

/** From here on a file that appeared is taken for one that went, edited on the way. */
const MOVED_SIMILARITY = 0.5;

/** Holds the files that are there against what is remembered of the articles. */
export function compareLocal(entries: readonly Entry[], creating: readonly Creating[], files: readonly LocalFile[]): LocalState {
  const found = matchFiles(entries, files);
  const fileOf = (entry: Entry): LocalFile | null => found.get(entry.id) ?? null;
  const known = new Set([...found.values()].map((file) => file.path));
  const newOnes = files.filter((file) => !known.has(file.path));
  const owners = new Map<string, string>();
  for (const file of newOnes) owners.set(pathKey(withoutEnding(file.path)), newParent(file.path));
  for (const entry of entries) {
    const file = fileOf(entry);
    if (file) owners.set(pathKey(withoutEnding(file.path)), entry.id);
  }
  const parentOf = (path: string): string | null => {
    const folder = folderOf(path);
    return folder === "" ? null : (owners.get(pathKey(folder)) ?? newParent(`${folder}.md`));
  };
  const articles = entries
    .map((entry) => localArticle(entry, fileOf(entry), parentOf))
    .sort((a, b) => (a.entry.path < b.entry.path ? -1 : 1));
  const newFiles = newOnes.map((file) => newFile(file, parentOf(file.path), creatingOf(file, creating)));
  return { articles, newFiles: [...newFiles, ...folderArticles([...articles, ...newFiles], parentOf)] };
}

function localArticle(entry: Entry, file: LocalFile | null, parentOf: (path: string) => string | null): LocalArticle {
  if (file === null) return { entry, kind: "missing" };
  if (file.text === null) return { entry, kind: "fault", file, message: "it is not UTF-8 text" };
  if (entry.conflict) {
    const markerLines = openMarkers(file.text, entry.conflict.markerSize);
    if (markerLines.length > 0 || entry.conflict.theirPlace !== null) return { entry, kind: "conflict", file, markerLines };
  }
  const isUntouched = entry.isBase && file.digest === entry.digest;
  const parsed = isUntouched ? { ...entry.base, kind: "fields" as const, slug: null } : parseArticleFile(file.path, file.text, entry.base.title);
  if (parsed.kind === "fault") return { entry, kind: "fault", file, message: parsed.message };
  const { title, tags, body } = parsed;
  const slug = parsed.slug ?? slugOf(entry, file.path);
  const parentId = isInPlace(entry, file.path) ? entry.place.parentId : parentOf(file.path);
  const yours = { title, tags, body, slug, parentId };
  const message = fieldFault(yours);
  if (message) return { entry, kind: "fault", file, message };
  return { entry, kind: "readable", file, yours, changed: changedFields(entry.base, yours) };
}

function slugOf(entry: Entry, path: string): string {
  const stem = withoutEnding(nameOf(path));
  return stem === entry.place.stem ? entry.place.slug : slugFrom(stem, entry.place.slug);
}

const isInPlace = (entry: Entry, path: string): boolean => pathKey(folderOf(path)) === pathKey(entry.place.folder);

function newFile(file: LocalFile, parentId: string | null, id: string | null): NewFile {
  const { path } = file;
  if (file.text === null) return { kind: "fault", path, message: "it is not UTF-8 text" };
  const parsed = parseArticleFile(path, file.text, null);
  if (parsed.kind === "fault") return { kind: "fault", path, message: parsed.message };
  const { title, tags, body } = parsed;
  const fields = { title, tags, body, slug: parsed.slug ?? slugFrom(withoutEnding(nameOf(path)), "article"), parentId };
  const message = fieldFault(fields);
  return message ? { kind: "fault", path, message } : { kind: "readable", path, file, fields, namesSlug: parsed.slug !== null, id };
}

function creatingOf(file: LocalFile, creating: readonly Creating[]): string | null {
  return (creating.find(({ path }) => path === file.path) ?? creating.find(({ digest }) => digest === file.digest))?.id ?? null;
}

/** A folder in which files are to be articles, with no file beside it that would be their parent, becomes an article. */
function folderArticles(all: readonly (LocalArticle | NewFile)[], parentOf: (path: string) => string | null): NewFile[] {
  const made = new Map<string, NewFile>();
  const present = new Set(all.flatMap((one) => ("path" in one ? [one.path] : [])));
  const add = (parentId: string | null): void => {
    const path = newParentPath(parentId);
    if (path === null || present.has(path) || made.has(path)) return;
    const file = { path, text: "", digest: "" };
    const folder = newFile(file, parentOf(path), null);
    made.set(path, folder.kind === "readable" ? { ...folder, file: null } : folder);
    add(parentOf(path));
  };
  for (const one of all) {
    if (one.kind !== "readable") continue;
    add("fields" in one ? one.fields.parentId : one.yours.parentId);
  }
  return [...made.values()];
}

/** Why the server would refuse these fields, or null. */
function fieldFault({ title, tags, body, slug }: Fields): string | null {
  const checked = articlePutSchema.safeParse({ title, tags, body, slug });
  if (checked.success) return null;
  const faults = checked.error.issues.map(({ path: [field], message }) => `${field === "body" ? "the text" : `its ${String(field)}`} ${message}`);
  return faults.join("; ");
}

/** The file of each entry: where it was, or else the one that appeared elsewhere and is most like it. */
function matchFiles(entries: readonly Entry[], files: readonly LocalFile[]): Map<string, LocalFile> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const found = new Map<string, LocalFile>();
  const foreign = foreignFiles(entries, byPath);
  for (const entry of entries) {
    const file = byPath.get(entry.path);
    if (file && !foreign.has(file.path)) found.set(entry.id, file);
  }
  // First what is the very same, so that a large folder that was only renamed is compared with nothing else.
  pair(entries, files, found, (entry, file) => (entry.digest === file.digest ? 1 + nameLikeness(entry, file) : 0));
  pair(entries, files, found, likeness);
  return found;
}

/** Gives entries without a file the files without an entry, the likeliest first. */
function pair(entries: readonly Entry[], files: readonly LocalFile[], found: Map<string, LocalFile>, score: (entry: Entry, file: LocalFile) => number): void {
  const used = new Set([...found.values()].map((file) => file.path));
  const lost = entries.filter((entry) => !found.has(entry.id));
  const appeared = files.filter((file) => !used.has(file.path));
  const pairs = lost.flatMap((entry) => appeared.map((file) => ({ entry, file, score: score(entry, file) }))).filter((one) => one.score >= MOVED_SIMILARITY);
  pairs.sort((a, b) => b.score - a.score);
  for (const { entry, file } of pairs) {
    if (found.has(entry.id) || used.has(file.path)) continue;
    found.set(entry.id, file);
    used.add(file.path);
  }
}

/** Paths of entries at which the untouched file of another entry lies, which is not at its own: names were swapped. */
function foreignFiles(entries: readonly Entry[], byPath: ReadonlyMap<string, LocalFile>): Set<string> {
  const away = new Set(entries.filter(({ path, digest }) => byPath.get(path)?.digest !== digest).map(({ digest }) => digest));
  const paths = entries.filter(({ path, digest }) => {
    const there = byPath.get(path)?.digest;
    return there !== undefined && there !== digest && away.has(there);
  });
  return new Set(paths.map(({ path }) => path));
}

/** How much text is shared, with the same name counting for a little. */
function likeness(entry: Entry, file: LocalFile): number {
  return file.text === null ? 0 : similarity(renderArticleFile(entry.base), file.text) + nameLikeness(entry, file);
}

const nameLikeness = (entry: Entry, file: LocalFile): number => (nameOf(entry.path) === nameOf(file.path) ? 0.1 : 0);

/** Whether a file has another folder or name than the place of its article gives it. */
export function isMoved({ entry, file }: Extract<LocalArticle, { kind: "readable" }>): boolean {
  return file.path !== joinPath(entry.place.folder, nameOf(file.path)) || withoutEnding(nameOf(file.path)) !== entry.place.stem;
}
