import "server-only";
import type { Article } from "../articles/schema";
import type { Viewer } from "../auth/viewer";
import type { App } from "../server/app";
import { Reply, type RouteRequest } from "./exchange";
import type { Problem } from "./problem-catalogue";
import { matchesNone, readModifiedSince } from "./request";
import { notModified, versionHeaders } from "./respond";

/** A way to show an article: its media type, and the text that is sent. */
type Form = { type: string; textOf(article: Article): string };

export const AS_JSON: Form = { type: "application/json; charset=utf-8", textOf: (article) => JSON.stringify(article) };
/** The article's text alone, byte for byte. */
export const AS_MARKDOWN: Form = { type: "text/markdown; charset=utf-8", textOf: (article) => article.body };

/** `GET` and `HEAD` of an article: it is read whole only where it is sent. */
export async function readArticle(app: App, viewer: Viewer, id: string, request: RouteRequest, { type, textOf }: Form): Promise<Reply | Problem> {
  const isHead = request.method === "HEAD";
  const known = request.headers.get("if-none-match");
  const since = readModifiedSince(request.headers);
  if (isHead || known !== null || since !== null) {
    const standing = await app.articles.readStanding(viewer, id, since);
    if (standing.kind !== "found") return standing;
    const headers = versionHeaders(standing);
    if (standing.isUnmodified || matchesNone(known, standing.version)) return notModified(headers);
    if (isHead) return new Reply(null, { headers: { ...headers, "Content-Type": type } });
  }
  const outcome = await app.articles.read(viewer, id);
  if (outcome.kind !== "found") return outcome;
  return new Reply(textOf(outcome.article), { headers: { ...versionHeaders(outcome.article), "Content-Type": type } });
}
