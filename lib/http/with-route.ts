import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { readSessionCookie } from "../auth/cookie";
import type { Viewer } from "../auth/viewer";
import { isDatabaseUnavailable } from "../db/errors";
import type { NewId } from "../idempotency/new-id";
import { MergePoolBusyError } from "../merge-pool";
import { createLogger } from "../log";
import { getApp, type App } from "../server/app";
import type { CommonProblem } from "../wire/problems";
import { Reply, urlOf, type Answer, type RouteRequest } from "./exchange";
import type { Problem } from "./problem-catalogue";
import { problemResponse } from "./problem";
import { oncePerKey } from "./idempotency";
import { check, MAX_PUBLIC_REQUEST_BYTES, readJson, targetFault } from "./request";
import { MAX_REQUESTS_PER_MINUTE } from "./rate-limit";
import { isSameSite } from "./same-site";

/** Set by the server in front from the connection itself; what a client sends under this name is dropped. */
export const REMOTE_ADDRESS_HEADER = "x-concord-remote-address";

export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
export type Method = (typeof METHODS)[number];

/** What Next hands a route handler beside the request. */
export type RouteContext = { params: Promise<Record<string, string | string[] | undefined> | undefined> };
export type RouteHandler = ((request: Request, context: RouteContext) => Promise<Response>) & {
  /** The same without the standard's objects, for who can do without. */
  answer: (request: RouteRequest, context: RouteContext) => Promise<Answer>;
  /** What the route checks its requests with; the tests hold it against the OpenAPI document. */
  spec?: RouteSpec<z.ZodType, z.ZodType, z.ZodType>;
  /** Whether it only says that the resource lacks the method. */
  isRefusal?: boolean;
};

/**
 * Who may call: anyone; a person's browser session (not a token); or any credentials, for reading or
 * for writing. What they may do with a certain resource is decided by the services.
 */
export type Access = "public" | "session" | "read" | "write";

export type RouteSpec<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = {
  access: Access;
  params?: Params;
  query?: Query;
  body?: Body;
  /** Media types of the body; `application/json` unless said. */
  accept?: readonly string[];
};

export type RouteInput<Params, Query, Body> = {
  app: App;
  request: RouteRequest;
  url: URL;
  params: Params;
  query: Query;
  body: Body;
  /** The caller; for public routes see `maybeViewer`. */
  viewer: Viewer;
  maybeViewer: Viewer | null;
  /** The id for what the request makes, if it makes something. */
  newId: NewId;
  /** The session secret of a browser, if it sent one. */
  sessionSecret: string | null;
  isSecure: boolean;
  address: string;
  /** For answers that stay open: whether the caller's credentials still hold. */
  isStillAllowed(): Promise<boolean>;
};

const JSON_TYPES = ["application/json"] as const;

