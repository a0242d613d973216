import "server-only";
import { Reply } from "./exchange";
import { PROBLEM_CATALOGUE, problemType, type Problem } from "./problem-catalogue";

/**
 * The one place that turns what went wrong into a response: RFC 9457 problem details, with `error`
 * and `message` beside `title` and `detail` for the many clients that read those.
 */

type Answer = { detail: string; extra?: Record<string, unknown>; headers?: Record<string, string> };

export type ProblemContext = { requestId: string; instance: string };

const PROBLEM_TYPE = "application/problem+json";
/** Seconds after which a request that the database could not take may be tried again. */
const UNAVAILABLE_RETRY_SECONDS = 2;

/** The problem document of what went wrong, with its status and headers. */
export function problemResponse(problem: Problem, context: ProblemContext): Reply {
  const entry = PROBLEM_CATALOGUE[problem.kind];
  const answer = answerFor(problem);
  const document = {
    type: problemType(problem.kind),
    title: entry.title,
    status: entry.status,
    detail: answer.detail,
    instance: context.instance,
    requestId: context.requestId,
    error: entry.title,
    message: answer.detail,
    ...answer.extra,
  };
  return new Reply(JSON.stringify(document), {
    status: entry.status,
    headers: {
      "Content-Type": PROBLEM_TYPE,
      "Cache-Control": "no-store",
      ...answer.headers,
    },
  });
}

export const isProblem = (reply: Reply) => reply.headers.get("content-type") === PROBLEM_TYPE;

/** A problem that is sent once more: its `requestId` is that of the answer it stands in, as `X-Request-Id` says. */
export function withRequestId(reply: Reply, requestId: string): Reply {
  const document = JSON.parse(reply.body ?? "{}") as Record<string, unknown>;
  return new Reply(JSON.stringify({ ...document, requestId }), reply);
}

/** A sentence that begins with the name of its field, as the fault of that field. */
const withoutName = (sentence: string, name: string): string => (sentence.startsWith(`${name} `) ? sentence.slice(name.length + 1) : sentence);

function answerFor(problem: Problem): Answer {
  switch (problem.kind) {
    case "malformed":
      return {
        detail: `The request has ${problem.faults.length === 1 ? "a fault" : `${problem.faults.length} faults`}: ${problem.faults
          .slice(0, 3)
          .map((fault) => (fault.path ? `${fault.path} ${fault.message}` : fault.message))
          .join("; ")}. Nothing was written.`,
        extra: { errors: problem.faults },
      };
    case "impossible":
      return { detail: problem.detail, extra: { errors: [{ path: problem.path, message: withoutName(problem.detail, problem.path) }] } };
    case "unauthenticated":
      return {
        detail: "This needs an account. Sign in, or send a valid token as Authorization: Bearer <token>. Nothing was written.",
        headers: { "WWW-Authenticate": 'Bearer realm="Concord"' },
      };
    case "wrong-credentials":
      return {
        detail: "There is no account with this email and this password. Check both and try again.",
        headers: { "WWW-Authenticate": 'Session realm="Concord"' },
      };
    case "forbidden":
      return { detail: problem.detail };
    case "registration-closed":
      return { detail: "Accounts cannot be created here by oneself. Ask the person who runs this installation." };
    case "not-invited":
      return { detail: "An account takes an invitation here: this one was used, was revoked or has expired, or there was none. Ask the person who runs this installation for a new link." };
    case "not-found":
      return { detail: problem.detail ?? "There is nothing here, or nothing that you may see." };
    case "method-not-allowed":
      return { detail: `Use one of ${problem.allow.join(", ")}.`, headers: { Allow: problem.allow.join(", ") } };
    case "not-acceptable":
      return {
        detail: `This can be given as ${problem.available.join(" or ")}.`,
        extra: { available: problem.available },
      };
    case "too-large":
      return { detail: `${problem.limit} Nothing was written.` };
    case "headers-too-large":
      return { detail: `The request line and the headers may have ${problem.maxBytes} bytes together. Nothing was written.` };
    case "request-timeout":
      return { detail: "The request did not come to its end in time. Nothing was written." };
    case "unsupported-media-type":
      return {
        detail: `Send the body as ${problem.accept.join(" or ")}${
          problem.fault === "coding" ? ", not compressed" : problem.fault === "charset" ? ", in UTF-8" : ""
        }. Nothing was written.`,
        headers: { Accept: problem.accept.join(", "), ...(problem.fault === "coding" ? { "Accept-Encoding": "identity" } : {}) },
      };
    case "precondition-required":
      return {
        detail:
          'A write must name the version it was made from: send If-Match: "<version>" or "version" in the body. Nothing was written.',
      };
    case "throttled":
      return { detail: problem.detail, headers: { "Retry-After": String(problem.retryAfterSeconds) } };
    case "unavailable":
      return {
        detail: "The database cannot take this at the moment. Nothing was written; try again shortly.",
        headers: { "Retry-After": String(UNAVAILABLE_RETRY_SECONDS) },
      };
    case "internal":
      return { detail: "Something broke on the server. A write may have been carried out or not: read before you repeat it. The requestId finds the fault in the log." };
    default:
      return clashFor(problem);
  }
}

