import "server-only";
import type { Revision, SavedArticle } from "../articles/schema";
import type { Saved } from "../articles/saving";
import { Reply, type RouteRequest } from "./exchange";
import { matchesNone } from "./request";

/** Successful responses. */

/** Anyone may keep a copy, but must ask whether it still holds before using it. */
const REVALIDATE = "private, no-cache";

export function json(value: unknown, init: { status?: number; headers?: Record<string, string> } = {}): Reply {
  return new Reply(JSON.stringify(value), {
    status: init.status ?? 200,
    headers: { "Content-Type": "application/json; charset=utf-8", ...init.headers },
  });
}

export function noContent(headers: Record<string, string> = {}): Reply {
  return new Reply(null, { status: 204, headers });
}

/** What `whole` makes of a versioned thing, or 304 when the reader names its version in `If-None-Match`. */
export function notModifiedOr(
  request: RouteRequest,
  versioned: { version: number; updatedAt: string },
  whole: (headers: Record<string, string>) => Reply,
): Reply {
  const headers = versionHeaders(versioned);
  return matchesNone(request.headers.get("if-none-match"), versioned.version) ? notModified(headers) : whole(headers);
}

export function notModified(headers: Record<string, string>): Reply {
  return new Reply(null, { status: 304, headers });
}

/** A version: it never changes, so that whoever may see it may keep it. */
export function revisionResponse(request: RouteRequest, revision: Revision): Reply {
  const dated = { version: revision.version, updatedAt: revision.createdAt };
  return notModifiedOr(request, dated, (headers) => json(revision, { headers }));
}

/** The answer to a write that landed. */
export function savedResponse(saved: Saved): Reply {
  const document: SavedArticle = saved.merged ? { ...saved.article, merged: saved.merged } : saved.article;
  return json(document, {
    headers: {
      ...versionHeaders(saved.article),
      ...(saved.merged ? { "Preference-Applied": "merge=auto" } : {}),
    },
  });
}

export function createdResponse(location: string, value: unknown, headers: Record<string, string> = {}): Reply {
  return json(value, { status: 201, headers: { Location: location, ...headers } });
}

/** What the answer to a read or write of a versioned thing says of its version. */
export function versionHeaders(article: { version: number; updatedAt: string }): Record<string, string> {
  return {
    ETag: `"${article.version}"`,
    "Last-Modified": new Date(article.updatedAt).toUTCString(),
    "Cache-Control": REVALIDATE,
  };
}

/** A page of a list, with the address of the next one in `Link`. */
export function pageResponse(url: URL, page: { items: unknown[]; nextCursor: string | null }): Reply {
  const headers: Record<string, string> = { "Cache-Control": REVALIDATE };
  if (page.nextCursor) {
    const next = new URLSearchParams(url.searchParams);
    next.set("cursor", page.nextCursor);
    headers.Link = `<${url.pathname}?${next}>; rel="next"`;
  }
  return json({ items: page.items, nextCursor: page.nextCursor }, { headers });
}
