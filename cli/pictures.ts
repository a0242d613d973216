import { posix } from "node:path";
import { fileUrl } from "../lib/files/schema";
import { folderOf } from "./file-names";

/** An image that the server keeps and that lies in the folder. */
export interface Picture {
  /** What the server calls it. */
  id: string;
  /** Where it lies in the folder. */
  path: string;
  /** Of its bytes, in hexadecimal. */
  sha256: string;
}

/** Where pictures lie that were fetched. */
export const PICTURES_FOLDER = "_files";

const IMAGE_ENDING = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;
/** What a link, an image, a reference or a piece of HTML leads to: the second group. */
const TARGET = /(\]\([ \t]*<?|^[ \t]{0,3}\[[^\]\n]+\]:[ \t]*<?|\b(?:src|href)=["'])([^)>"'\s]+)/gm;
const STORED = /^\/api\/files\/([A-Za-z0-9_-]{1,64})$/;

/** The text as a file at `path` says it: pictures that lie in the folder are named by their relative paths. Pure. */
export function toLocalLinks(text: string, path: string, pathOf: (id: string) => string | null): string {
  return text.replace(TARGET, (whole, before: string, target: string) => {
    const id = STORED.exec(target)?.[1];
    const picture = id === undefined ? null : pathOf(id);
    return picture === null ? whole : before + encodePath(posix.relative(folderOf(path), picture));
  });
}

/** The text of a file at `path` as the server is to have it: known pictures are named by their addresses. Pure. */
export function toServerLinks(text: string, path: string, idOf: (picture: string) => string | null): string {
  return text.replace(TARGET, (whole, before: string, target: string) => {
    const picture = pictureAt(target, path);
    const id = picture === null ? null : (idOf(picture) ?? idOf(fetchedName(picture)));
    return id === null ? whole : before + fileUrl(id);
  });
}

/** The ids of the stored files that a text of the server shows. */
export function storedPictures(text: string): string[] {
  const ids = [...text.matchAll(TARGET)].flatMap(([, , target]) => STORED.exec(target!)?.[1] ?? []);
  return [...new Set(ids)];
}

/** The pictures in the folder that a file at `path` shows. */
export function localPictures(text: string, path: string): string[] {
  return [...new Set([...text.matchAll(TARGET)].flatMap(([, , target]) => pictureAt(target!, path) ?? []))];
}

/** The picture in the folder that a target names, or null for what leads elsewhere. */
function pictureAt(target: string, path: string): string | null {
  if (!IMAGE_ENDING.test(target) || /^(?:[a-z][a-z0-9+.-]*:|[/#?\\])/i.test(target)) return null;
  const named = posix.join(folderOf(path), decodePath(target));
  const picture = named.startsWith("..") ? fetchedName(named) : named;
  return picture.startsWith("..") || picture.split("/").some((part) => part.startsWith(".")) ? null : picture;
}

/** A file that was moved to another depth still says how it led to the pictures from where it was. */
function fetchedName(picture: string): string {
  const at = picture.lastIndexOf(`/${PICTURES_FOLDER}/`);
  return at === -1 ? picture : picture.slice(at + 1);
}

function encodePath(path: string): string {
  return path.replace(/[\s()<>"'%#?\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}

function decodePath(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