type Clash = Extract<
  Problem,
  {
    kind:
      | "duplicate"
      | "in-use"
      | "last-owner"
      | "already-exists"
      | "invalid-transition"
      | "schedule-overlap"
      | "request-in-progress"
      | "idempotency-mismatch"
      | "gone"
      | "version-conflict"
      | "space-version-conflict";
  }
>;

/** Clashes with the current state, which carry what is needed to get out of them. */
function clashFor(problem: Clash): Answer {
  switch (problem.kind) {
    case "duplicate":
      return {
        detail: problem.detail,
        extra: { field: problem.field, ...(problem.link ? { links: { existing: problem.link } } : {}) },
      };
    case "in-use":
      return { detail: problem.detail, extra: { blockers: problem.blockers, total: problem.total } };
    case "last-owner":
      return { detail: "A space needs an owner, so nothing was changed. Make somebody else an owner first." };
    case "already-exists":
      return {
        detail: "An article with this id exists already. Nothing was written; choose another id, or write from the version that is there.",
        ...(problem.currentVersion === null
          ? {}
          : {
              extra: { currentVersion: problem.currentVersion, links: { current: `/api/articles/${problem.articleId}` } },
              headers: { ETag: `"${problem.currentVersion}"` },
            }),
      };
    case "invalid-transition":
      return {
        detail: `This article is ${problem.currentStatus} and cannot take the step "${problem.wanted}". Possible: ${problem.allowed.join(", ")}. Nothing was written.`,
        extra: { currentStatus: problem.currentStatus, allowed: problem.allowed },
      };
    case "request-in-progress":
      return { detail: "The first request with this Idempotency-Key is still running. Try again shortly.", headers: { "Retry-After": "1" } };
    case "idempotency-mismatch":
      return { detail: "This Idempotency-Key came with another request before. Use a new key. Nothing was written." };
    case "schedule-overlap":
      return {
        detail: `A schedule from ${problem.existing.publishAt} to ${problem.existing.unpublishAt ?? "no end"} stands already. Nothing was written; remove it first, or choose another time.`,
        extra: { existing: problem.existing },
      };
    case "gone":
      return {
        detail: `${problem.deletedBy.name} moved this article to the trash. Nothing was written; it can be brought back.`,
        extra: {
          deletedAt: problem.deletedAt,
          deletedBy: problem.deletedBy,
          links: { restore: `/api/articles/${problem.articleId}/restore` },
        },
      };
    case "space-version-conflict":
      return {
        detail: staleDetail("space", problem),
        extra: {
          currentVersion: problem.currentVersion,
          clientVersion: problem.clientVersion,
          links: { current: `/api/spaces/${problem.spaceId}` },
        },
        headers: { ETag: `"${problem.currentVersion}"` },
      };
    case "version-conflict":
      return versionConflictAnswer(problem);
  }
}

function versionConflictAnswer(problem: Extract<Clash, { kind: "version-conflict" }>): Answer {
  const self = `/api/articles/${problem.articleId}`;
  const { currentVersion, clientVersion } = problem;
  return {
    detail: staleDetail("article", problem),
    extra: {
      currentVersion,
      clientVersion,
      changes: problem.changes,
      links: {
        current: self,
        base: `${self}/versions/${clientVersion ?? currentVersion}`,
        diff: `${self}/diff?from=${clientVersion ?? currentVersion}&to=${currentVersion}`,
        merge: `${self}/merge`,
      },
      ...problem.representation,
      ...(problem.conflicts ? { conflicts: problem.conflicts } : {}),
    },
    headers: { ETag: `"${currentVersion}"` },
  };
}

function staleDetail(what: string, versions: { currentVersion: number; clientVersion: number | null }): string {
  const { currentVersion, clientVersion } = versions;
  if (clientVersion === null) {
    return `The ${what} has changed since the time this write names, or may have; it is at version ${currentVersion}.`;
  }
  return `This was written from version ${clientVersion}, but the ${what} is ${
    clientVersion > currentVersion ? "only" : "now"
  } at version ${currentVersion}.`;
}
