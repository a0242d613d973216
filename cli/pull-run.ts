import { join } from "node:path";
import type { Article } from "../lib/articles/schema";
import { renderArticleFile } from "./article-file";
import { baseOf, changedFields, type Base } from "./fields";
import { statOf } from "./folder/safe-path";
import type { FileChange, FolderStore } from "./folder/store";
import { folderOf, freePath, nameOf, pathKey, withoutEnding } from "./file-names";
import type { NewFile } from "./local";
import { mergeInto } from "./merge-into";
import { placeOf } from "./paths";
import { createPictureFetcher } from "./picture-transfer";
import type { PullAction, RemoteHead } from "./plan-pull";
import { prefetch } from "./prefetch";
import type { Report } from "./report";
import type { Server } from "./server";

type Of<Kind extends PullAction["kind"]> = Extract<PullAction, { kind: Kind }>;

/**
 * Carries out a plan, each action in a moment when its path is free. `newFiles` are files that no article has yet.
 * `isUnsteady` says that something changed under its hands, so that one has to look again.
 */
export async function runPull(server: Server, store: FolderStore, actions: readonly PullAction[], newFiles: readonly NewFile[], report: Report): Promise<{ isUnsteady: boolean }> {
  const run = new PullRun(server, store, actions, newFiles, report);
  let waiting = [...actions].sort((a, b) => rank(a) - rank(b));
  while (waiting.length > 0) {
    const blocked: PullAction[] = [];
    for (const action of waiting) {
      if (run.isBlocked(action)) blocked.push(action);
      else await run.do(action);
    }
    // Files that want one another's places: the first takes another name.
    if (blocked.length === waiting.length) await run.do(blocked.shift()!);
    waiting = blocked;
  }
  return { isUnsteady: run.isUnsteady };
}

/** Files go before others come, so that their places are free. */
function rank(action: PullAction): number {
  return action.kind === "remove" || action.kind === "forget" ? 0 : action.kind === "add" ? 2 : 1;
}

class PullRun {
  isUnsteady = false;
  /** Paths that a file is still to leave. */
  private readonly leaving = new Map<string, PullAction>();
  private readonly fetchPictures: (text: string) => Promise<void>;
  private readonly load: (id: string) => Promise<Awaited<ReturnType<Server["getArticle"]>>>;

  constructor(
    server: Server,
    private readonly store: FolderStore,
    actions: readonly PullAction[],
    private readonly newFiles: readonly NewFile[],
    private readonly report: Report,
  ) {
    for (const action of actions) {
      if ((action.kind !== "update" && action.kind !== "move") || action.local.file.path === action.path) continue;
      this.leaving.set(pathKey(action.local.file.path), action);
    }
    this.fetchPictures = createPictureFetcher(server, store);
    const ids = actions.flatMap((action) => (action.kind === "add" || action.kind === "update" || action.kind === "back" ? [action.head.id] : []));
    this.load = prefetch(ids, (id) => server.getArticle(id));
  }

  isBlocked(action: PullAction): boolean {
    const other = "path" in action ? this.leaving.get(pathKey(action.path)) : undefined;
    return other !== undefined && other !== action;
  }

  async do(action: PullAction): Promise<void> {
    switch (action.kind) {
      case "add":
        await this.add(action);
        break;
      case "back":
        await this.bring(action.head, action.path, { kind: "restored", note: `you deleted it, but ${action.head.changedBy} changed it on the server` });
        break;
      case "update":
        await this.update(action);
        break;
      case "move":
        this.move(action);
        break;
      case "remove":
        if (this.isDone(this.store.removeFile(action.local.entry.id, action.local.file))) this.report({ kind: "deleted", path: action.local.file.path, note: `by ${action.by}` });
        break;
      case "keep":
        this.keep(action);
        break;
      case "wait":
        this.wait(action);
        break;
      case "forget":
        this.store.forget(action.local.entry.id);
        break;
    }
    if ("local" in action && "file" in action.local) this.leaving.delete(pathKey(action.local.file.path));
  }

  private async add({ head, path }: Of<"add">): Promise<void> {
    const article = await this.fetch(head);
    if (article === null) return;
    const base = baseOf(article);
    const same = this.newFiles.find((file) => file.kind === "readable" && isSameText(file, base));
    // A file that says just what the article says is the article's: in a copied folder, or where the memory was lost.
    if (same?.kind === "readable" && same.file) this.store.put({ ...entryFor(article.id, same.path, base), digest: same.file.digest });
    else this.write(article, path, { kind: "new" });
  }

  private async bring(head: RemoteHead, path: string, words: { kind: string; note?: string }): Promise<void> {
    const article = await this.fetch(head);
    if (article !== null) this.write(article, path, words);
  }

  private write(article: Article, wanted: string, words: { kind: string; note?: string }): void {
    const path = this.free(wanted, null);
    const base = baseOf(article);
    if (this.isDone(this.store.writeFile(entryFor(article.id, path, base), renderArticleFile(base), null))) this.report({ ...words, path });
  }

  private async update({ local, head, path }: Of<"update">): Promise<void> {
    const article = await this.fetch(head);
    if (article === null) return;
    const { change, item } = mergeInto(this.store, local, article, this.free(path, local.file.path));
    if (this.isDone(change) && item) this.report(item);
  }

  private move({ local, path: wanted }: Of<"move">): void {
    const { entry, file, changed } = local;
    const path = this.free(wanted, file.path);
    const place = changed.includes("parentId") ? entry.place : { ...entry.place, folder: folderOf(path) };
    if (this.isDone(this.store.writeFile({ ...entry, path, place }, file.text!, file))) this.report({ kind: "moved", path, note: `from ${file.path}` });
  }

  private keep({ local, by }: Of<"keep">): void {
    this.store.put({ ...local.entry, path: local.file.path, deletedBy: by });
    const note = `${by} deleted the article, but you have changes here. "concord resolve ${local.file.path}" makes a new article of them`;
    this.report({ kind: "kept", path: local.file.path, note, isUndecided: true });
  }

  private wait({ local, head }: Of<"wait">): void {
    const reason = local.kind === "fault" ? local.message : "its conflict has to be settled first";
    this.report({ kind: "waiting", path: local.file.path, note: `${head.changedBy} changed it on the server, but ${reason}`, isUndecided: true });
  }

  /** The article, unless it is no longer as the list showed it: then its path was planned for something else. */
  private async fetch(head: RemoteHead): Promise<Article | null> {
    const there = await this.load(head.id);
    if (there.kind === "ok" && there.article.slug === head.slug && there.article.parentId === head.parentId) {
      await this.fetchPictures(there.article.body);
      return there.article;
    }
    this.isUnsteady = true;
    return null;
  }

  /** `path`, or the next name that nothing has, if something has come to lie there. */
  private free(path: string, own: string | null): string {
    if (own !== null && pathKey(own) === pathKey(path)) return path;
    const isTaken = (other: string): boolean => statOf(join(this.store.root, other)) !== undefined;
    return isTaken(path) ? freePath(folderOf(path), withoutEnding(nameOf(path)), isTaken) : path;
  }

  private isDone(change: FileChange): boolean {
    if (change === "busy") this.isUnsteady = true;
    return change === "done";
  }
}

function entryFor(id: string, path: string, base: Base) {
  return { id, path, isBase: true, place: placeOf(path, base), base, conflict: null, deletedBy: null };
}

function isSameText({ fields }: Extract<NewFile, { kind: "readable" }>, base: Base): boolean {
  return changedFields({ ...fields, parentId: base.parentId }, base).length === 0;
}
