import "server-only";
import { decodeSegment } from "../wire/segment";
import { dehydrate, QueryClient, type DehydratedState } from "@tanstack/react-query";
import { articleQuerySchema, type ArticleListItem } from "../articles/schema";
import { queryKeys } from "../client/query-keys";
import type { Space } from "../spaces/schema";
import { MAX_PAGE_SIZE } from "../wire/schema";
import type { PageViewer } from "./page-session";

export type SignedIn = Extract<PageViewer, { kind: "signed-in" }>;

/** A longer list would make the page slower than asking for it afterwards. */
const MAX_PAGES = 4;

/**
 * What the frame of the app shows, ready for the browser's query cache, so that the first paint is the page and
 * not its skeleton: the person, the spaces, and the articles of the space that `path` lies in, or else of the
 * one the person was in last.
 */
export async function frameCache(session: SignedIn, path: string, lastSpace: string | null): Promise<DehydratedState> {
  const cache = new QueryClient();
  cache.setQueryData(queryKeys.me, session.user);
  const spaces = await visibleSpaces(session);
  if (spaces) {
    cache.setQueryData(queryKeys.spaces, spaces);
    const space = await spaceOf(session, path, lastSpace, spaces);
    const articles = space && (await articlesOf(session, space.id));
    if (articles) cache.setQueryData(queryKeys.articleList({ space: space.id, sort: "title" }), articles);
  }
  return dehydrate(cache);
}

/** Every space the person may see, or null where there are too many to wait for. */
export async function visibleSpaces({ app, viewer }: SignedIn): Promise<Space[] | null> {
  return everyPage((cursor) => app.spaces.list(viewer, { limit: MAX_PAGE_SIZE, cursor }));
}

function articlesOf({ app, viewer }: SignedIn, spaceId: string): Promise<ArticleListItem[] | null> {
  return everyPage((cursor) => app.articles.list(viewer, articleQuerySchema.parse({ space: spaceId, sort: "title", limit: MAX_PAGE_SIZE, cursor })));
}

async function spaceOf({ app, viewer }: SignedIn, path: string, lastSpace: string | null, spaces: Space[]): Promise<Space | undefined> {
  const [, kind, name] = /^\/(spaces|articles)\/([^/?]+)/.exec(path) ?? [];
  if (!kind || !name) return spaces.find((space) => space.slug === lastSpace) ?? spaces[0];
  if (kind === "spaces") return spaces.find((space) => space.slug === decodeSegment(name));
  const outcome = await app.articles.read(viewer, name);
  return outcome.kind === "found" ? spaces.find((space) => space.id === outcome.article.spaceId) : undefined;
}

type Listed<Item> = { kind: "found"; items: Item[]; nextCursor: string | null };

async function everyPage<Item>(load: (cursor: string | undefined) => Promise<Listed<Item> | { kind: string }>): Promise<Item[] | null> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const outcome = await load(cursor);
    if (!("items" in outcome)) return null;
    items.push(...outcome.items);
    if (outcome.nextCursor === null) return items;
    cursor = outcome.nextCursor;
  }
  return null;
}
