import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { readSessionCookie } from "../auth/cookie";
import type { Viewer } from "../auth/viewer";
import type { Me } from "../users/schema";
import { getApp, type App } from "./app";

/**
 * Who asks for a page: nobody can be anybody yet, nobody in particular, or a person. Pages use it to
 * lead people to the right place and to render their first content; every answer is authorised
 * again by the services it comes from.
 */
export type PageViewer =
  | { kind: "setup" }
  | { kind: "anonymous" }
  | { kind: "signed-in"; user: Me; viewer: Viewer; app: App };

/** The viewer of the page being rendered; asked once a request however many components want to know. */
export const getPageViewer = cache(async (): Promise<PageViewer> => {
  const app = await getApp();
  const given = await headers();
  const isSecure = app.environment.isBehindProxy && given.get("x-forwarded-proto") === "https";
  const secret = readSessionCookie(given.get("cookie"), isSecure);
  const viewer = secret ? await app.auth.viewerOfSession(secret) : null;
  if (viewer) {
    const found = await app.users.me(viewer);
    if (found.kind === "found") return { kind: "signed-in", user: found.me, viewer, app };
  }
  return (await app.users.isEmpty()) ? { kind: "setup" } : { kind: "anonymous" };
});
