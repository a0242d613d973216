import { isImportable, type RawFile } from "../import/read-files";

/** Everything that was dropped, folders walked through, with paths from what was dropped. */
export async function filesOfDrop(transfer: DataTransfer): Promise<RawFile[]> {
  // The entries must be taken before the first await: afterwards the browser has emptied the list.
  const entries = [...transfer.items].map((item) => (item.kind === "file" ? item.webkitGetAsEntry() : null));
  const files = [...transfer.files];
  if (entries.every((entry) => entry === null)) return readAll(files.map((file) => ({ file, path: file.name })));
  const found = await Promise.all(entries.map((entry) => (entry ? walk(entry) : [])));
  return readAll(found.flat());
}

/** Files chosen in a dialog; those of a folder know their path in it. */
export function filesOfInput(list: FileList): Promise<RawFile[]> {
  return readAll([...list].map((file) => ({ file, path: file.webkitRelativePath || file.name })));
}

interface Found {
  file: File;
  path: string;
}

async function walk(entry: FileSystemEntry): Promise<Found[]> {
  const path = entry.fullPath.replace(/^\//, "");
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, path }];
  }
  if (/(?:^|\/)(?:\.[^/]*|node_modules)$/.test(path)) return [];
  const children = await childrenOf(entry as FileSystemDirectoryEntry);
  return (await Promise.all(children.map(walk))).flat();
}

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  // A reader gives at most a hundred at a time, and nothing when it is through.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return children;
    children.push(...batch);
  }
}

async function readAll(found: Found[]): Promise<RawFile[]> {
  return Promise.all(
    found.map(async ({ file, path }) => ({
      path,
      // What is left out anyway is counted by its name; a video need not be read for that.
      bytes: isImportable(path) ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array(),
    })),
  );
}
