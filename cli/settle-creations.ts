import { baseOf } from "./fields";
import type { FolderStore } from "./folder/store";
import type { LocalFile } from "./folder/scan";
import { placeOf } from "./paths";
import type { Server } from "./server";

/**
 * An article that an earlier run was creating when it was cut off may be there or not: the server knows. One that is
 * there is remembered as it was created, so that whatever was changed since on either side is merged.
 */
export async function settleCreations(server: Server, store: FolderStore, files: readonly LocalFile[]): Promise<void> {
  for (const creating of [...store.creating.values()]) {
    const there = await server.getArticle(creating.id);
    if (there.kind === "ok") {
      await rememberCreated(server, store, creating);
      continue;
    }
    // Whoever deleted it meanwhile did not know of this file, which is new again, under another id.
    const isStillWanted = there.kind === "missing" && files.some(({ path, digest }) => path === creating.path || digest === creating.digest);
    if (!isStillWanted) store.forget(creating.id);
  }
}

/** Remembers an article at its first version for the file that it was created from. */
export async function rememberCreated(server: Server, store: FolderStore, { id, path, digest }: { id: string; path: string; digest: string }): Promise<void> {
  const first = await server.getRevision(id, 1);
  if (first === null) throw new Error("an article without its first version");
  const base = baseOf({ ...first });
  store.put({ id, path, digest, isBase: false, place: placeOf(path, base), base, conflict: null, deletedBy: null });
}
