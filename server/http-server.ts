import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { METHODS, unknownMethodHandler, type RouteHandler } from "../lib/http/with-route";
import { sendAnswer, urlOf } from "./exchange";
import { IncomingRequest } from "./incoming-request";
import { answerPageMethod, isPageRequest } from "./page-methods";
import { answerParserFault } from "./parser-fault";
import type { Match } from "./router";

type NodeHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/** How long requests under way may take to finish once the server has been told to stop. */
const DRAIN_MS = 10_000;

/**
 * The one HTTP server of a process. Requests below /api go straight to the exported route functions;
 * everything else is a page and goes to Next.
 */
export function createHttpServer(match: (path: string) => Match | null, pages: NodeHandler): Server {
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === "*") {
      // Asks about the server as a whole (RFC 9110, 9.3.7).
      outgoing.writeHead(204, { Allow: METHODS.join(", "), "X-Request-Id": randomUUID() }).end();
      return;
    }
    const url = urlOf(incoming);
    const { pathname } = url;
    const isApi = pathname === "/api" || pathname.startsWith("/api/");
    const found = isApi ? match(pathname) : null;
    if (!isApi && !isPageRequest(incoming)) {
      void answerPageMethod(incoming, outgoing, pathname);
      return;
    }
    // The routes give an id of their own, or the client's.
    if (!found) outgoing.setHeader("X-Request-Id", randomUUID());
    const work = found ? answer(found, url, incoming, outgoing) : pages(incoming, outgoing);
    work.catch(() => {
      if (!outgoing.headersSent) outgoing.statusCode = 500;
      outgoing.end();
    });
  });
  server.on("clientError", answerParserFault);
  // Slow clients may take their time to send 10 MiB, but not for ever.
  server.requestTimeout = 120_000;
  server.headersTimeout = 20_000;
  return server;
}

async function answer(found: Match, url: URL, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = new IncomingRequest(incoming, outgoing, url);
  const response = await handlerFor(found, incoming.method).answer(request, found.context);
  if (!incoming.complete) readOff(incoming);
  await sendAnswer(response, outgoing);
}

/** How long a client whose request was refused unread may go on sending it. */
const READ_OFF_MS = 30_000;

/**
 * Many clients send all of a body before they read the answer: what is refused unread is read off. The connection stays,
 * because a client that is still sending when it ends sees it broken off, and never the answer.
 */
function readOff(incoming: IncomingMessage): void {
  // The stream that the handler was given would stop the flow again.
  incoming.removeAllListeners("data");
  incoming.removeAllListeners("readable");
  incoming.resume();
  const timer = setTimeout(() => incoming.destroy(), READ_OFF_MS);
  incoming.once("close", () => clearTimeout(timer));
}

function handlerFor(found: Match, method: string | undefined): RouteHandler {
  const known = METHODS.find((candidate) => candidate === method);
  if (!known) return unknownMethodHandler(found.handlers);
  const handler = found.handlers[known];
  if (!handler) throw new Error(`a route without ${known}`);
  return handler;
}

/** Stops taking connections, lets requests under way finish, and cuts what is left after a while. */
export async function stopHttpServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(timer);
}
