/** A path inside this app, to go to after signing in; anything else leads home, so that no link can send people away. */
export function safeNext(next: string | string[] | undefined): string {
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, "http://concord.invalid")) return "/";
  const url = new URL(next, "http://concord.invalid");
  const isInside = url.host === "concord.invalid" && !url.pathname.startsWith("/api/") && !url.pathname.startsWith("//");
  return isInside ? url.pathname + url.search + url.hash : "/";
}
