import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { RouteHeaders, RouteRequest } from "../lib/http/exchange";
import { REMOTE_ADDRESS_HEADER } from "../lib/http/with-route";

/** Methods that a standard Request cannot have; no resource has them either, and so their name does not matter. */
const FORBIDDEN_METHODS = new Set(["CONNECT", "TRACE", "TRACK"]);

/** What Node received, as routes read it; what few of them ask for is made when they do. */
export class IncomingRequest implements RouteRequest {
  readonly method: string;
  readonly hasBody: boolean;
  #headers: RouteHeaders | null = null;
  #signal: AbortSignal | null = null;
  #body: ReadableStream<Uint8Array<ArrayBuffer>> | null = null;

  constructor(
    private readonly incoming: IncomingMessage,
    private readonly outgoing: ServerResponse,
    readonly parsedUrl: URL,
  ) {
    const method = incoming.method ?? "";
    this.method = FORBIDDEN_METHODS.has(method) ? "OPTIONS" : method;
    const isAnnounced = incoming.headers["content-length"] !== undefined || incoming.headers["transfer-encoding"] !== undefined;
    this.hasBody = isAnnounced && method !== "GET" && method !== "HEAD";
  }

  get url(): string {
    return this.parsedUrl.href;
  }

  get headers(): RouteHeaders {
    this.#headers ??= headersOf(this.incoming);
    return this.#headers;
  }

  /** Aborts when the client goes away. */
  get signal(): AbortSignal {
    if (this.#signal) return this.#signal;
    const gone = new AbortController();
    this.#signal = gone.signal;
    if (this.outgoing.closed || this.outgoing.destroyed) gone.abort();
    else this.outgoing.once("close", () => gone.abort());
    return this.#signal;
  }

  get body(): ReadableStream<Uint8Array<ArrayBuffer>> | null {
    if (this.hasBody) this.#body ??= Readable.toWeb(this.incoming) as ReadableStream<Uint8Array<ArrayBuffer>>;
    return this.#body;
  }

  readBytes(maxBytes: number): Promise<Uint8Array | null> {
    const { incoming } = this;
    if (!this.hasBody) return Promise.resolve(new Uint8Array());
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const onData = (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        // Not destroyed, which would cut the connection before the answer: the server reads off what is left.
        if (size > maxBytes) finish(() => resolve(null));
      };
      const onEnd = () => finish(() => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
      const onClose = () => finish(() => reject(new Error("the request broke off")));
      const finish = (tell: () => void) => {
        incoming.off("data", onData).off("end", onEnd).off("close", onClose).off("error", onClose);
        tell();
      };
      incoming.on("data", onData).on("end", onEnd).on("close", onClose).on("error", onClose);
    });
  }
}

/** Fields that come more than once are one list, as in a standard Headers. */
function headersOf(incoming: IncomingMessage): RouteHeaders {
  const fields = new Map<string, string>();
  const { rawHeaders } = incoming;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]!.toLowerCase();
    const before = fields.get(name);
    fields.set(name, before === undefined ? rawHeaders[i + 1]! : `${before}${name === "cookie" ? "; " : ", "}${rawHeaders[i + 1]!}`);
  }
  fields.set(REMOTE_ADDRESS_HEADER, incoming.socket.remoteAddress ?? "unknown");
  return {
    get: (name) => fields.get(name.toLowerCase()) ?? null,
    has: (name) => fields.has(name.toLowerCase()),
  };
}
