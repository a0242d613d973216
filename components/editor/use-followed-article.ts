import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Article } from "@/lib/articles/schema";
import { followArticle } from "@/lib/client/article-feed";
import { articleQuery } from "@/lib/client/queries";
import { queryKeys } from "@/lib/client/query-keys";

/** How often the server is asked all the same, in case its feed has fallen silent. */
const LOOK_INTERVAL_MS = 10_000;

/** An article as it is now, for somebody who only reads it: each change that the feed tells of is fetched. */
export function useFollowedArticle(first: Article): Article {
  const cache = useQueryClient();
  const { id } = first;
  const { data: article = first } = useQuery({ ...articleQuery(id), initialData: first, refetchInterval: LOOK_INTERVAL_MS });
  useEffect(() => {
    const look = () => {
      void cache.invalidateQueries({ queryKey: queryKeys.article(id) });
      void cache.invalidateQueries({ queryKey: queryKeys.schedules(id) });
    };
    return followArticle(id, { onChange: look, onTurn: look, onPresence: () => undefined }).stop;
  }, [cache, id]);
  return article;
}
