import { detectMediaType } from "../lib/files/media-type";
import { FILE_ENDINGS, fileUrl, MAX_FILE_BYTES, type StoredFile } from "../lib/files/schema";
import { digestOf } from "./fields";
import type { FolderStore } from "./folder/store";
import type { LocalFile } from "./folder/scan";
import { nameOf } from "./file-names";
import { localPictures, storedPictures } from "./pictures";
import type { Report } from "./report";
import type { Server } from "./server";

/** Fetches the pictures that texts show, each once. Those that the space does not have stay addresses. */
export function createPictureFetcher(server: Server, store: FolderStore): (text: string) => Promise<void> {
  let listed: Promise<Map<string, StoredFile>> | null = null;
  return async (text) => {
    for (const id of storedPictures(text)) {
      if (store.pictures.has(id)) continue;
      listed ??= server.listFiles(store.settings.spaceId);
      const file = (await listed).get(id);
      if (!file) continue;
      const bytes = await server.getBytes(fileUrl(id));
      if (bytes === null || digestOf(bytes) !== file.sha256) continue;
      store.pictures.keep({ id, name: file.name, ending: FILE_ENDINGS[file.mediaType], sha256: file.sha256 }, bytes);
    }
  };
}

/** Sends the pictures that files show and the server does not have; one that it cannot have is named, and its link left as it is. */
export async function sendPictures(server: Server, store: FolderStore, files: readonly LocalFile[], report: Report): Promise<void> {
  const tried = new Set<string>();
  for (const { path, text } of files) {
    for (const picture of text === null ? [] : localPictures(text, path)) {
      const bytes = tried.has(picture) || store.pictures.idOf(picture) !== null ? null : store.pictures.readPicture(picture);
      tried.add(picture);
      if (bytes === null) continue;
      const mediaType = detectMediaType(bytes);
      if (mediaType === null || bytes.length > MAX_FILE_BYTES) {
        const reason = mediaType === null ? "is no image that the server keeps" : "is larger than 10 MB";
        report({ kind: "failed", path: picture, note: `${reason}; the link to it in ${path} stays as it is`, isFailed: true });
        continue;
      }
      const sent = await server.ask(() => server.api.uploadFile(store.settings.spaceId, { content: bytes, mediaType, name: nameOf(picture).slice(-200) }));
      if (sent.kind !== "saved") throw server.complaint(sent, `send the picture ${picture}`);
      store.pictures.remember({ id: sent.file.id, path: picture, sha256: sent.file.sha256 });
      report({ kind: "picture", path: picture, note: "sent" });
    }
  }
}
