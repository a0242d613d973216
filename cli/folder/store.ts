import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Complaint, systemCode } from "../complaint";
import { digestOf } from "../fields";
import { writeAtomically } from "./atomic-write";
import { recordSchema, type Entry, type Record } from "./entry";
import { insideOf, makeFolderFor, removeEmptyFolders, statOf } from "./safe-path";
import { PictureStore } from "./picture-store";
import { readLocalFile, scanFolder, STATE_FOLDER, type LocalFile, type Scan } from "./scan";

const settingsSchema = z.object({ format: z.literal(1), server: z.string(), spaceId: z.string(), spaceSlug: z.string() });
/** Which space of which server a folder is in step with. */
export type FolderSettings = z.infer<typeof settingsSchema>;

export type Creating = NonNullable<Record["creating"]>;
/** `busy`: the file was changed by somebody in the moment it was to be written; it was left as it is. */
export type FileChange = "done" | "busy";

/**
 * The memory of a folder. A file and what is known of it change together, also when the process is killed in
 * between: the new file is staged, then the record says what is about to happen, then the file is renamed into
 * its place. Whether the staged file is still there tells the next process which side of the rename it is on.
 */
export class FolderStore {
  readonly entries = new Map<string, Entry>();
  readonly creating = new Map<string, Creating>();
  readonly pictures: PictureStore;
  private readonly articlesFolder: string;
  private readonly stagingFolder: string;

  constructor(
    readonly root: string,
    readonly settings: FolderSettings,
  ) {
    this.articlesFolder = join(root, STATE_FOLDER, "articles");
    this.stagingFolder = join(root, STATE_FOLDER, "staging");
    this.pictures = new PictureStore(root);
  }

  /** The folder as it is now, with pictures named by their addresses as on the server. Digests are of the bytes on the disk. */
  scan(): Scan {
    const { files, others } = scanFolder(this.root);
    return { files: files.map((file) => ({ ...file, text: file.text === null ? null : this.pictures.toServer(file.text, file.path) })), others };
  }

  /** Reads what is known. What a killed process left half-done counts as done or not done, and nothing is written. */
  load(): void {
    for (const { entry, creating } of this.readRecords().map((record) => this.settle(record))) {
      if (entry) this.entries.set(entry.id, entry);
      if (creating) this.creating.set(creating.id, creating);
    }
  }

  /** Finishes what a killed process left half-done. Only under the lock. */
  recover(): void {
    mkdirSync(this.articlesFolder, { recursive: true });
    mkdirSync(this.stagingFolder, { recursive: true });
    for (const record of this.readRecords()) {
      if (record.next && !existsSync(join(this.stagingFolder, record.next.staged))) this.removeOld(record.next);
      if (record.next) this.write(this.settle(record));
    }
    for (const name of readdirSync(this.stagingFolder)) rmSync(join(this.stagingFolder, name));
    for (const folder of [this.articlesFolder, join(this.root, STATE_FOLDER)]) {
      for (const name of readdirSync(folder)) if (name.endsWith(".tmp")) rmSync(join(folder, name));
    }
  }

  /** Writes a file that no article has yet. */
  writeNewFile(path: string, text: string): LocalFile {
    makeFolderFor(this.root, path);
    writeAtomically(insideOf(this.root, path), text, { draftFolder: this.stagingFolder });
    return readLocalFile(this.root, path);
  }

  /**
   * Writes `text`, as the server has it, to `entry.path` and remembers `entry`, as one step. `old` is the file that it takes the place of,
   * as it was read; without one, nothing may be at the path. `entry.isBase` says whether the text is that of the base.
   */
  writeFile(entry: Omit<Entry, "digest">, serverText: string, old: { path: string; digest: string } | null): FileChange {
    const target = insideOf(this.root, entry.path);
    if (old !== null && !this.isAsRead(old)) return "busy";
    const isInPlace = old?.path === entry.path;
    if (!isInPlace && statOf(target) && !this.isSameFile(old, entry.path)) return "busy";
    const text = this.pictures.toLocal(serverText, entry.path);
    const digest = digestOf(text);
    // A text can hold by itself what a picture in the folder would be called: then only the digest says that it is the same.
    const isBase = entry.isBase && this.pictures.toServer(text, entry.path) !== serverText;
    const next = { ...entry, digest, isBase };
    if (isInPlace && old.digest === digest) {
      this.put(next);
      return "done";
    }
    makeFolderFor(this.root, entry.path);
    const staged = this.nameFor(entry.id);
    writeFileSync(join(this.stagingFolder, staged), text);
    const change = { entry: next, staged, oldPath: isInPlace ? null : (old?.path ?? null), oldDigest: old?.digest ?? null };
    this.write({ format: 1, entry: this.entries.get(entry.id) ?? null, creating: this.creating.get(entry.id) ?? null, next: change });
    renameSync(join(this.stagingFolder, staged), target);
    this.removeOld(change);
    this.put(next);
    return "done";
  }

