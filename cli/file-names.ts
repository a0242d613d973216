import { digestOf } from "./fields";

/** Paths in a folder: always with `/`, relative to it. Names are safe on every file system. */

export const MARKDOWN_ENDING = ".md";

/** What Windows keeps for devices, whatever stands after the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|conin|conout|com[0-9¹²³]|lpt[0-9¹²³])$/iu;
/** Bytes of UTF-8 that a name takes at most; file systems end at 255, some encrypting ones at 143. */
const MAX_STEM_BYTES = 120;

/** The name, without ending, of the file of the article with this slug. Any text gives a safe one. */
export function stemOf(slug: string): string {
  const words = slug.normalize("NFC").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const stem = words.join("-") || "article";
  if (DEVICE.test(stem)) return `${stem}-article`;
  if (Buffer.byteLength(stem) <= MAX_STEM_BYTES) return stem;
  let cut = "";
  for (const sign of stem) {
    if (Buffer.byteLength(cut + sign) > MAX_STEM_BYTES - 9) break;
    cut += sign;
  }
  return `${cut}-${digestOf(slug).slice(0, 8)}`;
}

/** Two paths with the same key are one file somewhere: on Windows and macOS case and composition do not count. */
export function pathKey(path: string): string {
  return path.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}

/** The folder that a path leads through, "" for a path without one. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf("/");
  return end === -1 ? "" : path.slice(0, end);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The path without the ending: also the folder in which the children of an article stand. */
export function withoutEnding(path: string): string {
  return path.toLowerCase().endsWith(MARKDOWN_ENDING) ? path.slice(0, -MARKDOWN_ENDING.length) : path;
}

export function joinPath(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

/** `folder/stem.md`, or with the first number behind the stem that `isTaken` lets through. */
export function freePath(folder: string, stem: string, isTaken: (path: string) => boolean): string {
  return freeName(folder, stem, MARKDOWN_ENDING, isTaken);
}

/** `folder/stem` with `ending`, or with the first number behind the stem that `isTaken` lets through. */
export function freeName(folder: string, stem: string, ending: string, isTaken: (path: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const path = joinPath(folder, `${stem}${number === 1 ? "" : `-${number}`}${ending}`);
    if (!isTaken(path)) return path;
  }
}
