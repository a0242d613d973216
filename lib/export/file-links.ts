import { FILE_ENDINGS, fileIdsIn, type MediaType } from "../files/schema";
import { findAddresses } from "../import/image-references";
import { freeName } from "./layout";

/** Images that texts show, as files beside them. */

const FOLDER = "files";

/** The path of a file in an export; `taken` has the names before it. */
export function filePath({ name, mediaType }: { name: string; mediaType: MediaType }, taken: Set<string>): string {
  const stem = name.replace(/\.[^.]*$/, "").replace(/[^\p{L}\p{N}_-]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 80);
  return `${FOLDER}/${freeName(stem || "image", taken, `.${FILE_ENDINGS[mediaType]}`)}`;
}

/** `body` with paths, seen from the article at `from`, for the addresses of those files that `paths` knows by id. */
export function withFilePaths(body: string, from: string, paths: ReadonlyMap<string, string>): string {
  const up = "../".repeat(from.split("/").length - 1);
  let result = "";
  let at = 0;
  for (const { start, end } of findAddresses(body)) {
    const address = body.slice(start, end);
    const [id] = fileIdsIn(address);
    const path = id !== undefined && address === `/api/files/${id}` ? paths.get(id) : undefined;
    if (path === undefined || start < at) continue;
    result += body.slice(at, start) + up + path;
    at = end;
  }
  return result + body.slice(at);
}
