import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { usePanelOpen } from "@/components/publishing/use-panel-open";
import { usePublishing, type Publishing } from "@/components/publishing/use-publishing";
import { queryKeys } from "@/lib/client/query-keys";
import type { SaveState } from "@/lib/editor/state";
import { readinessOf, whenSaved } from "@/lib/editor/when-saved";
import type { Publicity } from "@/lib/publishing/schema";
import type { OpenArticle } from "./use-session";

export interface ArticlePublishing {
  readonly publishing: Publishing;
  readonly publicity: Publicity;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Publishing of the article that is being edited: what is public as the session hears of it, and steps from the text on the page. */
export function useArticlePublishing({ session }: OpenArticle, state: SaveState, articleId: string, personId: string): ArticlePublishing {
  const { controller, publicity, saw, lookNow } = session;
  const cache = useQueryClient();
  const known = useSyncExternalStore(publicity.subscribe, publicity.get, publicity.get);
  const [isOpen, onOpenChange] = usePanelOpen();
  useEffect(() => session.subscribeSchedules(() => void cache.invalidateQueries({ queryKey: queryKeys.schedules(articleId) })), [session, cache, articleId]);
  // Lists show what is public, whoever changed it.
  const standing = `${known.status} ${known.publishedVersion}`;
  const [first] = useState(standing);
  useEffect(() => {
    if (standing !== first) void cache.invalidateQueries({ queryKey: queryKeys.articleLists });
  }, [cache, standing, first]);
  const publishing = usePublishing({
    ...{ articleId, personId, saw, lookNow },
    readiness: readinessOf(state),
    version: state.base.version,
    whenSaved: () => whenSaved(controller),
  });
  return { publishing, publicity: known, isOpen, onOpenChange };
}
