import "server-only";
import type { RouteRequest } from "./exchange";

/**
 * Whether a request that a browser may have sent with its cookies comes from our own pages. Browsers
 * say so in `Sec-Fetch-Site`; older ones in `Origin`. A program sends neither, and has no ambient
 * cookie that somebody else's page could use.
 */
export function isSameSite(request: RouteRequest): boolean {
  const fetchSite = request.headers.get("sec-fetch-site");
  if (fetchSite !== null) return fetchSite === "same-origin" || fetchSite === "none";
  const origin = request.headers.get("origin");
  if (origin === null) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}
