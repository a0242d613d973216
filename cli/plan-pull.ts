import { mergeScalar } from "../lib/merge/index";
import type { LocalArticle, LocalState } from "./local";
import { assignPaths, type Placed } from "./paths";

/** An article of the space as a list shows it. */
export interface RemoteHead {
  id: string;
  version: number;
  title: string;
  slug: string;
  parentId: string | null;
  changedBy: string;
}

export interface RemoteState {
  heads: ReadonlyMap<string, RemoteHead>;
  /** Who deleted the remembered articles that are no longer there. */
  deletedBy: ReadonlyMap<string, string>;
}

type Present = Exclude<LocalArticle, { kind: "missing" }>;
type Readable = Extract<LocalArticle, { kind: "readable" }>;

export type PullAction =
  /** New on the server. */
  | { kind: "add"; head: RemoteHead; path: string }
  /** Changed on the server; merged where it is changed here too. */
  | { kind: "update"; head: RemoteHead; path: string; local: Readable }
  /** Only the path changes, because that of a parent did. */
  | { kind: "move"; path: string; local: Readable }
  /** Deleted on the server, unchanged here. */
  | { kind: "remove"; local: Readable; by: string }
  /** Deleted on the server, edited here: the file stays. */
  | { kind: "keep"; local: Present; by: string }
  /** Deleted here, changed on the server: it comes back. */
  | { kind: "back"; head: RemoteHead; path: string; local: LocalArticle }
  /** Changed on the server, but the file has to be settled or mended first. */
  | { kind: "wait"; head: RemoteHead; local: Present }
  /** Gone on both sides. */
  | { kind: "forget"; local: LocalArticle };

/** What a pull has to do. Pure; `others` are the paths of everything in the folder that is no article. */
export function planPull(local: LocalState, remote: RemoteState, others: readonly string[]): PullAction[] {
  const known = new Map(local.articles.map((article) => [article.entry.id, article]));
  const paths = assignPaths(placedArticles(local.articles, remote), [...others, ...local.newFiles.map(({ path }) => path)]);
  const actions = local.articles.flatMap((article) => {
    const head = remote.heads.get(article.entry.id);
    return head ? present(article, head, paths.get(head.id)!) : absent(article, remote.deletedBy.get(article.entry.id));
  });
  for (const head of remote.heads.values()) {
    if (!known.has(head.id)) actions.push({ kind: "add", head, path: paths.get(head.id)! });
  }
  return actions;
}

function present(local: LocalArticle, head: RemoteHead, path: string): PullAction[] {
  const isNewer = head.version !== local.entry.base.version;
  switch (local.kind) {
    case "missing":
      return isNewer ? [{ kind: "back", head, path, local }] : [];
    case "fault":
    case "conflict":
      return isNewer ? [{ kind: "wait", head, local }] : [];
    case "readable":
      if (isNewer || local.entry.deletedBy !== null) return [{ kind: "update", head, path, local }];
      return path === local.file.path ? [] : [{ kind: "move", path, local }];
  }
}

function absent(local: LocalArticle, deletedBy: string | undefined): PullAction[] {
  // Created here a moment ago, or seen by a list that was made before: not known to be deleted.
  if (deletedBy === undefined) return [];
  if (local.kind === "missing") return [{ kind: "forget", local }];
  if (local.kind === "readable" && local.changed.length === 0) return [{ kind: "remove", local, by: deletedBy }];
  return local.entry.deletedBy === null ? [{ kind: "keep", local, by: deletedBy }] : [];
}

function placedArticles(articles: readonly LocalArticle[], { heads }: RemoteState): Placed[] {
  const known = new Set(articles.map(({ entry }) => entry.id));
  const added: Placed[] = [...heads.values()].filter(({ id }) => !known.has(id)).map(({ id, slug, parentId }) => ({ id, slug, parentId, path: null, keeps: "nothing" }));
  const there = articles.flatMap((article): Placed[] => {
    const { entry } = article;
    const head = heads.get(entry.id);
    if (!head) return article.kind === "missing" ? [] : [{ id: entry.id, slug: entry.base.slug, parentId: entry.base.parentId, path: article.file.path, keeps: "path" }];
    if (article.kind === "missing") {
      const keeps = head.slug === entry.base.slug ? "name" : "nothing";
      return [{ id: head.id, slug: head.slug, parentId: head.parentId, path: entry.path, keeps }];
    }
    if (article.kind !== "readable") return [{ id: head.id, slug: head.slug, parentId: head.parentId, path: article.file.path, keeps: "path" }];
    return [placedReadable(article, head)];
  });
  return [...there, ...added];
}

/** A file goes where the server moved its article, unless it was moved here as well: then it stays until that is settled. */
function placedReadable({ entry, file, yours }: Readable, head: RemoteHead): Placed {
  const slug = mergeScalar({ base: entry.base.slug, yours: yours.slug, theirs: head.slug });
  const parent = mergeScalar({ base: entry.base.parentId, yours: yours.parentId, theirs: head.parentId });
  const hasClash = !slug.clean || !parent.clean;
  const keeps = hasClash ? "path" : slug.value === yours.slug ? "name" : "nothing";
  return { id: entry.id, slug: slug.value, parentId: parent.value, path: file.path, keeps };
}