  /** Remembers `entry` for a file that stays as it is, if it still is as it was read. */
  keepFile(entry: Omit<Entry, "digest">, file: { path: string; digest: string }): FileChange {
    if (!this.isAsRead(file)) return "busy";
    this.put({ ...entry, digest: file.digest, isBase: false });
    return "done";
  }

  /** Remembers `entry` without a look at its file. */
  put(entry: Entry): void {
    this.entries.set(entry.id, entry);
    this.creating.delete(entry.id);
    this.write({ format: 1, entry, creating: null, next: null });
  }

  putCreating(creating: Creating): void {
    this.creating.set(creating.id, creating);
    this.write({ format: 1, entry: null, creating, next: null });
  }

  /** Removes the file that belongs to an entry, unless it is not as it was read, and forgets the entry. */
  removeFile(id: string, file: { path: string; digest: string }): FileChange {
    if (!this.isAsRead(file)) return "busy";
    rmSync(insideOf(this.root, file.path));
    removeEmptyFolders(this.root, file.path);
    this.forget(id);
    return "done";
  }

  forget(id: string): void {
    this.entries.delete(id);
    this.creating.delete(id);
    rmSync(join(this.articlesFolder, `${this.nameFor(id)}.json`), { force: true });
  }

  private isAsRead({ path, digest }: { path: string; digest: string }): boolean {
    const place = insideOf(this.root, path);
    return statOf(place)?.isFile() === true && readLocalFile(this.root, path).digest === digest;
  }

  /** Whether two names are one file, as names that differ in case are on some systems. */
  private isSameFile(old: { path: string } | null, path: string): boolean {
    if (old === null) return false;
    const [a, b] = [statOf(insideOf(this.root, old.path)), statOf(insideOf(this.root, path))];
    return a !== undefined && b !== undefined && a.ino !== 0 && a.ino === b.ino && a.dev === b.dev;
  }

  private removeOld({ oldPath, oldDigest, entry }: NonNullable<Record["next"]>): void {
    if (oldPath === null || oldDigest === null || this.isSameFile({ path: oldPath }, entry.path)) return;
    // Edited since it was read, it is no longer ours to remove.
    if (!this.isAsRead({ path: oldPath, digest: oldDigest })) return;
    rmSync(insideOf(this.root, oldPath));
    removeEmptyFolders(this.root, oldPath);
  }

  private settle(record: Record): Record {
    if (record.next === null) return record;
    if (existsSync(join(this.stagingFolder, record.next.staged))) return { ...record, next: null };
    return { format: 1, entry: record.next.entry, creating: null, next: null };
  }

  private readRecords(): Record[] {
    const names = existsSync(this.articlesFolder) ? readdirSync(this.articlesFolder).filter((name) => name.endsWith(".json")) : [];
    return names.map((name) => {
      const place = join(this.articlesFolder, name);
      try {
        return recordSchema.parse(JSON.parse(readFileSync(place, "utf8")));
      } catch {
        throw new Complaint(
          `${place} cannot be read: it is damaged, or another version of this command wrote it. Your Markdown files are as they are. Pull the space into a new folder and copy your changes over.`,
        );
      }
    });
  }

  private write(record: Record): void {
    const id = record.entry?.id ?? record.creating?.id ?? record.next?.entry.id;
    if (id === undefined) return;
    writeAtomically(join(this.articlesFolder, `${this.nameFor(id)}.json`), JSON.stringify(record));
  }

  /** Ids differ in case alone at times, or are names that a system keeps for itself; digests do not. */
  private nameFor(id: string): string {
    return digestOf(id).slice(0, 32);
  }
}

const settingsPlace = (root: string): string => join(root, STATE_FOLDER, "folder.json");

/** The space that a folder is in step with; null where it is none of ours. */
export function readSettings(root: string): FolderSettings | null {
  let text: string;
  try {
    text = readFileSync(settingsPlace(root), "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT" || systemCode(error) === "ENOTDIR") return null;
    throw error;
  }
  try {
    return settingsSchema.parse(JSON.parse(text));
  } catch {
    throw new Complaint(`${settingsPlace(root)} cannot be read: it is damaged, or another version of this command wrote it.`);
  }
}

export function writeSettings(root: string, settings: FolderSettings): void {
  writeAtomically(settingsPlace(root), JSON.stringify(settings, null, 2));
}
