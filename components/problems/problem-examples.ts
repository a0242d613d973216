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
    answer: { detail: "title must not be empty.", errors: [{ path: "title", message: "must not be empty" }] },
  },
  impossible: {
    request: `PATCH ${ARTICLE}\nIf-Match: "7"\n\n{"parentId": "0197f2c4"}`,
    answer: { detail: "An article cannot stand below itself.", errors: [{ path: "parentId", message: "is the article itself or stands below it" }] },
  },
  unauthenticated: { request: "GET /api/articles", answer: { detail: "Sign in, or send a valid token." }, headers: { "WWW-Authenticate": "Bearer" } },
  "wrong-credentials": { request: `POST /api/session\n\n{"email": "maren@example.org", "password": "…"}`, answer: { detail: "This email and password do not belong together." } },
  forbidden: { request: `PUT ${ARTICLE}\nAuthorization: Bearer <a read-only token>`, answer: { detail: "This token may only read. Nothing was written." } },
  "registration-closed": { request: `POST /api/users\n\n{"email": "new@example.org", "name": "New", "password": "…"}`, answer: { detail: "This installation takes no new accounts." } },
  "not-found": { request: "GET /api/articles/nothing", answer: { detail: "There is nothing here that you may see." } },
  "method-not-allowed": { request: "DELETE /api/articles", answer: { detail: "This address does not take DELETE." }, headers: { Allow: "GET, HEAD, POST" } },
  "not-acceptable": { request: `GET ${ARTICLE}/diff?from=1&to=2\nAccept: image/png`, answer: { detail: "This cannot be given as image/png.", available: ["application/json", "text/x-diff"] } },
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
  "space-version-conflict": { request: `PATCH /api/spaces/0197aa10\n\n{"name": "Handbook", "version": 2}`, answer: { detail: "The space is now at version 3.", currentVersion: 3, clientVersion: 2 } },
  "already-exists": { request: `PUT ${ARTICLE}\nIf-None-Match: *`, answer: { detail: "There is an article under this id already.", currentVersion: 4 } },
  duplicate: { request: `POST /api/articles\n\n{"spaceId": "0197aa10", "title": "Timetable", "slug": "timetable"}`, answer: { detail: 'The address "timetable" is taken in this space.', field: "slug", links: { existing: ARTICLE } } },
  "in-use": { request: `DELETE ${ARTICLE}\nIf-Match: "7"`, answer: { detail: "2 articles stand below this one. Move or delete them first.", blockers: ["/api/articles/0197f2d1", "/api/articles/0197f2d8"], total: 2 } },
  "invalid-transition": { request: `POST ${ARTICLE}/unpublish\nIf-Match: "7"`, answer: { detail: 'This article is draft and cannot take the step "unpublish". Possible: publish, archive.', currentStatus: "draft", allowed: ["publish", "archive"] } },
  "schedule-overlap": { request: `PUT ${ARTICLE}/schedule\n\n{"publishAt": "${AT}"}`, answer: { detail: "A schedule stands already.", existing: { id: "0197f5b0", articleId: "0197f2c4", publishAt: AT, unpublishAt: null, createdAt: AT } } },
  "request-in-progress": { request: `POST /api/articles\nIdempotency-Key: 4f1c`, answer: { detail: "The first request with this Idempotency-Key is still running. Try again shortly." }, headers: { "Retry-After": "1" } },
  "idempotency-mismatch": { request: `POST /api/articles\nIdempotency-Key: 4f1c`, answer: { detail: "This Idempotency-Key came with another request before. Use a new key." } },
  "last-owner": { request: "DELETE /api/spaces/0197aa10/members/0197e9a1", answer: { detail: "This is the last owner of the space." } },
  gone: { request: `GET ${ARTICLE}`, answer: { detail: "Maren Holt moved this article to the trash.", deletedAt: AT, deletedBy: PERSON, links: { restore: `${ARTICLE}/restore` } } },
  "too-large": { request: `PUT ${ARTICLE}/body\nContent-Length: 12582912`, answer: { detail: "The body of an article has at most 10485760 bytes of UTF-8." } },
  "unsupported-media-type": { request: `PUT ${ARTICLE}/body\nContent-Type: text/html`, answer: { detail: "This address reads text/markdown." }, headers: { Accept: "text/markdown" } },
  "precondition-required": { request: `PUT ${ARTICLE}\n\n{"title": "Timetable", "body": "…"}`, answer: { detail: "Name the version this was written from, in If-Match or in version." } },
  throttled: { request: `POST /api/session`, answer: { detail: "Too many failed sign-ins. Try again in 30 seconds." }, headers: { "Retry-After": "30" } },
  "headers-too-large": { request: `GET ${ARTICLE}\nCookie: …`, answer: { detail: "The request line and the headers may have 16384 bytes together. Nothing was written." } },
  "request-timeout": { request: `PUT ${ARTICLE}`, answer: { detail: "The request did not come to its end in time. Nothing was written." } },
  internal: { request: `GET ${ARTICLE}`, answer: { detail: "Something broke on the server. Quote the requestId when you report it." } },
  unavailable: { request: `PUT ${ARTICLE}`, answer: { detail: "The database could not take the request. Nothing was written." }, headers: { "Retry-After": "1" } },
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
