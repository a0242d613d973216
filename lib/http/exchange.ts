import "server-only";

/**
 * What a route needs of a request and gives as an answer. A standard Request is such a request, and a reply
 * becomes a standard Response for whoever wants one; the server in front makes do without both, because
 * their streams and header lists cost more than all the rest of a small request.
 */

export type RouteHeaders = Pick<Headers, "get" | "has">;

export type RouteRequest = Pick<Request, "method" | "url" | "signal" | "body"> & {
  headers: RouteHeaders;
  /** `url` parsed, where that has been done already. */
  parsedUrl?: URL;
  /** Whether there is a body, where saying so is cheaper than `body`. */
  hasBody?: boolean;
  /** The whole body at once, or null when it is longer than `maxBytes`; it can be read once. */
  readBytes?(maxBytes: number): Promise<Uint8Array | null>;
};

/** An answer whose body is a text in memory. */
export class Reply {
  readonly status: number;
  readonly headers: ReplyHeaders;

  constructor(
    readonly body: string | null,
    { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> | Iterable<readonly [string, string]> } = {},
  ) {
    this.status = status;
    this.headers = new ReplyHeaders(Symbol.iterator in headers ? headers : Object.entries(headers));
  }

  toResponse(): Response {
    return new Response(this.body, { status: this.status, headers: [...this.headers] });
  }
}

/** Header fields by lower-case name. */
class ReplyHeaders extends Map<string, string> {
  override get(name: string) {
    return super.get(name.toLowerCase());
  }
  override has(name: string) {
    return super.has(name.toLowerCase());
  }
  override set(name: string, value: string) {
    return super.set(name.toLowerCase(), value);
  }
}

export type Answer = Reply | Response;

export const hasBody = (request: RouteRequest) => request.hasBody ?? request.body !== null;
export const urlOf = (request: RouteRequest) => request.parsedUrl ?? new URL(request.url);

/** `request` once more, with a body that has been read off it. */
export function withBytes(request: RouteRequest, bytes: Uint8Array): RouteRequest {
  return {
    method: request.method,
    url: request.url,
    headers: request.headers,
    body: null,
    get signal() {
      return request.signal;
    },
    hasBody: hasBody(request),
    readBytes: async (maxBytes) => (bytes.byteLength > maxBytes ? null : bytes),
  };
}
