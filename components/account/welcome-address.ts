import { apiClient, type ApiClient } from "@/lib/client/api-client";

/**
 * Where somebody goes who has just made the first account: to the article that explains Concord, the last one that
 * was made with its space. To the start page where there is none.
 */
export async function welcomeAddress(client: Pick<ApiClient, "listArticles"> = apiClient): Promise<string> {
  // Whatever an answer may be, the account is there, and its owner must get in.
  const found = await client.listArticles({ sort: "-createdAt", limit: 1 }).catch(() => null);
  const newest = found?.kind === "ok" ? found.items[0] : undefined;
  return newest ? `/articles/${newest.id}` : "/";
}
