/// <reference types="vite/client" />
import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { createHttpServer, stopHttpServer } from "../http-server";
import { createRouter, type Route } from "../router";
import { METHODS, unknownMethodHandler, type RouteHandler } from "../../lib/http/with-route";

/** Two ways to the same route functions: called directly, and through the real HTTP server. */

export type Answer = {
  status: number;
  headers: Headers;
  text: string;
  bytes: Uint8Array;
  /** The body as JSON; throws when it is none. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test knows what it asked for
  json(): any;
};
/** Sees an answer before the test does, and throws where it departs from what was promised. */
export type Inspect = (method: string, path: string, answer: Answer) => void;
export type Outgoing = { method: string; path: string; headers: Record<string, string>; body?: string | Uint8Array };
export type Door = {
  send(outgoing: Outgoing): Promise<Answer>;
  /** Opens an answer that does not end; `onText` gets what comes until the returned function is called. */
  listen(path: string, headers: Record<string, string>, onText: (text: string) => void): Promise<() => void>;
  close(): Promise<void>;
};

const modules = import.meta.glob<Route["handlers"]>("/app/api/**/route.ts", { eager: true });

/** Every route file below app/api, as the build finds them. */
export const routes: Route[] = Object.entries(modules).map(([file, handlers]) => ({
  segments: file.split("/").slice(2, -1),
  handlers,
}));

export const HOST = "concord.test";

/** Calls the exported functions with plain Request objects. */
export function openDirectDoor(): Door {
  const match = createRouter(routes);
  return {
    async send({ method, path, headers, body }) {
      const url = new URL(`http://${HOST}${path}`);
      const found = match(url.pathname);
      if (!found) throw new Error(`no route for ${path}`);
      const known = METHODS.find((candidate) => candidate === method);
      const handler: RouteHandler = known ? found.handlers[known]! : unknownMethodHandler(found.handlers);
      const request = new Request(url, { method, headers: { host: HOST, ...headers }, body: (body ?? null) as BodyInit | null });
      const response = await handler(request, found.context);
      return answerOf(response.status, response.headers, Buffer.from(await response.arrayBuffer()));
    },
    async listen(path, headers, onText) {
      const leaving = new AbortController();
      const request = new Request(`http://${HOST}${path}`, { headers, signal: leaving.signal });
      const found = match(new URL(request.url).pathname)!;
      const response = await found.handlers.GET!(request, found.context);
      const decoder = new TextDecoder();
      const reader = response.body!.getReader();
      void (async () => {
        for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) onText(decoder.decode(chunk.value, { stream: true }));
      })().catch(() => {});
      return () => leaving.abort();
    },
    close: async () => {},
  };
}

/** Sends real requests to the server that production runs; pages are not part of it. */
export async function openHttpDoor(): Promise<Door & { port: number }> {
  const server = createHttpServer(createRouter(routes), async (_, outgoing) => {
    outgoing.statusCode = 501;
    outgoing.end("a page");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    send: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        // Node sends the body of a DELETE without saying how long it is.
        const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
        const outgoing = httpRequest({ host: "127.0.0.1", port, method, path, headers: { host: HOST, ...length, ...headers } }, (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
          incoming.on("end", () => {
            const received = new Headers();
            for (let i = 0; i < incoming.rawHeaders.length; i += 2) received.append(incoming.rawHeaders[i]!, incoming.rawHeaders[i + 1]!);
            resolve(answerOf(incoming.statusCode!, received, Buffer.concat(chunks)));
          });
        });
        outgoing.on("error", reject);
        outgoing.end(body);
      }),
    listen: (path, headers, onText) =>
      new Promise((resolve, reject) => {
        const outgoing = httpRequest({ host: "127.0.0.1", port, path, headers: { host: HOST, ...headers }, agent: false }, (incoming) => {
          incoming.setEncoding("utf8").on("data", onText).on("error", () => {});
          resolve(() => outgoing.destroy());
        });
        outgoing.on("error", reject);
        outgoing.end();
      }),
    close: () => stopHttpServer(server),
  };
}

function answerOf(status: number, headers: Headers, bytes: Buffer): Answer {
  const text = bytes.toString("utf8");
  return { status, headers, text, bytes, json: () => JSON.parse(text) };
}
