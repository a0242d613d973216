import "server-only";
import { v7 as uuid } from "uuid";
import type { Viewer } from "../auth/viewer";
import { refusalFor } from "../spaces/access";
import type { SpaceRepository } from "../spaces/repository";
import type { Role } from "../spaces/schema";
import { decodeCursor, toPage } from "../wire/cursor";
import type { CommonProblem } from "../wire/problems";
import { detectMediaType } from "./media-type";
import type { FileProblem } from "./problems";
import type { FileRepository, FileRow } from "./repository";
import { FILE_ENDINGS, fileUrl, MAX_SPACE_FILE_BYTES, type StoredFile } from "./schema";

type Refused = FileProblem | CommonProblem;
export type FileService = ReturnType<typeof createFileService>;

/** `isNew` is false for bytes that the space had already: the file is then the one it has. */
export type Uploaded = { kind: "uploaded"; file: StoredFile; isNew: boolean };

const MAX_BLOCKERS = 20;
const MEBIBYTE = 1024 * 1024;
const NOWHERE: CommonProblem = { kind: "not-found", detail: "There is no such space, or none that you may see. Nothing was written." };

/** Images that the articles of a space show, and who may see them. */
export function createFileService(files: FileRepository, spaces: Pick<SpaceRepository, "roleOf">, maxSpaceBytes = MAX_SPACE_FILE_BYTES) {
  async function refuse(viewer: Viewer, spaceId: string, needed: Role): Promise<CommonProblem | null> {
    return refusalFor(viewer, await spaces.roleOf(viewer.userId, spaceId), needed);
  }

  return {
    /** Keeps an image. `declaredType` is what its sender calls it, "" for nothing; the bytes have the last word. */
    async upload(viewer: Viewer, spaceId: string, given: { bytes: Uint8Array; declaredType: string; name?: string | undefined }): Promise<Uploaded | Refused> {
      const refusal = await refuse(viewer, spaceId, "editor");
      if (refusal) return refusal;
      const { bytes, declaredType } = given;
      const mediaType = detectMediaType(bytes);
      if (mediaType === null || (declaredType !== "" && declaredType !== mediaType)) {
        return { kind: "unsupported-media-type", accept: Object.keys(FILE_ENDINGS) };
      }
      const sha256 = await sha256Of(bytes);
      const existing = await files.findSame(spaceId, sha256);
      if (existing) return { kind: "uploaded", file: toFile(existing), isNew: false };
      const row: FileRow = {
        id: uuid(),
        spaceId,
        name: given.name ?? `image.${FILE_ENDINGS[mediaType]}`,
        mediaType,
        size: bytes.byteLength,
        sha256,
        createdAt: new Date(),
        createdBy: { id: viewer.userId, name: viewer.name },
      };
      const outcome = await files.add(row, bytes, maxSpaceBytes);
      if (outcome === "missing") return NOWHERE;
      if (outcome === "full") {
        return { kind: "too-large", limit: `The files of a space may come to ${Math.floor(maxSpaceBytes / MEBIBYTE)} MiB together, and this one does not fit any more.` };
      }
      return outcome === "added" ? { kind: "uploaded", file: toFile(row), isNew: true } : { kind: "uploaded", file: toFile(outcome), isNew: false };
    },

    /** The newest first. */
    async list(viewer: Viewer, spaceId: string, page: { limit: number; cursor?: string | undefined }): Promise<{ kind: "found"; items: StoredFile[]; nextCursor: string | null } | Refused> {
      const refusal = await refuse(viewer, spaceId, "viewer");
      if (refusal) return refusal;
      const before = page.cursor ? decodeCursor(page.cursor, ["text"]) : null;
      if (page.cursor && !before) return { kind: "malformed", faults: [{ path: "cursor", message: "is not a cursor of this list" }] };
      const rows = await files.list(spaceId, before && String(before[0]), page.limit + 1);
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
      return { kind: "found", items: items.map(toFile), nextCursor };
    },

    /**
     * The file, for members of its space, and for everyone while a published article shows it. `isMember` says
     * which of the two it was: what is public today may not be tomorrow.
     */
    async find(viewer: Viewer | null, id: string): Promise<{ kind: "found"; file: StoredFile; isMember: boolean } | Refused> {
      const row = await files.find(id);
      const isMember = row !== null && viewer !== null && (await spaces.roleOf(viewer.userId, row.spaceId)) !== null;
      if (row && (isMember || (await files.isPublic(id)))) return { kind: "found", file: toFile(row), isMember };
      return viewer ? { kind: "not-found" } : { kind: "unauthenticated" };
    },

    /** The bytes of a file that `find` has given. */
    async read(file: StoredFile): Promise<{ kind: "read"; bytes: Uint8Array } | Refused> {
      const bytes = await files.read(file);
      return bytes ? { kind: "read", bytes } : { kind: "not-found" };
    },

    /** Removes a file that no article refers to, in its text or in any version before: nothing that was written breaks. */
    async remove(viewer: Viewer, id: string): Promise<{ kind: "removed" } | Refused> {
      const row = await files.find(id);
      if (!row) return { kind: "not-found" };
      const refusal = await refuse(viewer, row.spaceId, "editor");
      if (refusal) return refusal;
      const outcome = await files.remove(id);
      if (outcome === "removed") return { kind: "removed" };
      if (outcome === "missing") return { kind: "not-found" };
      const { ids, total } = await files.users(id, MAX_BLOCKERS);
      // The last article that referred to it has been purged since.
      if (total === 0) return this.remove(viewer, id);
      return {
        kind: "in-use",
        detail: `${total} ${total === 1 ? "article refers" : "articles refer"} to this file, in the text or in an earlier version, the trash included. Nothing was removed.`,
        blockers: ids.map((articleId) => `/api/articles/${articleId}`),
        total,
      };
    },
  };
}

/** In hexadecimal; made in a thread of its own, because megabytes take a while. */
async function sha256Of(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>)).toString("hex");
}

function toFile({ id, name, mediaType, size, sha256, createdAt, createdBy }: FileRow): StoredFile {
  return { id, url: fileUrl(id), name, mediaType, size, sha256, createdAt: createdAt.toISOString(), createdBy };
}
