import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { REMOTE_ADDRESS_HEADER } from "../lib/http/with-route";

/** Node's requests to standard ones, and standard responses back to Node's. */

/** The standard Request for what Node received; `signal` aborts when the client goes away. */
export function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i]!, incoming.rawHeaders[i + 1]!);
  }
  headers.set(REMOTE_ADDRESS_HEADER, incoming.socket.remoteAddress ?? "unknown");
  const hasBody = incoming.headers["content-length"] !== undefined || incoming.headers["transfer-encoding"] !== undefined;
  const isBodyless = incoming.method === "GET" || incoming.method === "HEAD";
  return new Request(urlOf(incoming), {
    method: incoming.method ?? "GET",
    headers,
    signal,
    ...(hasBody && !isBodyless ? { body: Readable.toWeb(incoming) as unknown as ReadableStream, duplex: "half" } : {}),
  } as RequestInit);
}

/** The address as the client sees it. The host is only ever compared and echoed, never trusted. */
export function urlOf(incoming: IncomingMessage): URL {
  const target = incoming.url ?? "/";
  const host = incoming.headers.host ?? "localhost";
  const base = URL.canParse(`http://${host}`) ? `http://${host}` : "http://localhost";
  // A target that begins with two slashes is a path, not another host.
  return new URL(base + (target.startsWith("/") ? target : "/"));
}

/** Sends a standard Response; resolves when it has gone out or the client has left. */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  const headers: [string, string][] = [];
  response.headers.forEach((value, name) => {
    if (name !== "set-cookie") headers.push([name, value]);
  });
  outgoing.statusCode = response.status;
  for (const [name, value] of headers) outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies);
  if (!response.body) {
    outgoing.end();
    return;
  }
  const body = Readable.fromWeb(response.body as unknown as NodeReadableStream);
  await new Promise<void>((resolve) => {
    outgoing.once("close", resolve);
    body.once("error", () => outgoing.destroy());
    body.pipe(outgoing);
  });
}
