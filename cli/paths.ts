import { folderOf, freePath, joinPath, nameOf, pathKey, stemOf, withoutEnding } from "./file-names";
import { newParentPath } from "./local";

/** An article that is to have a file. */
export interface Placed {
  id: string;
  parentId: string | null;
  slug: string;
  /** Where its file is; null for one that has none yet. */
  path: string | null;
  /** Whether the file keeps its name (its slug did not change), or even its whole path. */
  keeps: "nothing" | "name" | "path";
}

/**
 * A path for each article: in the folder of its parent, named by its slug, the same on every run. Nothing is put
 * where something of `taken` is, not even where a name differs in case alone. Pure.
 */
export function assignPaths(articles: readonly Placed[], taken: Iterable<string>): Map<string, string> {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const used = new Set([...taken].map(pathKey));
  const paths = new Map<string, string>();
  const underway = new Set<string>();

  const folderFor = (article: Placed): string => {
    const besides = newParentPath(article.parentId);
    if (besides !== null) return withoutEnding(besides);
    const parent = article.parentId === null ? undefined : byId.get(article.parentId);
    // A circle, or a parent that nobody knows: what cannot be placed stands at the top.
    if (parent === undefined || underway.has(parent.id)) return "";
    return withoutEnding(place(parent));
  };
  const place = (article: Placed): string => {
    const known = paths.get(article.id);
    if (known !== undefined) return known;
    underway.add(article.id);
    const path = choose(article);
    underway.delete(article.id);
    paths.set(article.id, path);
    used.add(pathKey(path));
    return path;
  };
  const choose = (article: Placed): string => {
    if (article.path !== null && article.keeps === "path") return article.path;
    const folder = folderFor(article);
    const isFree = (path: string): boolean => !used.has(pathKey(path)) && !used.has(pathKey(withoutEnding(path)));
    if (article.path !== null && article.keeps === "name") {
      const kept = joinPath(folder, nameOf(article.path));
      if (kept === article.path || isFree(kept)) return kept;
    }
    return freePath(folder, stemOf(article.slug), (path) => !isFree(path));
  };

  const rank = { path: 0, name: 1, nothing: 2 };
  const inOrder = [...articles].sort((a, b) => rank[a.keeps] - rank[b.keeps] || (a.id < b.id ? -1 : 1));
  // What stays is there before anything else looks for a place.
  for (const { path, keeps } of inOrder) if (path !== null && keeps === "path") used.add(pathKey(path));
  for (const article of inOrder) place(article);
  return paths;
}

/** What a path says of an article: under which folder and name it has this parent and this slug. */
export function placeOf(path: string, { slug, parentId }: { slug: string; parentId: string | null }) {
  return { folder: folderOf(path), stem: withoutEnding(nameOf(path)), slug, parentId };
}
