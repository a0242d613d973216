import { problemSchema, type Problem } from "../wire/schema";

/**
 * One HTTP exchange with the REST API, without knowledge of any resource. A lost network is an
 * outcome (`offline`), not an exception; only an abort by the caller and bugs throw.
 */

export interface TransportOptions {
  /** For tests and programs; the global `fetch` otherwise. */
  fetch?: typeof fetch;
  /** Origin (and path prefix) of the server; the page's own where it is left out. */
  baseUrl?: string;
  /** An API token; the browser's session cookie is used without one. */
  token?: string;
}

export interface SendOptions {
  query?: Record<string, string | number | boolean | null | undefined>;
  /** Sent as JSON where it is not undefined. */
  json?: unknown;
  /** Sent as it is, with the `content-type` that `headers` name. */
  content?: Blob | Uint8Array;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Lets the request outlive the page. Browsers refuse more than 64 KiB, so larger bodies go without. */
  keepalive?: boolean;
  /** Makes a repeated POST or PUT harmless: the server gives the first answer again. */
  idempotencyKey?: string;
}

export type Reply =
  | { kind: "reply"; status: number; headers: Headers; body: unknown; problem: Problem | null }
  | { kind: "offline"; body?: undefined };

export type Send = (method: string, path: string, options?: SendOptions) => Promise<Reply>;

/** An answer that this client and this API do not agree on: always a bug in one of the two. */
export class UnexpectedReplyError extends Error {
  constructor(
    readonly method: string,
    readonly path: string,
    readonly status: number,
    readonly requestId: string | null,
    cause?: unknown,
  ) {
    super(`${method} ${path} was answered with an unexpected ${status}`, { cause });
    this.name = "UnexpectedReplyError";
  }
}

/** What browsers accept in keepalive requests, less some room for headers. */
const MAX_KEEPALIVE_BYTES = 60 * 1024;

/** The way of every request. A lost network is an answer (`offline`); an abort by the caller throws. */
export function createSend(options: TransportOptions = {}): Send {
  const baseUrl = (options.baseUrl ?? "").replace(/\/$/, "");
  const doFetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));

  return async function send(method, path, request = {}) {
    const headers = new Headers({ accept: "application/json", ...request.headers });
    const text = request.json === undefined ? undefined : JSON.stringify(request.json);
    if (text !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
    if (options.token) headers.set("authorization", `Bearer ${options.token}`);
    if (request.idempotencyKey) headers.set("idempotency-key", request.idempotencyKey);
    const keepalive = request.keepalive === true && request.content === undefined && (text === undefined || fitsKeepalive(text));

    try {
      const response = await doFetch(baseUrl + path + queryString(request.query), {
        method,
        headers,
        body: (request.content as BodyInit | undefined) ?? text,
        signal: request.signal,
        keepalive,
        credentials: "same-origin",
        // Freshness is decided by ETags and by the query cache, never by the HTTP cache.
        cache: "no-store",
      });
      const body = parseJson(await response.text());
      const problem = response.ok ? null : (problemSchema.safeParse(body).data ?? null);
      return { kind: "reply", status: response.status, headers: response.headers, body, problem };
    } catch (error) {
      if (request.signal?.aborted) throw error;
      // fetch() reports every failure of the network as a TypeError, and so does a body cut off half-way.
      if (error instanceof TypeError || isNetworkError(error)) return { kind: "offline" };
      throw error;
    }
  };
}

/** `/api/articles/…` with the id made safe for a path. */
export function pathOf(...segments: (string | number)[]): string {
  return "/api/" + segments.map((segment) => encodeURIComponent(String(segment))).join("/");
}

function fitsKeepalive(text: string): boolean {
  return text.length <= MAX_KEEPALIVE_BYTES && new TextEncoder().encode(text).length <= MAX_KEEPALIVE_BYTES;
}

function queryString(query: SendOptions["query"]): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null) parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text && `?${text}`;
}

/** A success; which one does not matter to most methods. */
export function isOk(reply: Reply): boolean {
  return reply.kind === "reply" && reply.status >= 200 && reply.status < 300;
}

/** Whether the server has answered with this status. */
export function hasStatus(reply: Reply, status: number): boolean {
  return reply.kind === "reply" && reply.status === status;
}

/** A proxy in between may answer with a page: then there is no document, which is no reason to throw. */
function parseJson(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isNetworkError(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && /^(ECONN|UND_ERR|EPIPE)/.test(error.code);
}
