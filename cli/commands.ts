import { resolve } from "node:path";
import { unifiedDiff } from "../lib/merge/index";
import { renderArticleFile } from "./article-file";
import { Complaint, EXIT } from "./complaint";
import { currentServer, normalUrl, tokenFor } from "./credentials";
import type { FolderStore } from "./folder/store";
import { readSettings } from "./folder/store";
import type { LocalArticle } from "./local";
import { findRoot, initialiseFolder, openFolder, pathsIn, workInFolder } from "./open-folder";
import { planPull } from "./plan-pull";
import { previewPush, push } from "./push";
import { pull, readLocal } from "./pull";
import { readRemote } from "./remote";
import type { Report, ReportItem } from "./report";
import { Server } from "./server";
import { localItems, remoteItems } from "./status";
import type { World } from "./world";

/** `concord pull <space> <folder>`, or without a space in a folder that has one. */
export async function pullCommand(world: World, given: { space: string | undefined; folder: string | undefined; server: string | undefined; isExisting: boolean }, report: Report): Promise<void> {
  const root = given.folder === undefined ? findRoot(world.cwd) : resolve(world.cwd, given.folder);
  const settings = readSettings(root);
  if (settings === null) await beginFolder(world, root, given);
  else if (given.space !== undefined && given.space !== settings.spaceSlug && given.space !== settings.spaceId) {
    throw new Complaint(`${root} is in step with the space "${settings.spaceSlug}" already. Pull "${given.space}" into a folder of its own.`, EXIT.usage);
  }
  await workInFolder(world, root, "pull", ({ server, store }) => pull(server, store, { kind: "all" }, report));
}

async function beginFolder(world: World, root: string, given: { space: string | undefined; server: string | undefined; isExisting: boolean }): Promise<void> {
  if (given.space === undefined) throw new Complaint(`${root} is not a folder that was pulled. Begin with: concord pull <space> <folder>`, EXIT.usage);
  const url = given.server === undefined ? currentServer(world.env) : normalUrl(given.server);
  if (url === null) throw new Complaint('You are not signed in. Begin with: concord login <address>', EXIT.usage);
  const server = new Server(url, tokenFor(world.env, url), world);
  const space = await server.findSpace(given.space);
  initialiseFolder(root, { format: 1, server: url, spaceId: space.id, spaceSlug: space.slug }, given);
}

/** `concord push`: sends what was changed here, or with `isDryRun` says what would be sent and writes nothing. */
export async function pushCommand(world: World, given: { isDryRun: boolean; deletesAll: boolean }, report: Report): Promise<void> {
  const root = findRoot(world.cwd);
  if (given.isDryRun) previewPush(openFolder(world, root).store, given).forEach(report);
  else await workInFolder(world, root, "push", ({ server, store }) => push(server, store, given, report));
}

/** `concord merge [<file>…]`: brings newer versions into files that were changed here, all of them where none is named. */
export async function mergeCommand(world: World, typed: readonly string[], report: Report): Promise<void> {
  const root = findRoot(world.cwd);
  const paths = typed.length === 0 ? null : new Set(pathsIn(world, root, typed));
  await workInFolder(world, root, "merge", ({ server, store }) => pull(server, store, { kind: "changedOnBothSides", paths }, report));
}

/** Whether the server is to be asked: if it answers, always or never. */
export type Asking = "ifReachable" | "always" | "never";
export type Status = { folder: string; server: string; space: string; here: ReportItem[]; /** Null where the server was not asked, or did not answer. */ there: ReportItem[] | null };

/** `concord status`. Throws a Complaint where the server must answer and does not. */
export async function statusCommand(world: World, asking: Asking): Promise<Status> {
  const root = findRoot(world.cwd);
  const { store, server } = openFolder(world, root);
  const { local, others } = readLocal(store);
  const { settings } = store;
  const waiting = async (): Promise<ReportItem[]> => remoteItems(planPull(local, await readRemote(server(), store), others));
  let there: ReportItem[] | null = null;
  try {
    if (asking !== "never") there = await waiting();
  } catch (error) {
    if (asking === "always" || !(error instanceof Complaint)) throw error;
    world.say(error.message);
  }
  return { folder: root, server: settings.server, space: settings.spaceSlug, here: localItems(local, others), there };
}

/** Each changed article as it was and as it is, as a unified diff. */
export function diffCommand(world: World, typed: readonly string[]): string {
  const root = findRoot(world.cwd);
  const wanted = new Set(pathsIn(world, root, typed));
  const { articles } = readLocal(openFolder(world, root).store).local;
  return articles.filter((article) => article.kind !== "missing" && (wanted.size === 0 || wanted.has(article.file.path))).map(diffOf).join("");
}

function diffOf(article: LocalArticle): string {
  if (article.kind === "missing") return "";
  const { entry, file } = article;
  const now = article.kind === "readable" ? renderArticleFile(article.yours) : (file.text ?? "");
  const was = renderArticleFile(entry.base);
  return was === now ? "" : unifiedDiff(was, now, { fromLabel: `${entry.path} (version ${entry.base.version})`, toLabel: file.path });
}

/** `concord resolve <file>…`; `isForced` although there are lines like markers in the file. */
export async function resolveCommand(world: World, typed: readonly string[], isForced: boolean, report: Report): Promise<void> {
  if (typed.length === 0) throw new Complaint("Which file is settled? concord resolve <file>…", EXIT.usage);
  const root = findRoot(world.cwd);
  await workInFolder(world, root, "resolve", async ({ store }) => {
    const { articles } = readLocal(store).local;
    for (const path of pathsIn(world, root, typed)) {
      report(resolveOne(store, path, articles.find((article) => article.kind !== "missing" && article.file.path === path), isForced));
    }
  });
}

function resolveOne(store: FolderStore, path: string, article: LocalArticle | undefined, isForced: boolean): ReportItem {
  if (!article || article.kind === "missing") return { kind: "failed", path, note: "belongs to no article", isFailed: true };
  const { entry, file } = article;
  if (entry.deletedBy !== null) {
    store.forget(entry.id);
    return { kind: "settled", path, note: "the next push makes a new article of it" };
  }
  if (entry.conflict === null) return { kind: "settled", path, note: "had no conflict" };
  if (article.kind === "conflict" && article.markerLines.length > 0 && !isForced) {
    return { kind: "conflict", path, note: `still has conflict markers, the first in line ${article.markerLines[0]}. If they belong to the text: --force`, isUndecided: true };
  }
  store.put({ ...entry, path: file.path, conflict: null });
  return { kind: "settled", path };
}