/** Wraps a handler with what every route shares: request id, credentials, parsing, and problems as responses. */
export function withRoute<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
>(
  spec: RouteSpec<Params, Query, Body>,
  handle: (
    input: RouteInput<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Promise<Answer | Problem>,
): RouteHandler {
  const answer = async (request: RouteRequest, context: RouteContext): Promise<Answer> => {
    const startedAt = performance.now();
    const requestId = requestIdOf(request);
    const url = urlOf(request);
    let outcome: Answer | Problem;
    try {
      outcome = targetFault(url) ?? (await run(spec, handle, request, url, context, requestId));
    } catch (error) {
      outcome = await problemFromFault(error, requestId, request.signal.aborted);
    }
    const response = toAnswer(outcome, requestId, url);
    response.headers.set("X-Request-Id", requestId);
    // What a write answers is nobody's to keep, also where it shows what a read would.
    if (!SAFE_METHODS.has(request.method) || !response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "no-store");
    response.headers.set("X-Content-Type-Options", "nosniff");
    await observe(request, url, response, context, startedAt);
    if (request.method !== "HEAD") return response;
    // What would have been sent may be waiting for a reader: there is none.
    if (response instanceof Response) await response.body?.cancel();
    return new Reply(null, response);
  };
  const handler = async (request: Request, context: RouteContext) => {
    const answered = await answer(request, context);
    return answered instanceof Reply ? answered.toResponse() : answered;
  };
  return Object.assign(handler, { spec, answer });
}

async function run<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  spec: RouteSpec<Params, Query, Body>,
  handle: (input: RouteInput<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<Answer | Problem>,
  request: RouteRequest,
  url: URL,
  context: RouteContext,
  requestId: string,
): Promise<Answer | Problem> {
  const app = await getApp();
  const sessionSecret = readSessionCookie(request.headers.get("cookie"), isSecure(app, request, url));
  const viewer = await identify(app, request, sessionSecret);
  const waitSeconds = app.rateLimit.take(viewer?.userId ?? addressOf(app, request));
  if (waitSeconds > 0) {
    return { kind: "throttled", retryAfterSeconds: waitSeconds, detail: `More than ${MAX_REQUESTS_PER_MINUTE} requests within a minute. Nothing was done; try again in ${waitSeconds} s.` };
  }
  const refusal = refuse(spec.access, request, viewer);
  if (refusal) return refusal;
  const caller = { app, url, viewer, sessionSecret };
  return oncePerKey(
    app,
    viewer,
    request,
    (readable, newId) => carryOut(spec, handle, readable, context, { ...caller, newId }),
    (outcome) => toAnswer(outcome, requestId, url),
    requestId,
  );
}

type Caller = { app: App; url: URL; viewer: Viewer | null; sessionSecret: string | null; newId: NewId };

/** Checks what the request holds, and hands it over. */
async function carryOut<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  spec: RouteSpec<Params, Query, Body>,
  handle: (input: RouteInput<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<Answer | Problem>,
  request: RouteRequest,
  context: RouteContext,
  { app, url, viewer, sessionSecret, newId }: Caller,
): Promise<Answer | Problem> {
  const params = spec.params ? check(spec.params, await context.params) : { kind: "read" as const, value: undefined };
  // An id that cannot exist names nothing, and who chooses one is told what it may be.
  if (params.kind !== "read") return request.headers.get("if-none-match")?.trim() === "*" && request.method === "PUT" ? params : { kind: "not-found" };
  const query = spec.query
    ? check(spec.query, Object.fromEntries(url.searchParams))
    : { kind: "read" as const, value: undefined };
  if (query.kind !== "read") return query;
  const body = spec.body
    ? await readJson(request, spec.body, spec.accept ?? JSON_TYPES, spec.access === "public" ? MAX_PUBLIC_REQUEST_BYTES : undefined)
    : { kind: "read" as const, value: undefined };
  if (body.kind !== "read") return body;

  return handle({
    app,
    request,
    url,
    params: params.value as z.output<Params>,
    query: query.value as z.output<Query>,
    body: body.value as z.output<Body>,
    // Routes that are not public have been refused without one.
    viewer: viewer as Viewer,
    maybeViewer: viewer,
    ...{ sessionSecret, newId },
    isSecure: isSecure(app, request, url),
    address: addressOf(app, request),
    isStillAllowed: async () => (await identify(app, request, sessionSecret)) !== null,
  });
}

/** Counts the answer under its route, with the names of parameters in the place of their values. */
async function observe(request: RouteRequest, url: URL, response: Answer, context: RouteContext, startedAt: number): Promise<void> {
  const app = await getApp().catch(() => null);
  // Next's router gives no object where an address has no parameters.
  const names = new Map(Object.entries((await context.params) ?? {}).map(([name, value]) => [value, name]));
  const isUnknown = [...names.keys()].some((value) => Array.isArray(value)) || response.status === 405;
  const parts = url.pathname.split("/").filter(Boolean).map(decoded);
  const route = isUnknown ? "other" : `/${parts.map((part) => (names.has(part) ? `{${names.get(part)}}` : part)).join("/")}`;
  app?.metrics.observe(request.method, route, response.status, (performance.now() - startedAt) / 1000);
}

/** A broken escape names no parameter, and such requests are refused before a route's own. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "{broken}";
  }
}

function toAnswer(outcome: Answer | Problem, requestId: string, url: URL): Answer {
  if (outcome instanceof Reply || outcome instanceof Response) return outcome;
  return problemResponse(outcome, { requestId, instance: url.pathname });
}

async function identify(app: App, request: RouteRequest, sessionSecret: string | null): Promise<Viewer | null> {
  const bearer = bearerOf(request);
  if (bearer !== null) return bearer ? app.auth.viewerOfToken(bearer) : null;
  return sessionSecret ? app.auth.viewerOfSession(sessionSecret) : null;
}

/**
 * The token of an `Authorization: Bearer`, "" when it is malformed, null when there is none. Other schemes are not for
 * us: a browser adds Basic by itself for a proxy that asks for it, so that it proves nothing of who sent the request.
 */
function bearerOf(request: RouteRequest): string | null {
  const authorization = request.headers.get("authorization") ?? "";
  if (!/^Bearer\b/i.test(authorization)) return null;
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? "";
}

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

function refuse(access: Access, request: RouteRequest, viewer: Viewer | null): CommonProblem | null {
  const isWrite = !SAFE_METHODS.has(request.method);
  // Signing in and registering count too: somebody else's page must not sign a person in as another.
  // Another site's page can send a person's cookie along, but not a token it does not know.
  if (isWrite && bearerOf(request) === null && !isSameSite(request)) {
    return { kind: "forbidden", detail: "This came from another site's page. Nothing was written." };
  }
  if (access === "public") return null;
  if (!viewer) return { kind: "unauthenticated" };
  if (access === "session" && viewer.via !== "session") {
    return { kind: "forbidden", detail: "This needs a person's session: a token cannot do it. Nothing was written." };
  }
  if (access === "write" && !viewer.canWrite) {
    return { kind: "forbidden", detail: "This token may only read. Nothing was written." };
  }
  return null;
}

async function problemFromFault(error: unknown, requestId: string, hasClientLeft: boolean): Promise<Problem> {
  if (error instanceof MergePoolBusyError) return { kind: "unavailable" };
  const app = await getApp().catch(() => null);
  if (isDatabaseUnavailable(error)) {
    app?.log.warn({ requestId, error: String(error) }, "database unavailable");
    return { kind: "unavailable" };
  }
  // Its body ended in the middle, which is no fault of this side; nobody reads the answer.
  if (hasClientLeft) return { kind: "malformed", faults: [{ path: "", message: "the request broke off" }] };
  (app?.log ?? createLogger("error")).error({ requestId, error: error instanceof Error ? error.stack : String(error) }, "request failed");
  return app ? { kind: "internal" } : { kind: "unavailable" };
}

/** A client's own request id is kept, so that it finds the request in its log and ours. */
function requestIdOf(request: RouteRequest): string {
  const given = request.headers.get("x-request-id");
  return given && /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID();
}

function addressOf(app: App, request: RouteRequest): string {
  const forwarded = app.environment.isBehindProxy ? request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() : "";
  return forwarded || request.headers.get(REMOTE_ADDRESS_HEADER) || "unknown";
}

function isSecure(app: App, request: RouteRequest, url: URL): boolean {
  const forwarded = app.environment.isBehindProxy ? request.headers.get("x-forwarded-proto") : null;
  return (forwarded ?? url.protocol.replace(":", "")) === "https";
}

/**
 * The methods of one resource. Those without a handler answer 405 with `Allow`; HEAD is GET without
 * its body.
 */
export function defineResource<Given extends Partial<Record<Exclude<Method, "HEAD" | "OPTIONS">, RouteHandler>>>(
  handlers: Given,
): Record<Method, RouteHandler> {
  const given: Partial<Record<Method, RouteHandler>> = { ...handlers };
  if (given.GET) given.HEAD = given.GET;
  const allow: string[] = [...METHODS.filter((method) => given[method]), "OPTIONS"];
  given.OPTIONS = withRoute({ access: "public" }, async () => new Reply(null, { status: 204, headers: { Allow: allow.join(", ") } }));
  const refuseMethod = methodRefusal(allow);
  return Object.fromEntries(METHODS.map((method) => [method, given[method] ?? refuseMethod])) as Record<Method, RouteHandler>;
}

function methodRefusal(allow: string[]): RouteHandler {
  const handler = withRoute({ access: "public" }, async () => ({ kind: "method-not-allowed", allow }));
  return Object.assign(handler, { isRefusal: true });
}

/** The answer of a resource to a method that is none of METHODS, such as TRACE or PROPFIND. */
export function unknownMethodHandler(handlers: Partial<Record<string, RouteHandler>>): RouteHandler {
  return methodRefusal(METHODS.filter((method) => handlers[method] && !handlers[method].isRefusal));
}
