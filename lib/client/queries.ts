import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { ArticleListItem } from "../articles/schema";
import { MAX_PAGE_SIZE } from "../wire/schema";
import { apiClient, type ApiClient } from "./api-client";
import type { ArticleListQuery, Page } from "./articles-api";
import { okOrThrow } from "./outcome-error";
import { queryKeys } from "./query-keys";

/** How many articles a space's tree and list hold at most. More are found by searching. */
const MAX_LISTED_ARTICLES = 5000;
/** How many hits a page of a search's results holds. */
const SEARCH_PAGE_SIZE = 20;

export function meQuery(client: ApiClient = apiClient) {
  return queryOptions({
    queryKey: queryKeys.me,
    queryFn: async ({ signal }) => okOrThrow(await client.getMe({ signal })).me,
    staleTime: 60_000,
  });
}

export function tokensQuery(client: ApiClient = apiClient) {
  return queryOptions({
    queryKey: queryKeys.tokens,
    queryFn: async ({ signal }) => okOrThrow(await client.listTokens({ signal })).items,
  });
}

/** The invitations that nobody has used; for the owner of the installation. */
export function invitationsQuery(client: ApiClient = apiClient) {
  return queryOptions({
    queryKey: queryKeys.invitations,
    queryFn: async ({ signal }) => okOrThrow(await client.listInvitations({ signal })).items,
  });
}

/** The articles that the person wants at hand. */
export function starsQuery(client: ApiClient = apiClient) {
  return queryOptions({
    queryKey: queryKeys.stars,
    queryFn: async ({ signal }) => okOrThrow(await client.listStars({ signal })).items,
    staleTime: 5_000,
  });
}

/** All spaces the person may see. */
export function spacesQuery(client: ApiClient = apiClient) {
  return queryOptions({
    queryKey: queryKeys.spaces,
    queryFn: ({ signal }) =>
      everyPage(async (cursor) => okOrThrow(await client.listSpaces({ limit: MAX_PAGE_SIZE, cursor }, { signal }))),
    staleTime: 30_000,
  });
}

export function membersQuery(spaceId: string, client: ApiClient = apiClient) {
  return queryOptions({
    queryKey: queryKeys.members(spaceId),
    queryFn: ({ signal }) =>
      everyPage(async (cursor) => okOrThrow(await client.listMembers(spaceId, { limit: MAX_PAGE_SIZE, cursor }, { signal }))),
  });
}

/** Every article of a space, without texts: what both its tree and its list are made from. */
export function spaceArticlesQuery(spaceId: string, client: ApiClient = apiClient) {
  return wholeList({ space: spaceId, sort: "title" }, client);
}

export function trashQuery(spaceId: string, client: ApiClient = apiClient) {
  return wholeList({ space: spaceId, deleted: "true", sort: "-updatedAt" }, client);
}

function wholeList(query: ArticleListQuery, client: ApiClient) {
  return queryOptions({
    queryKey: queryKeys.articleList(query),
    queryFn: ({ signal }): Promise<ArticleListItem[]> =>
      everyPage(async (cursor) => okOrThrow(await client.listArticles({ ...query, limit: MAX_PAGE_SIZE, cursor }, { signal }))),
    staleTime: 5_000,
  });
}

/** The best hits of a full-text search through every space, best first. */
export function searchQuery(text: string, client: ApiClient = apiClient) {
  const query: ArticleListQuery = { q: text, limit: 12 };
  return queryOptions({
    queryKey: queryKeys.articleList(query),
    queryFn: async ({ signal }) => okOrThrow(await client.listArticles(query, { signal })).items,
    enabled: text !== "",
    staleTime: 5_000,
  });
}

/** Every hit of a full-text search, best first, page by page; in one space where that is said. */
export function searchPagesQuery(text: string, spaceId: string | null, client: ApiClient = apiClient) {
  return infiniteQueryOptions({
    queryKey: queryKeys.searchPages(text, spaceId),
    queryFn: async ({ signal, pageParam }) =>
      okOrThrow(await client.listArticles({ q: text, limit: SEARCH_PAGE_SIZE, cursor: pageParam, ...(spaceId !== null && { space: spaceId }) }, { signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function articleQuery(id: string, client: ApiClient = apiClient) {
  return queryOptions({
    queryKey: queryKeys.article(id),
    queryFn: async ({ signal }) => {
      const outcome = await client.getArticle(id, { signal });
      if (outcome.kind === "unchanged") throw new Error("not modified, though no version was named");
      return okOrThrow(outcome).article;
    },
  });
}

/** What is scheduled of an article. */
export function schedulesQuery(id: string, client: ApiClient = apiClient) {
  return queryOptions({
    queryKey: queryKeys.schedules(id),
    queryFn: async ({ signal }) => okOrThrow(await client.listSchedules(id, { signal })).items,
    staleTime: 5_000,
  });
}

/** Versions of an article from the newest, page by page; of one author where that is said. */
export function revisionsQuery(id: string, author: string | null = null, client: ApiClient = apiClient) {
  return infiniteQueryOptions({
    queryKey: queryKeys.revisionsBy(id, author),
    queryFn: async ({ signal, pageParam }) =>
      okOrThrow(await client.listRevisions(id, { limit: MAX_PAGE_SIZE, cursor: pageParam, ...(author !== null && { author }) }, { signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** One version. It never changes, so it is fetched once. */
export function revisionQuery(id: string, version: number, client: ApiClient = apiClient) {
  return queryOptions({
    queryKey: queryKeys.revision(id, version),
    queryFn: async ({ signal }) => okOrThrow(await client.getRevision(id, version, { signal })).revision,
    staleTime: Infinity,
  });
}

export function authorsQuery(id: string, client: ApiClient = apiClient) {
  return queryOptions({
    queryKey: queryKeys.authors(id),
    queryFn: async ({ signal }) => okOrThrow(await client.listAuthors(id, { signal })).items,
  });
}

/** What met in a merge. It never changes. */
export function mergeRecordQuery(id: string, version: number, client: ApiClient = apiClient) {
  return queryOptions({
    queryKey: queryKeys.mergeRecord(id, version),
    queryFn: async ({ signal }) => okOrThrow(await client.getMergeRecord(id, version, { signal })).record,
    staleTime: Infinity,
  });
}

async function everyPage<Item>(load: (cursor: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await load(cursor);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && items.length < MAX_LISTED_ARTICLES);
  return items;
}
