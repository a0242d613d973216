import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { isForeignKeyViolation, isRowMissing } from "../db/errors";
import type { Prisma } from "../db/generated/sqlite/client";
import type { Db } from "../db/open";
import type { Person } from "../wire/schema";
import type { MediaType } from "./schema";

export type FileRow = {
  id: string;
  spaceId: string;
  name: string;
  mediaType: MediaType;
  size: number;
  sha256: string;
  createdAt: Date;
  createdBy: Person;
};

/** Bytes are written and read in parts of this size, and others have their turn between two of them. */
export const PIECE_BYTES = 256 * 1024;

/** How long the parts of one file may take to be written, in milliseconds. */
const WRITE_TIMEOUT_MS = 30_000;

export type FileRepository = ReturnType<typeof createFileRepository>;

/** Files and their bytes. Which articles refer to them is written with the articles (see `createFileUses`). */
export function createFileRepository(db: Db) {
  return {
    /**
     * Keeps `bytes` as `file`, unless the space has these bytes already, or more than `maxSpaceBytes` with
     * them. "missing": the space is gone.
     */
    async add(file: FileRow, bytes: Uint8Array, maxSpaceBytes: number): Promise<"added" | "full" | "missing" | FileRow> {
      const { spaceId, sha256 } = file;
      try {
        return await db.$transaction(
          async (transaction) => {
            // The space's row is written first, and so takes the files of a space one after the other.
            await transaction.space.update({ where: { id: spaceId }, data: { id: spaceId }, select: { id: true } });
            const existing = await transaction.file.findUnique({ where: { spaceId_sha256: { spaceId, sha256 } }, include: maker });
            if (existing) return toRow(existing);
            const { _sum: sum } = await transaction.file.aggregate({ where: { spaceId }, _sum: { size: true } });
            if ((sum.size ?? 0) + bytes.byteLength > maxSpaceBytes) return "full";
            const { createdBy, ...head } = file;
            await transaction.file.create({ data: { ...head, createdById: createdBy.id } });
            for (const [number, piece] of pieces(bytes).entries()) {
              await transaction.filePiece.create({ data: { fileId: file.id, number, bytes: piece }, select: { number: true } });
              await nextTurn();
            }
            return "added";
          },
          { timeout: WRITE_TIMEOUT_MS },
        );
      } catch (error) {
        if (isRowMissing(error)) return "missing";
        throw error;
      }
    },

    async find(id: string): Promise<FileRow | null> {
      const row = await db.file.findUnique({ where: { id }, include: maker });
      return row && toRow(row);
    },

    /** The file of a space that has these very bytes. */
    async findSame(spaceId: string, sha256: string): Promise<FileRow | null> {
      const row = await db.file.findUnique({ where: { spaceId_sha256: { spaceId, sha256 } }, include: maker });
      return row && toRow(row);
    },

    /** The bytes of a file, or null when it has gone meanwhile. */
    async read({ id, size }: Pick<FileRow, "id" | "size">): Promise<Uint8Array | null> {
      const bytes = new Uint8Array(size);
      for (let number = 0; number * PIECE_BYTES < size; number += 1) {
        const piece = await db.filePiece.findUnique({ where: { fileId_number: { fileId: id, number } }, select: { bytes: true } });
        if (!piece) return null;
        bytes.set(piece.bytes, number * PIECE_BYTES);
        await nextTurn();
      }
      return bytes;
    },

    /** The files of a space below `before` (null: from the newest), newest first. */
    async list(spaceId: string, before: string | null, take: number): Promise<FileRow[]> {
      const rows = await db.file.findMany({
        where: { spaceId, ...(before === null ? {} : { id: { lt: before } }) },
        // Ids begin with the time at which they were made.
        orderBy: { id: "desc" },
        include: maker,
        take,
      });
      return rows.map(toRow);
    },

    /** Whether the published version of an article outside of the trash refers to the file. */
    async isPublic(id: string): Promise<boolean> {
      return (await db.fileUse.findFirst({ where: { fileId: id, isPublic: true, article: { deletedAt: null } }, select: { fileId: true } })) !== null;
    },

    /** Removes a file to which no version of any article refers. */
    async remove(id: string): Promise<"removed" | "in-use" | "missing"> {
      try {
        await db.file.delete({ where: { id }, select: { id: true } });
        return "removed";
      } catch (error) {
        if (isRowMissing(error)) return "missing";
        if (isForeignKeyViolation(error)) return "in-use";
        throw error;
      }
    },

    /** Up to `take` of the articles that refer to the file in some version, trash included, and how many there are. */
    async users(id: string, take: number): Promise<{ ids: string[]; total: number }> {
      const rows = await db.fileUse.findMany({ where: { fileId: id }, select: { articleId: true }, orderBy: { articleId: "asc" }, take });
      return { ids: rows.map((row) => row.articleId), total: await db.fileUse.count({ where: { fileId: id } }) };
    },
  };
}

const maker = { createdBy: { select: { id: true, name: true } } } as const;

function toRow({ createdById: _, mediaType, ...row }: Prisma.FileGetPayload<{ include: typeof maker }>): FileRow {
  return { ...row, mediaType: mediaType as MediaType };
}

function pieces(bytes: Uint8Array): Uint8Array<ArrayBuffer>[] {
  const count = Math.ceil(bytes.byteLength / PIECE_BYTES);
  return Array.from({ length: count }, (_, i) => bytes.slice(i * PIECE_BYTES, (i + 1) * PIECE_BYTES));
}
