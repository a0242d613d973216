import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { Complaint, EXIT } from "./complaint";
import { tokenFor } from "./credentials";
import { lockFolder } from "./folder/lock";
import { statOf } from "./folder/safe-path";
import { STATE_FOLDER } from "./folder/scan";
import { FolderStore, readSettings, writeSettings, type FolderSettings } from "./folder/store";
import { Server } from "./server";
import type { World } from "./world";

/** The folder that a command means: the one it stands in, or one of those around it, as with git. */
export function findRoot(start: string): string {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (readSettings(folder)) return folder;
    if (folder === dirname(folder)) {
      throw new Complaint(`${resolve(start)} is not a folder that was pulled. Begin with: concord pull <space> <folder>`, EXIT.usage);
    }
  }
}

/** A pulled folder and its server, to be looked at. */
export function openFolder(world: World, root: string): { store: FolderStore; server: () => Server } {
  refuseLinks(root);
  const store = new FolderStore(root, readSettings(root)!);
  store.load();
  const { server } = store.settings;
  return { store, server: () => new Server(server, tokenFor(world.env, server), world) };
}

/** The same, to be changed: nobody else works in it until `work` has ended. */
export async function workInFolder<T>(world: World, root: string, command: string, work: (folder: { store: FolderStore; server: Server }) => Promise<T>): Promise<T> {
  refuseLinks(root);
  const settings = readSettings(root)!;
  // Before anything else, so that a missing token is said without waiting for a lock.
  const server = new Server(settings.server, tokenFor(world.env, settings.server), world);
  const unlock = lockFolder(join(root, STATE_FOLDER), command);
  try {
    const store = new FolderStore(root, settings);
    store.recover();
    store.load();
    return await work({ store, server });
  } finally {
    unlock();
  }
}

/** Makes a folder that is in step with nothing yet into one of a space. What lies in it already must be meant to. */
export function initialiseFolder(root: string, settings: FolderSettings, options: { isExisting: boolean }): void {
  const present = existsSync(root) ? readdirSync(root).filter((name) => !name.startsWith(".")) : [];
  if (present.length > 0 && !options.isExisting) {
    throw new Complaint(`${root} is not empty. Its Markdown files would count as new articles. Choose an empty folder, or say that this is meant with --existing.`, EXIT.usage);
  }
  refuseLinks(root);
  mkdirSync(join(root, STATE_FOLDER), { recursive: true });
  writeSettings(root, settings);
}

/** Paths as they were typed, seen from the folder. */
export function pathsIn(world: World, root: string, typed: readonly string[]): string[] {
  return typed.map((path) => {
    const inside = relative(root, resolve(world.cwd, path));
    if (inside === "" || inside.startsWith("..")) throw new Complaint(`${path} is not in ${root}.`, EXIT.usage);
    return inside.split(sep).join("/");
  });
}

/** Somebody else's folder could lead its own memory elsewhere. */
function refuseLinks(root: string): void {
  for (const path of [STATE_FOLDER, join(STATE_FOLDER, "articles"), join(STATE_FOLDER, "staging")]) {
    if (statOf(join(root, path))?.isSymbolicLink()) throw new Complaint(`${join(root, path)} is a symbolic link, which is never followed. Remove it and try again.`);
  }
}
