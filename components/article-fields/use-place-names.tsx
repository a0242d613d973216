import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Place } from "@/components/merge/place";
import { spaceArticlesQuery, spacesQuery } from "@/lib/client/queries";
import { ParentField } from "./parent-field";

/** The names of the places an article can be filed under, for those who know ids only. */
export function usePlaceNames(spaceId: string, articleId: string): Place {
  const { data: articles } = useQuery(spaceArticlesQuery(spaceId));
  const { data: spaces } = useQuery(spacesQuery());
  const spaceName = spaces?.find(({ id }) => id === spaceId)?.name ?? "The space";
  return useMemo(() => {
    const titles = new Map(articles?.map(({ id, title }) => [id, title]));
    return {
      nameOf: (parentId) => (parentId === "" ? `${spaceName} (top level)` : (titles.get(parentId) ?? "an article that is not there any more")),
      field: (parentId, onChange) => <ParentField articles={articles ?? []} value={parentId || null} onChange={(id) => onChange(id ?? "")} spaceName={spaceName} movingId={articleId} />,
    };
  }, [articles, spaceName, articleId]);
}
