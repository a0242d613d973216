"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams, usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import type { ArticleListItem } from "@/lib/articles/schema";
import { articleQuery, spacesQuery } from "@/lib/client/queries";
import { queryKeys } from "@/lib/client/query-keys";
import type { Space } from "@/lib/spaces/schema";
import { decodeSegment } from "@/lib/wire/segment";
import { rememberLastSpace } from "./last-space";

export interface CurrentPlace {
  spaces: Space[] | undefined;
  /** The space whose tree is shown: that of the page, else the one the person was in last. */
  space: Space | undefined;
  /** The page itself is in that space. */
  isInSpace: boolean;
  articleId: string | null;
}

/** Where in the house the page is, read from its address. `initialLast` is the space the person was in before this page was loaded. */
export function useCurrentPlace(initialLast: string | null): CurrentPlace {
  const params = useParams<{ slug?: string; id?: string }>();
  const pathname = usePathname();
  const articleId = pathname.startsWith("/articles/") ? (params.id ?? null) : null;
  const slug = pathname.startsWith("/spaces/") && params.slug ? decodeSegment(params.slug) : null;

  const [last, setLast] = useState(initialLast);
  const { data: spaces } = useQuery(spacesQuery());
  const listedIn = useListedSpaceId(articleId);
  // An article reached by a link from outside is in no list yet: then the article itself says where it is.
  const article = useQuery({
    ...articleQuery(articleId ?? ""),
    enabled: articleId !== null && listedIn === null,
    staleTime: Infinity,
  });
  const spaceId = listedIn ?? article.data?.spaceId ?? null;

  const here = spaces?.find((space) => space.slug === slug || space.id === spaceId);
  const space = here ?? (spaces?.find((candidate) => candidate.slug === last) ?? (articleId || slug ? undefined : spaces?.[0]));

  if (here && here.slug !== last) setLast(here.slug);
  useEffect(() => {
    if (here) rememberLastSpace(here.slug);
  }, [here]);

  return { spaces, space, isInSpace: here !== undefined, articleId };
}

function useListedSpaceId(articleId: string | null): string | null {
  const cache = useQueryClient();
  if (articleId === null) return null;
  for (const [, items] of cache.getQueriesData<ArticleListItem[]>({ queryKey: queryKeys.articleLists })) {
    const found = items?.find((item) => item.id === articleId);
    if (found) return found.spaceId;
  }
  return null;
}
