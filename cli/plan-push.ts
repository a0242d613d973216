import { isMoved, newParentPath, type LocalArticle, type LocalState, type NewFile } from "./local";

type Readable = Extract<LocalArticle, { kind: "readable" }>;
type Creatable = Extract<NewFile, { kind: "readable" }>;

export type PushAction =
  | { kind: "create"; file: Creatable }
  | { kind: "update"; local: Readable }
  /** Nothing to send, but to be remembered: a file that lies elsewhere and yet says the same, a conflict settled as theirs. */
  | { kind: "settle"; local: Readable }
  | { kind: "delete"; local: LocalArticle };

export type PushRefusal = { path: string } & (
  | { kind: "conflict"; markerLines: number[]; theirPlace: string | null }
  | { kind: "fault"; message: string }
  | { kind: "deleted"; by: string }
);

export interface PushPlan {
  /** In the order in which they can be carried out: parents are created before their children, and deleted after them. */
  actions: PushAction[];
  refused: PushRefusal[];
}

/** What a push has to send, and what it will not. Pure. */
export function planPush({ articles, newFiles }: LocalState): PushPlan {
  const creatable = newFiles.filter((file): file is Creatable => file.kind === "readable");
  const readable = articles.filter((article): article is Readable => article.kind === "readable" && article.entry.deletedBy === null);
  const missing = articles.filter(({ kind }) => kind === "missing");
  return {
    actions: [
      ...inCreationOrder(creatable).map((file) => ({ kind: "create" as const, file })),
      ...readable.filter(({ changed }) => changed.length > 0).map((local) => ({ kind: "update" as const, local })),
      ...readable.filter((local) => local.changed.length === 0 && (isMoved(local) || local.entry.conflict !== null)).map((local) => ({ kind: "settle" as const, local })),
      ...childrenFirst(missing).map((local) => ({ kind: "delete" as const, local })),
    ],
    refused: [...articles.flatMap(refusalOf), ...newFiles.flatMap((file) => (file.kind === "fault" ? [{ ...file }] : []))],
  };
}

function refusalOf(article: LocalArticle): PushRefusal[] {
  const { entry } = article;
  if (article.kind === "missing") return [];
  const { path } = article.file;
  if (article.kind === "fault") return [{ kind: "fault", path, message: article.message }];
  if (article.kind === "conflict") return [{ kind: "conflict", path, markerLines: article.markerLines, theirPlace: entry.conflict?.theirPlace ?? null }];
  return entry.deletedBy === null ? [] : [{ kind: "deleted", path, by: entry.deletedBy }];
}

/** A file whose parent is new as well comes after it: the parent stands one folder further up. */
function inCreationOrder(files: readonly Creatable[]): Creatable[] {
  const depth = ({ fields: { parentId } }: Creatable): number => {
    const path = newParentPath(parentId);
    return path === null ? 0 : path.split("/").length;
  };
  return [...files].sort((a, b) => depth(a) - depth(b));
}

function childrenFirst(articles: readonly LocalArticle[]): LocalArticle[] {
  const parents = new Map(articles.map(({ entry }) => [entry.id, entry.base.parentId]));
  const depth = (id: string): number => {
    const seen = new Set<string>();
    for (let above: string | null | undefined = id; above && !seen.has(above); above = parents.get(above)) seen.add(above);
    return seen.size;
  };
  return [...articles].sort((a, b) => depth(b.entry.id) - depth(a.entry.id));
}
