import { unzipSync } from "fflate";
import type { ImportFault, ImportFile } from "./plan-import";

/** A file as it was chosen, before anybody looked into it. */
export interface RawFile {
  path: string;
  bytes: Uint8Array;
}

export interface ReadFiles {
  files: ImportFile[];
  /** Images, for the texts that show them. */
  images: RawFile[];
  faults: ImportFault[];
  /** How many files are neither Markdown nor images and are left out. */
  skippedCount: number;
}

/** All files of one import, unpacked. Beyond this an import is better made in parts. */
export const MAX_IMPORT_BYTES = 500 * 1024 * 1024;

const MARKDOWN = /\.(?:md|markdown|mdown|mdx|txt)$/i;
const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;
/** What editors, version control and operating systems leave behind. */
const NOISE = /(?:^|\/)(?:\.(?!\.?(?:\/|$))[^/]*|__MACOSX|node_modules|Thumbs\.db)(?:\/|$)/;

/** Whether a path is worth reading at all. */
export function isImportable(path: string): boolean {
  return !NOISE.test(path) && (MARKDOWN.test(path) || IMAGE.test(path) || /\.zip$/i.test(path));
}

/** Unpacks zips and decodes texts. A text that is not UTF-8 is a fault: guessing would garble it silently. */
export function readFiles(raw: RawFile[]): ReadFiles {
  const result: ReadFiles = { files: [], images: [], faults: [], skippedCount: 0 };
  let bytesLeft = MAX_IMPORT_BYTES;
  const paths = new Set<string>();
  const add = ({ path, bytes }: RawFile): void => {
    if (NOISE.test(path)) return;
    if (!MARKDOWN.test(path) && !IMAGE.test(path)) {
      result.skippedCount += 1;
      return;
    }
    if (paths.has(path)) {
      result.faults.push({ path, message: "is there twice, and one would take the place of the other. Import one of them by itself" });
      return;
    }
    paths.add(path);
    bytesLeft -= bytes.length;
    if (IMAGE.test(path)) {
      result.images.push({ path, bytes });
      return;
    }
    try {
      result.files.push({ path, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) });
    } catch {
      result.faults.push({ path, message: "is not UTF-8 text. Save it as UTF-8 and try again" });
    }
  };
  for (const file of raw) {
    if (/\.zip$/i.test(file.path)) unpack(file, () => bytesLeft, result).forEach(add);
    else add({ ...file, path: cleanPath(file.path) });
  }
  if (bytesLeft < 0) result.faults.push({ path: "", message: "These files are larger than 500 MB together. Import them in parts" });
  return result;
}

function unpack(zip: RawFile, bytesLeft: () => number, result: ReadFiles): RawFile[] {
  let size = 0;
  try {
    const entries = unzipSync(zip.bytes, {
      filter: (entry) => {
        if (entry.name.endsWith("/") || NOISE.test(entry.name)) return false;
        if (!MARKDOWN.test(entry.name) && !IMAGE.test(entry.name)) {
          result.skippedCount += 1;
          return false;
        }
        size += entry.originalSize;
        // A small zip can unfold into anything.
        if (size > bytesLeft()) throw new Error("too large");
        return true;
      },
    });
    return Object.entries(entries).map(([name, bytes]) => ({ path: cleanPath(name), bytes }));
  } catch {
    const message = size > bytesLeft() ? "unpacks to more than 500 MB. Import it in parts" : "is not a zip that can be read";
    result.faults.push({ path: zip.path, message });
    return [];
  }
}

/** Forward slashes, no way out of the folder. */
function cleanPath(path: string): string {
  return path
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .join("/");
}
