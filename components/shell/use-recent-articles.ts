"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { outcomeOf } from "@/lib/client/outcome-error";
import { articleQuery, spaceArticlesQuery } from "@/lib/client/queries";
import { browserRecentArticles, type RecentArticle } from "@/lib/client/recent-articles";
import type { CurrentPlace } from "./use-current-place";

const NONE: readonly RecentArticle[] = [];

/**
 * What the person opened or changed lately on this device, the last first, without the article that is open now;
 * and remembers that one.
 */
export function useRecentArticles(personId: string, { spaces, space, articleId }: CurrentPlace): readonly RecentArticle[] {
  const { data: listed } = useQuery({ ...spaceArticlesQuery(space?.id ?? ""), enabled: space !== undefined });
  // Fetched by whoever shows the article; here only looked at.
  const opened = useQuery({ ...articleQuery(articleId ?? ""), enabled: false });
  const article = articleId === null ? undefined : (listed?.find(({ id }) => id === articleId) ?? opened.data);
  const { id, title, spaceId } = article ?? {};
  useEffect(() => {
    if (id === undefined || title === undefined || spaceId === undefined) return;
    const note = () => browserRecentArticles.note(personId, { articleId: id, title, spaceId });
    note();
    // An article that lay open while others were, and is written in now, is the last one again.
    const onInput = ({ target }: Event) => {
      const isOnPage = target instanceof Element && target.closest("main") !== null;
      if (isOnPage && browserRecentArticles.list(personId)[0]?.articleId !== id) note();
    };
    document.addEventListener("input", onInput);
    return () => document.removeEventListener("input", onInput);
  }, [personId, id, title, spaceId]);

  const failure = outcomeOf(opened.error)?.kind;
  useEffect(() => {
    if (articleId !== null && (failure === "missing" || failure === "gone")) browserRecentArticles.forget(personId, articleId);
  }, [personId, articleId, failure]);

  const recent = useSyncExternalStore(browserRecentArticles.subscribe, () => browserRecentArticles.list(personId), () => NONE);
  return useMemo(() => {
    const known = new Map(listed?.map((each) => [each.id, each]));
    const isThere = (each: RecentArticle) => spaces?.some((visible) => visible.id === each.spaceId) && (listed === undefined || each.spaceId !== space?.id || known.has(each.articleId));
    return recent.filter((each) => each.articleId !== articleId && isThere(each)).map((each) => ({ ...each, title: known.get(each.articleId)?.title ?? each.title }));
  }, [recent, listed, spaces, space, articleId]);
}
