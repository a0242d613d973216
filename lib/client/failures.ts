import { goneSchema, type Gone } from "../articles/schema";
import { invalidTransitionSchema, scheduleOverlapSchema, type InvalidTransition, type ScheduleOverlap } from "../publishing/schema";
import type { Fault, Problem } from "../wire/schema";
import { UnexpectedReplyError, type Reply } from "./transport";

/** Everything a request can end in, other than what it was sent for. */
export type AnyFailure =
  | { kind: "offline" }
  | { kind: "unavailable"; problem: Problem; retryAfterMs: number | null }
  | { kind: "throttled"; retryAfterMs: number; problem: Problem }
  | { kind: "unauthorized" }
  | { kind: "forbidden" }
  | { kind: "missing" }
  | { kind: "gone"; problem: Gone }
  | { kind: "invalid"; errors: Fault[] }
  | { kind: "tooLarge" }
  | { kind: "unsupported" }
  | { kind: "duplicate"; field: string; problem: Problem }
  | { kind: "inUse"; problem: Problem; total: number }
  | { kind: "lastOwner"; problem: Problem }
  | { kind: "invalidTransition"; problem: InvalidTransition }
  | { kind: "scheduleOverlap"; problem: ScheduleOverlap };

export type FailureKind = AnyFailure["kind"];
export type Failure<Kind extends FailureKind> = Extract<AnyFailure, { kind: Kind }>;

/** What any request may meet. */
export type Always = "offline" | "unavailable";
export type ReadFailure = Failure<Always | "unauthorized" | "missing">;
export type WriteFailure = Failure<Always | "unauthorized" | "missing" | "forbidden" | "invalid" | "throttled">;

const READ_KINDS = ["unauthorized", "missing"] as const;
const WRITE_KINDS = ["unauthorized", "missing", "forbidden", "invalid", "throttled"] as const;

/** The failure of a read, or of a read that can also end in `more`. */
export function readFailure(request: RequestName, reply: Reply): ReadFailure;
export function readFailure<More extends FailureKind>(
  request: RequestName,
  reply: Reply,
  ...more: More[]
): ReadFailure | Failure<More>;
export function readFailure(request: RequestName, reply: Reply, ...more: FailureKind[]): AnyFailure {
  return narrow(request, reply, [...READ_KINDS, ...more]);
}

/** The failure of a write, or of a write that can also end in `more`. */
export function writeFailure(request: RequestName, reply: Reply): WriteFailure;
export function writeFailure<More extends FailureKind>(
  request: RequestName,
  reply: Reply,
  ...more: More[]
): WriteFailure | Failure<More>;
export function writeFailure(request: RequestName, reply: Reply, ...more: FailureKind[]): AnyFailure {
  return narrow(request, reply, [...WRITE_KINDS, ...more]);
}

export interface RequestName {
  method: string;
  path: string;
}

/**
 * What a non-success means, cut down to the kinds a method declares. A kind it does not declare becomes
 * its nearest declared neighbour, or throws where there is none: then client and server disagree.
 */
function narrow(request: RequestName, reply: Reply, declared: readonly FailureKind[]): AnyFailure {
  const allowed = new Set<FailureKind>([...declared, "offline", "unavailable"]);
  let failure = classify(reply);
  while (failure) {
    if (allowed.has(failure.kind)) return failure;
    failure = neighbour(failure);
  }
  const status = reply.kind === "reply" ? reply.status : 0;
  const requestId = reply.kind === "reply" ? reply.headers.get("x-request-id") : null;
  throw new UnexpectedReplyError(request.method, request.path, status, requestId, reply.kind === "reply" ? reply.problem : undefined);
}

function classify(reply: Reply): AnyFailure | null {
  if (reply.kind === "offline") return { kind: "offline" };
  const { status, problem } = reply;
  if (status === 401) return { kind: "unauthorized" };
  if (status === 403) return { kind: "forbidden" };
  if (status === 404) return { kind: "missing" };
  if (status === 409) return classifyClash(reply);
  if (status === 410) {
    const gone = goneSchema.safeParse(reply.body);
    return gone.success ? { kind: "gone", problem: gone.data } : { kind: "missing" };
  }
  if (status === 413) return { kind: "tooLarge" };
  if (status === 415) return { kind: "unsupported" };
  if (status === 429) return { kind: "throttled", retryAfterMs: retryAfterMs(reply.headers) ?? 1000, problem: problemOf(reply) };
  if (status === 400 || status === 422) return { kind: "invalid", errors: faultsOf(problem) };
  if (status >= 500) return { kind: "unavailable", problem: problemOf(reply), retryAfterMs: retryAfterMs(reply.headers) };
  return null;
}

function classifyClash(reply: Extract<Reply, { kind: "reply" }>): AnyFailure | null {
  const problem = problemOf(reply);
  switch (problem.type) {
    case "/problems/duplicate":
    case "/problems/already-exists":
      return { kind: "duplicate", field: typeof problem.field === "string" ? problem.field : "", problem };
    case "/problems/in-use":
      return { kind: "inUse", problem, total: typeof problem.total === "number" ? problem.total : 1 };
    case "/problems/last-owner":
      return { kind: "lastOwner", problem };
    case "/problems/invalid-transition":
      return { kind: "invalidTransition", problem: invalidTransitionSchema.parse(reply.body) };
    case "/problems/schedule-overlap":
      return { kind: "scheduleOverlap", problem: scheduleOverlapSchema.parse(reply.body) };
    case "/problems/request-in-progress":
      return { kind: "throttled", retryAfterMs: retryAfterMs(reply.headers) ?? 1000, problem };
    default:
      return null;
  }
}

function neighbour(failure: AnyFailure): AnyFailure | null {
  switch (failure.kind) {
    case "throttled":
      return { kind: "unavailable", problem: failure.problem, retryAfterMs: failure.retryAfterMs };
    case "gone":
    case "forbidden":
      return { kind: "missing" };
    case "duplicate":
      return { kind: "invalid", errors: [{ path: failure.field, message: failure.problem.detail }] };
    case "tooLarge":
      return { kind: "invalid", errors: [{ path: "", message: "is too large" }] };
    // Asking for something by an id or number that cannot exist is asking for something that is not there.
    case "invalid":
      return { kind: "missing" };
    default:
      return null;
  }
}

/** The problem document, or one made up for an answer by something in between that has none. */
export function problemOf(reply: Extract<Reply, { kind: "reply" }>): Problem {
  if (reply.problem) return reply.problem;
  const detail = "The server, or something between it and this page, answered in a way that could not be read.";
  return {
    type: "about:blank",
    title: "Unavailable",
    status: reply.status,
    detail,
    instance: "",
    requestId: reply.headers.get("x-request-id") ?? "",
    error: "Unavailable",
    message: detail,
  };
}

function faultsOf(problem: Problem | null): Fault[] {
  if (problem?.errors?.length) return problem.errors;
  return [{ path: "", message: problem?.detail ?? "The server did not accept this." }];
}

/** `Retry-After` in milliseconds: seconds or an HTTP date (RFC 9110, 10.2.3). */
function retryAfterMs(headers: Headers): number | null {
  const value = headers.get("retry-after");
  if (value === null) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
