import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Reply } from "../lib/http/exchange";
import { problemResponse } from "../lib/http/problem";
import { sendAnswer } from "./exchange";

/** Pages are read: every write goes through /api. */
const PAGE_METHODS = ["GET", "HEAD", "OPTIONS"];

/** Whether Next may answer: it would show the page to any other method as well. Its development server takes reports of its own. */
export function isPageRequest({ method, url }: IncomingMessage): boolean {
  if (method === "GET" || method === "HEAD") return true;
  return process.env.NODE_ENV === "development" && (url ?? "").startsWith("/__nextjs");
}

/** The answer of a page to a method that is not for reading it. */
export function answerPageMethod({ method }: IncomingMessage, outgoing: ServerResponse, instance: string): Promise<void> {
  const requestId = randomUUID();
  const reply =
    method === "OPTIONS"
      ? new Reply(null, { status: 204, headers: { Allow: PAGE_METHODS.join(", ") } })
      : problemResponse({ kind: "method-not-allowed", allow: PAGE_METHODS }, { requestId, instance });
  reply.headers.set("X-Request-Id", requestId);
  return sendAnswer(reply, outgoing);
}
