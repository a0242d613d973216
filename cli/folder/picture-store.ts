import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { systemCode } from "../complaint";
import { digestOf } from "../fields";
import { freeName, stemOf } from "../file-names";
import { PICTURES_FOLDER, toLocalLinks, toServerLinks, type Picture } from "../pictures";
import { writeAtomically } from "./atomic-write";
import { STATE_FOLDER } from "./scan";
import { insideOf, statOf } from "./safe-path";

const STATE_FILE = join(STATE_FOLDER, "pictures.json");
const fileSchema = z.object({ format: z.literal(1), pictures: z.array(z.object({ id: z.string(), path: z.string(), sha256: z.string() })) });

/** Which pictures of a folder the server keeps, and under which id. What is lost here is fetched or sent again. */
export class PictureStore {
  private pictures: Picture[];
  /** Digests of the pictures on the disk, each read once; null for one that is not there. */
  private readonly digests = new Map<string, string | null>();

  constructor(private readonly root: string) {
    this.pictures = read(root);
  }

  toLocal(text: string, path: string): string {
    return toLocalLinks(text, path, (id) => this.pictures.find((picture) => picture.id === id)?.path ?? null);
  }

  toServer(text: string, path: string): string {
    return toServerLinks(text, path, (picture) => this.idOf(picture));
  }

  /** The id of the picture at `path`, if the server has it as it is now. */
  idOf(path: string): string | null {
    const digest = this.digestAt(path);
    const found = this.pictures.find((picture) => picture.path === path && (digest === null || picture.sha256 === digest));
    return (found ?? (digest === null ? undefined : this.pictures.find(({ sha256 }) => sha256 === digest)))?.id ?? null;
  }

  /** Whether the picture of this id is known and lies in the folder. */
  has(id: string): boolean {
    const known = this.pictures.find((picture) => picture.id === id);
    return known !== undefined && this.digestAt(known.path) !== null;
  }

  /** The bytes of a picture in the folder; null where there is none. */
  readPicture(path: string): Uint8Array | null {
    try {
      const place = insideOf(this.root, path);
      return statOf(place)?.isFile() ? readFileSync(place) : null;
    } catch {
      return null;
    }
  }

  /** Lays down a picture that was fetched, under a name made of its own. */
  keep(file: { id: string; name: string; ending: string; sha256: string }, bytes: Uint8Array): void {
    const known = this.pictures.find(({ id }) => id === file.id);
    const stem = stemOf(file.name.replace(/\.[a-z0-9]+$/i, ""));
    const isOther = (path: string): boolean => {
      const digest = this.digestAt(path);
      return digest !== null && digest !== file.sha256;
    };
    const path = known?.path ?? freeName(PICTURES_FOLDER, stem, `.${file.ending}`, isOther);
    mkdirSync(insideOf(this.root, PICTURES_FOLDER), { recursive: true });
    writeAtomically(insideOf(this.root, path), bytes, { draftFolder: join(this.root, STATE_FOLDER, "staging") });
    this.remember({ id: file.id, path, sha256: file.sha256 });
  }

  remember(picture: Picture): void {
    this.digests.set(picture.path, picture.sha256);
    this.pictures = [...this.pictures.filter(({ id, path }) => id !== picture.id && path !== picture.path), picture];
    writeAtomically(join(this.root, STATE_FILE), JSON.stringify({ format: 1, pictures: this.pictures }));
  }

  private digestAt(path: string): string | null {
    if (!this.digests.has(path)) {
      const bytes = this.readPicture(path);
      this.digests.set(path, bytes && digestOf(bytes));
    }
    return this.digests.get(path) ?? null;
  }
}

function read(root: string): Picture[] {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(join(root, STATE_FILE), "utf8"))).pictures;
  } catch (error) {
    if (systemCode(error) && systemCode(error) !== "ENOENT") throw error;
    return [];
  }
}
