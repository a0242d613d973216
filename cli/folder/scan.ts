import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { digestOf } from "../fields";
import { joinPath, MARKDOWN_ENDING } from "../file-names";
import { PICTURES_FOLDER } from "../pictures";

/** A Markdown file as it lies in the folder. */
export interface LocalFile {
  path: string;
  /** Null where the file is not UTF-8. */
  text: string | null;
  digest: string;
}

export interface Scan {
  files: LocalFile[];
  /** Files and symbolic links that cannot be articles: they are left alone. */
  others: string[];
}

/** What the command line keeps for itself. */
export const STATE_FOLDER = ".concord";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** As they are on the disk: everything in a folder but hidden files, packages and pictures. Symbolic links are never followed. */
export function scanFolder(root: string): Scan {
  const scan: Scan = { files: [], others: [] };
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = joinPath(folder, entry.name);
      if (entry.name.startsWith(".") || entry.name === "node_modules" || path === PICTURES_FOLDER) continue;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile() && entry.name.toLowerCase().endsWith(MARKDOWN_ENDING)) scan.files.push(readLocalFile(root, path));
      else scan.others.push(path);
    }
  };
  walk("");
  scan.files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return scan;
}

/** Reads a file; its text is null where its bytes are not UTF-8. */
export function readLocalFile(root: string, path: string): LocalFile {
  const bytes = readFileSync(join(root, path));
  return { path, text: decode(bytes), digest: digestOf(bytes) };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
