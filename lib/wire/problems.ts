import type { Fault } from "./schema";

/**
 * What can go wrong with any request, as data. `lib/http/problem.ts` maps each kind to a response;
 * a kind is also the name of its page under /problems.
 */
export type CommonProblem =
  /** The request breaks the schema; every fault is listed. */
  | { kind: "malformed"; faults: Fault[] }
  /** Well-formed, but impossible in meaning. */
  | { kind: "impossible"; detail: string; path: string }
  | { kind: "unauthenticated" }
  | { kind: "forbidden"; detail: string }
  /** Does not exist, or the caller may not know that it does. */
  | { kind: "not-found"; detail?: string }
  | { kind: "method-not-allowed"; allow: string[] }
  | { kind: "not-acceptable"; available: string[] }
  | { kind: "too-large"; limit: string }
  /** The request line and the headers, which are read before anything else. */
  | { kind: "headers-too-large"; maxBytes: number }
  /** The request did not come to its end in time. */
  | { kind: "request-timeout" }
  | { kind: "unsupported-media-type"; accept: string[]; fault?: "charset" | "coding" }
  | { kind: "precondition-required" }
  | { kind: "throttled"; retryAfterSeconds: number; detail: string }
  | { kind: "unavailable" }
  | { kind: "internal" };

/** A value that must be unique is taken. `link` leads to what holds it, if the caller may see it. */
export type DuplicateProblem = { kind: "duplicate"; field: string; detail: string; link?: string };

/** Something cannot be removed because others depend on it. */
export type InUseProblem = { kind: "in-use"; detail: string; blockers: string[]; total: number };
