import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { Reply, type Answer } from "../lib/http/exchange";

/** Addresses of Node's requests, and answers back to Node. */

/** The address as the client sees it. The host is only ever compared and echoed, never trusted. */
export function urlOf(incoming: IncomingMessage): URL {
  const host = incoming.headers.host ?? "";
  const base = /^[\w.-]+(:\d{1,5})?$|^\[[\da-fA-F:.]+\](:\d{1,5})?$/.test(host) ? `http://${host}` : "http://localhost";
  // A target that begins with two slashes is a path, not another host.
  const path = pathOf(incoming.url ?? "/");
  try {
    return new URL(base + path);
  } catch {
    // A host that only looks like one, such as 999.999.999.999.
    return new URL(`http://localhost${path}`);
  }
}

/** A proxy may be sent the whole address as target (RFC 9112, 3.2.2), and pass it on so. */
function pathOf(target: string): string {
  if (target.startsWith("/")) return target;
  if (!/^https?:/i.test(target) || !URL.canParse(target)) return "/";
  const { pathname, search } = new URL(target);
  return pathname + search;
}

/** What does not lie in memory as a whole when it is sent. */
const STREAMED = ["text/event-stream", "application/zip"];

/** Whether answers of this status have no body by their nature (RFC 9110, 15.3.5 and 15.4.5). */
const isBodiless = (status: number) => status === 204 || status === 304;

/** Sends an answer; resolves when it has gone out or the client has left. */
export async function sendAnswer(response: Answer, outgoing: ServerResponse): Promise<void> {
  if (response instanceof Reply) {
    const { status, body } = response;
    // All fields at once: each one that is set by itself costs as much as the rest of a small answer.
    const fields = [...response.headers].flat();
    if (body !== null) fields.push("Content-Length", String(Buffer.byteLength(body)));
    else if (!isBodiless(status) && outgoing.req.method !== "HEAD") fields.push("Content-Length", "0");
    outgoing.writeHead(status, fields).end(body ?? undefined);
    return;
  }
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
  const type = response.headers.get("content-type") ?? "";
  if (!STREAMED.some((streamed) => type.startsWith(streamed))) {
    // One write, with its length.
    outgoing.end(new Uint8Array(await response.arrayBuffer()));
    return;
  }
  outgoing.flushHeaders();
  const body = Readable.fromWeb(response.body as unknown as NodeReadableStream);
  await new Promise<void>((resolve) => {
    outgoing.once("close", resolve);
    body.once("error", () => outgoing.destroy());
    body.pipe(outgoing);
  });
}
