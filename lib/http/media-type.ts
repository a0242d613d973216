import "server-only";
import type { RouteHeaders } from "./exchange";
import type { CommonProblem } from "../wire/problems";

/** The media type of a `Content-Type` value, lower case and without parameters. */
export function mediaType(contentType: string | null): string {
  return (contentType ?? "").split(";")[0]!.trim().toLowerCase();
}

/**
 * Why a body with these headers is not read, or null: it is of no type in `accept`, in another charset than UTF-8, or
 * compressed. Read all the same, it would be stored as another text than the one that was sent.
 */
export function mediaFault(headers: RouteHeaders, accept: readonly string[]): CommonProblem | null {
  const contentType = headers.get("content-type");
  const coding = headers.get("content-encoding")?.trim().toLowerCase() ?? "";
  if (coding !== "" && coding !== "identity") return { kind: "unsupported-media-type", accept: [...accept], fault: "coding" };
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? "")?.[1]?.toLowerCase();
  if (!accept.includes(mediaType(contentType))) return { kind: "unsupported-media-type", accept: [...accept] };
  if (charset !== undefined && !["utf-8", "utf8", "us-ascii"].includes(charset)) {
    return { kind: "unsupported-media-type", accept: [...accept], fault: "charset" };
  }
  return null;
}
