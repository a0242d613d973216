import { PROBLEM_CATALOGUE, problemType, type ProblemKind } from "@/lib/http/problem-catalogue";

export interface ProblemExample {
  /** The request that is answered this way. */
  request: string;
  /** The members of the document beyond the ones that every problem has, and its `detail`. */
  answer: { detail: string } & Record<string, unknown>;
  headers?: Record<string, string>;
}

const ARTICLE = "/api/articles/0197f2c4";
const PERSON = { id: "0197e9a1", name: "Maren Holt" };
const AT = "2026-05-04T09:30:00.000Z";

/** For each kind a request and what is special about its answer. */
export const PROBLEM_EXAMPLES: Record<ProblemKind, ProblemExample> = {
  malformed: {
    request: `POST /api/articles\n\n{"spaceId": "0197aa10", "title": ""}`,
    answer: { detail: "The request has a fault: title must not be empty. Nothing was written.", errors: [{ path: "title", message: "must not be empty" }] },
  },
  impossible: {
    request: `PATCH ${ARTICLE}\nIf-Match: "7"\n\n{"parentId": "0197f2c4"}`,
    answer: {
      detail: "An article cannot be its own parent, or the child of one of its children.",
      errors: [{ path: "parentId", message: "An article cannot be its own parent, or the child of one of its children." }],
    },
  },
  unauthenticated: { request: "GET /api/articles", answer: { detail: "This needs an account. Sign in, or send a valid token as Authorization: Bearer <token>. Nothing was written." }, headers: { "WWW-Authenticate": 'Bearer realm="Concord"' } },
  "wrong-credentials": { request: `POST /api/session\n\n{"email": "maren@example.org", "password": "…"}`, answer: { detail: "There is no account with this email and this password. Check both and try again." }, headers: { "WWW-Authenticate": 'Session realm="Concord"' } },
  forbidden: { request: `PUT ${ARTICLE}\nAuthorization: Bearer <a read-only token>`, answer: { detail: "This token may only read. Nothing was written." } },
  "not-invited": { request: `POST /api/users\n\n{"email": "new@example.org", "name": "New", "password": "…", "invitation": "…"}`, answer: { detail: "An account takes an invitation here: this one was used, was revoked or has expired, or there was none. Ask the person who runs this installation for a new link." } },
  "registration-closed": { request: `POST /api/users\n\n{"email": "new@example.org", "name": "New", "password": "…"}`, answer: { detail: "Accounts cannot be created here by oneself. Ask the person who runs this installation." } },
  "not-found": { request: "GET /api/articles/nothing", answer: { detail: "There is nothing here, or nothing that you may see." } },
  "method-not-allowed": { request: "DELETE /api/articles", answer: { detail: "Use one of GET, HEAD, POST, OPTIONS." }, headers: { Allow: "GET, HEAD, POST, OPTIONS" } },
  "not-acceptable": { request: `GET ${ARTICLE}/diff?from=1&to=2\nAccept: image/png`, answer: { detail: "This can be given as application/json or text/x-diff.", available: ["application/json", "text/x-diff"] } },
  "version-conflict": {
    request: `PUT ${ARTICLE}\nIf-Match: "7"\n\n{"title": "Timetable", "body": "…"}`,
    answer: {
      detail: "This was written from version 7, but the article is now at version 9.",
      currentVersion: 9,
      clientVersion: 7,
      changes: [{ version: 9, author: PERSON, createdAt: AT, note: null }],
      links: { current: ARTICLE, base: `${ARTICLE}/versions/7`, diff: `${ARTICLE}/diff?from=7&to=9`, merge: `${ARTICLE}/merge` },
    },
    headers: { ETag: '"9"' },
  },
  "space-version-conflict": { request: `PATCH /api/spaces/0197aa10\n\n{"name": "Handbook", "version": 2}`, answer: { detail: "This was written from version 2, but the space is now at version 3.", currentVersion: 3, clientVersion: 2 } },
  "already-exists": { request: `PUT ${ARTICLE}\nIf-None-Match: *`, answer: { detail: "An article with this id exists already. Nothing was written; choose another id, or write from the version that is there.", currentVersion: 4 } },
  duplicate: { request: `POST /api/articles\n\n{"spaceId": "0197aa10", "title": "Timetable", "slug": "timetable"}`, answer: { detail: 'The address "timetable" is taken by another article of this space.', field: "slug", links: { existing: ARTICLE } } },
  "in-use": { request: `DELETE ${ARTICLE}\nIf-Match: "7"`, answer: { detail: "2 articles stand below this one. Move or delete them first.", blockers: ["/api/articles/0197f2d1", "/api/articles/0197f2d8"], total: 2 } },
  "invalid-transition": { request: `POST ${ARTICLE}/unpublish\nIf-Match: "7"`, answer: { detail: 'This article is draft and cannot take the step "unpublish". Possible: publish, archive. Nothing was written.', currentStatus: "draft", allowed: ["publish", "archive"] } },
  "schedule-overlap": { request: `PUT ${ARTICLE}/schedule\n\n{"publishAt": "${AT}"}`, answer: { detail: `A schedule from ${AT} to no end stands already. Nothing was written; remove it first, or choose another time.`, existing: { id: "0197f5b0", articleId: "0197f2c4", publishAt: AT, unpublishAt: null, createdAt: AT } } },
  "request-in-progress": { request: `POST /api/articles\nIdempotency-Key: 4f1c`, answer: { detail: "The first request with this Idempotency-Key is still running. Try again shortly." }, headers: { "Retry-After": "1" } },
  "idempotency-mismatch": { request: `POST /api/articles\nIdempotency-Key: 4f1c`, answer: { detail: "This Idempotency-Key came with another request before. Use a new key. Nothing was written." } },
  "last-owner": { request: "DELETE /api/spaces/0197aa10/members/0197e9a1", answer: { detail: "A space needs an owner, so nothing was changed. Make somebody else an owner first." } },
  gone: { request: `GET ${ARTICLE}`, answer: { detail: "Maren Holt moved this article to the trash. Nothing was written; it can be brought back.", deletedAt: AT, deletedBy: PERSON, links: { restore: `${ARTICLE}/restore` } } },
  "too-large": { request: `PUT ${ARTICLE}/body\nContent-Length: 83886080`, answer: { detail: "This request may have 67108864 bytes at most. Nothing was written." } },
  "unsupported-media-type": { request: `PUT ${ARTICLE}/body\nContent-Type: text/html`, answer: { detail: "Send the body as text/markdown. Nothing was written." }, headers: { Accept: "text/markdown" } },
  "precondition-required": { request: `PUT ${ARTICLE}\n\n{"title": "Timetable", "body": "…"}`, answer: { detail: 'A write must name the version it was made from: send If-Match: "<version>" or "version" in the body. Nothing was written.' } },
  throttled: { request: `POST /api/session`, answer: { detail: "Too many attempts. Wait 2 minutes and try again." }, headers: { "Retry-After": "120" } },
  "headers-too-large": { request: `GET ${ARTICLE}\nCookie: …`, answer: { detail: "The request line and the headers may have 16384 bytes together. Nothing was written." } },
  "request-timeout": { request: `PUT ${ARTICLE}`, answer: { detail: "The request did not come to its end in time. Nothing was written." } },
  internal: { request: `GET ${ARTICLE}`, answer: { detail: "Something broke on the server. A write may have been carried out or not: read before you repeat it. The requestId finds the fault in the log." } },
  unavailable: { request: `PUT ${ARTICLE}`, answer: { detail: "The database cannot take this at the moment. Nothing was written; try again shortly." }, headers: { "Retry-After": "2" } },
};

/** The whole answer as text, headers first. */
export function exampleAnswer(kind: ProblemKind): string {
  const { status, title } = PROBLEM_CATALOGUE[kind];
  const example = PROBLEM_EXAMPLES[kind];
  const { detail, ...more } = example.answer;
  const path = /^\S+ ([^\s?]+)/.exec(example.request)?.[1] ?? "/api";
  const document = { type: problemType(kind), title, status, detail, instance: path, requestId: "0197f3aa", error: title, message: detail, ...more };
  const headers = { "Content-Type": "application/problem+json", ...example.headers };
  return `${status}\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}`).join("\n")}\n\n${JSON.stringify(document, null, 2)}`;
}
