import type { z } from "zod";
import type { ProblemKind } from "../http/problem-catalogue";

/** What the document says of one method of one address. Its schemas are those that the route checks requests with. */
export type Operation = {
  method: "get" | "post" | "put" | "patch" | "delete";
  path: string;
  tag: string;
  summary: string;
  description?: string;
  access: "public" | "session" | "read" | "write";
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: { schema: z.ZodType; types?: readonly string[]; example?: unknown; isOptional?: boolean };
  /** How a write names the version it was made from. */
  version?: "required" | "optional";
  /** `Prefer` and `If-None-Match: *`. */
  takesPreferences?: boolean;
  /** Successful answers by status; each names a component, or a media type for what is no JSON. */
  answers: Record<number, { description: string; component?: string; types?: readonly string[]; isVersioned?: boolean }>;
  /** What can go wrong beyond what every operation shares (see `sharedProblems`). */
  problems?: readonly ProblemKind[];
};

/** What can go wrong because of who may call and what the request holds. */
export function sharedProblems({ access, method, params, body, version }: Operation): ProblemKind[] {
  const isWrite = method !== "get";
  return [
    "malformed",
    "throttled",
    "unavailable",
    ...(access === "public" ? [] : (["unauthenticated"] as const)),
    ...(isWrite || access === "session" ? (["forbidden"] as const) : []),
    ...(params ? (["not-found"] as const) : []),
    ...(body || method === "post" || method === "put" ? (["too-large"] as const) : []),
    ...(body ? (["unsupported-media-type"] as const) : []),
    ...(version === "required" ? (["precondition-required"] as const) : []),
    ...(method === "post" || method === "put" ? (["request-in-progress", "idempotency-mismatch"] as const) : []),
  ];
}
