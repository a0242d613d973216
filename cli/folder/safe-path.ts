import { lstatSync, mkdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { Complaint, systemCode } from "../complaint";
import { folderOf } from "../file-names";

/** Folder and path as one path of the system. Refuses what would lead out of the folder, also through a symbolic link. */
export function insideOf(root: string, path: string): string {
  const parts = path.split("/");
  if (parts.some((part) => part === "" || part === "." || part === ".." || /[\\:\0]/.test(part))) {
    throw new Complaint(`"${path}" is no path inside the folder. Nothing was written there.`);
  }
  let place = root;
  for (const part of parts) {
    place = join(place, part);
    if (statOf(place)?.isSymbolicLink()) {
      throw new Complaint(`${path} leads through a symbolic link, which is never followed. Put a real file or folder in its place.`);
    }
  }
  return place;
}

/** Makes the folders above `path`. Throws a Complaint where a file stands in their place. */
export function makeFolderFor(root: string, path: string): void {
  const folder = folderOf(path);
  if (folder === "") return;
  try {
    mkdirSync(insideOf(root, folder), { recursive: true });
  } catch (error) {
    const code = systemCode(error);
    if (code !== "EEXIST" && code !== "ENOTDIR") throw error;
    throw new Complaint(`The folder ${folder} cannot be made, because a file has its name. Rename that file and try again.`);
  }
}

/** Removes folders that the last file left, from the innermost on. */
export function removeEmptyFolders(root: string, path: string): void {
  for (let folder = folderOf(path); folder !== ""; folder = folderOf(folder)) {
    try {
      rmdirSync(insideOf(root, folder));
    } catch {
      return;
    }
  }
}

/** What stands at a place, links not followed; undefined where nothing does. */
export function statOf(place: string) {
  return lstatSync(place, { throwIfNoEntry: false });
}
