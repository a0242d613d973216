import { z } from "zod";

/** An article that a person was at, on this device. */
const recentArticleSchema = z.object({ articleId: z.string(), title: z.string(), spaceId: z.string() });
export type RecentArticle = z.infer<typeof recentArticleSchema>;

/** More than are shown, because some of them may have gone since. */
const MAX_KEPT = 20;
const NONE: readonly RecentArticle[] = [];

/**
 * What each person opened or changed lately, the last first, in `storage`: by account, so that who signs in next on
 * the device does not see it. Null where the browser has no storage; then nothing is remembered.
 */
export function recentArticles(storage: Storage | null) {
  const listeners = new Set<() => void>();
  // React asks again and again, and wants the same list while nothing has changed.
  let read: { key: string; text: string | null; list: readonly RecentArticle[] } | null = null;

  function list(personId: string): readonly RecentArticle[] {
    const key = keyOf(personId);
    const text = attempt(() => storage?.getItem(key)) ?? null;
    if (read?.key !== key || read.text !== text) read = { key, text, list: parsed(text) };
    return read.list;
  }

  function put(personId: string, articles: readonly RecentArticle[]): void {
    // Full or forbidden storage costs a convenience, no more.
    attempt(() => (articles.length === 0 ? storage?.removeItem(keyOf(personId)) : storage?.setItem(keyOf(personId), JSON.stringify(articles.slice(0, MAX_KEPT)))));
    listeners.forEach((listener) => listener());
  }

  const others = (personId: string, articleId: string) => list(personId).filter((each) => each.articleId !== articleId);

  return {
    list,
    /** Puts the article first, under the title that it has now. */
    note(personId: string, article: RecentArticle): void {
      put(personId, [article, ...others(personId, article.articleId)]);
    },
    /** Takes away one that is not to be had any more. */
    forget(personId: string, articleId: string): void {
      const rest = others(personId, articleId);
      if (rest.length < list(personId).length) put(personId, rest);
    },
    /** Leaves nothing of the person's behind. */
    forgetAll(personId: string): void {
      put(personId, NONE);
    },
    /** Calls `listener` on every change, also in another window. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      globalThis.addEventListener?.("storage", listener);
      return () => {
        listeners.delete(listener);
        globalThis.removeEventListener?.("storage", listener);
      };
    },
  };
}

/** Those of this browser. Storage that is switched off throws on touch. */
export const browserRecentArticles = recentArticles(attempt(() => globalThis.localStorage) ?? null);

function keyOf(personId: string): string {
  return `concord:recent:${personId}`;
}

/** An older version of this program, or anybody, may have written it. */
function parsed(text: string | null): readonly RecentArticle[] {
  if (text === null) return NONE;
  const value = z.array(recentArticleSchema).safeParse(attempt(() => JSON.parse(text) as unknown));
  return value.success ? value.data : NONE;
}

function attempt<Value>(run: () => Value): Value | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
