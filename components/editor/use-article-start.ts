import { useQuery } from "@tanstack/react-query";
import type { Article } from "@/lib/articles/schema";
import { apiClient } from "@/lib/client/api-client";
import type { ReadArticle } from "@/lib/client/articles-api";
import { startOf, type SessionStart } from "@/lib/client/article-session";
import { browserDrafts, type StoredDraft } from "@/lib/client/draft-storage";
import { tabPresence } from "@/lib/client/tab-presence";
import type { Person } from "@/lib/wire/schema";

export type ArticleStart = { kind: "ready"; start: SessionStart } | Exclude<ReadArticle, { kind: "ok" | "unchanged" }>;

let sessionCount = 0;

/** The article as it is stored now, and what earlier pages on this device could not save of it. */
export function useArticleStart(articleId: string, person: Person, initial: Article | null) {
  return useQuery({
    queryKey: ["article-start", articleId, person.id],
    queryFn: () => load(articleId, person, initial),
    // What comes later comes through the session; asking again must never begin a second one.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchInterval: (query) => (query.state.data?.kind === "offline" || query.state.data?.kind === "unavailable" ? 3_000 : false),
  });
}

async function load(articleId: string, person: Person, initial: Article | null): Promise<ArticleStart> {
  const store = browserDrafts();
  // What came with the page is new only as long as the page is; the router may show an old one again.
  const isFresh = initial !== null && sessionCount === 0;
  const reading: Promise<ReadArticle> = isFresh ? Promise.resolve({ kind: "ok", article: initial }) : apiClient.getArticle(articleId);
  const [outcome, drafts] = await Promise.all([reading, abandonedDrafts(store, person.id, articleId)]);
  if (outcome.kind === "unchanged") throw new Error("not modified, though no version was named");
  if (outcome.kind !== "ok") return outcome;
  const sessionId = `${tabPresence().tabId}.${++sessionCount}`;
  const { article } = outcome;
  return { kind: "ready", start: { article, person, resumption: startOf(article, drafts), store, sessionId } };
}

/** Drafts of pages that are gone: of tabs that were closed or died, and of earlier visits in this tab. */
async function abandonedDrafts(store: ReturnType<typeof browserDrafts>, personId: string, articleId: string): Promise<StoredDraft[]> {
  const presence = tabPresence();
  const drafts = await store.list(personId, articleId);
  const dead = new Set([presence.tabId, ...(await presence.findDead(drafts.map(tabOf)))]);
  return drafts.filter((draft) => dead.has(tabOf(draft)));
}

function tabOf(draft: StoredDraft): string {
  return draft.tabId.split(".")[0] ?? draft.tabId;
}
