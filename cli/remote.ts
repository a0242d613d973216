import type { FolderStore } from "./folder/store";
import type { RemoteState } from "./plan-pull";
import type { Server } from "./server";

/** The space as it is now. What a list lacks is asked for by itself before it counts as deleted. */
export async function readRemote(server: Server, store: FolderStore): Promise<RemoteState> {
  const { spaceId, spaceSlug } = store.settings;
  await server.getSpace(spaceId, spaceSlug);
  const heads = await server.listArticles(spaceId);
  const deletedBy = new Map<string, string>();
  for (const id of store.entries.keys()) {
    if (heads.has(id)) continue;
    const there = await server.getArticle(id);
    if (there.kind === "ok") heads.set(id, { ...there.article, changedBy: there.article.updatedBy.name });
    else deletedBy.set(id, there.kind === "deleted" ? there.by : "somebody");
  }
  // A space that is no longer to be seen hides its articles as well: that is no deletion.
  if (deletedBy.size > 0) await server.getSpace(spaceId, spaceSlug);
  return { heads, deletedBy };
}
