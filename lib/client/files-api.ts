import { fileListSchema, fileSchema, type StoredFile } from "../files/schema";
import type { Page, RequestOptions, WriteOptions } from "./articles-api";
import { readFailure, writeFailure, type Failure, type ReadFailure, type WriteFailure } from "./failures";
import { isOk, pathOf, type Send } from "./transport";

/** An image to keep. `mediaType` is what its bytes are: see `detectMediaType`. */
export interface NewFile {
  content: Blob | Uint8Array;
  mediaType: string;
  name?: string;
}

export type UploadFile = { kind: "saved"; file: StoredFile } | WriteFailure | Failure<"tooLarge" | "unsupported">;
export type DeleteFile = { kind: "deleted" } | WriteFailure | Failure<"inUse">;

export function filesApi(send: Send) {
  return {
    /** Keeps an image in a space; one that the space has already is given back as it is there. */
    async uploadFile(spaceId: string, { content, mediaType, name }: NewFile, options: WriteOptions = {}): Promise<UploadFile> {
      const path = pathOf("spaces", spaceId, "files");
      const reply = await send("POST", path, { query: { name }, content, headers: { "content-type": mediaType }, ...options });
      if (isOk(reply)) return { kind: "saved", file: fileSchema.parse(reply.body) };
      return writeFailure({ method: "POST", path }, reply, "tooLarge", "unsupported");
    },

    async listFiles(spaceId: string, query: { limit?: number; cursor?: string } = {}, options: RequestOptions = {}): Promise<({ kind: "ok" } & Page<StoredFile>) | ReadFailure> {
      const path = pathOf("spaces", spaceId, "files");
      const reply = await send("GET", path, { query, ...options });
      if (isOk(reply)) return { kind: "ok", ...fileListSchema.parse(reply.body) };
      return readFailure({ method: "GET", path }, reply);
    },

    /** Removes a file; `inUse` while any version of an article refers to it. */
    async deleteFile(id: string, options: WriteOptions = {}): Promise<DeleteFile> {
      const path = pathOf("files", id);
      const reply = await send("DELETE", path, options);
      if (isOk(reply)) return { kind: "deleted" };
      return writeFailure({ method: "DELETE", path }, reply, "inUse");
    },
  };
}
