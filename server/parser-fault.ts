import { randomUUID } from "node:crypto";
import { maxHeaderSize, STATUS_CODES, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { CommonProblem } from "../lib/wire/problems";
import { problemResponse } from "../lib/http/problem";

/** Answers what Node's parser refuses, for which there is neither a request nor a response, and ends the connection. */
export function answerParserFault(error: NodeJS.ErrnoException, socket: Duplex): void {
  // Half an answer may be on its way already: more would become a part of it.
  const underWay = (socket as { _httpMessage?: ServerResponse | null })._httpMessage;
  if (error.code === "ECONNRESET" || !socket.writable || underWay?.headersSent) {
    socket.destroy();
    return;
  }
  const requestId = randomUUID();
  const { status, headers, body } = problemResponse(problemOf(error.code), { requestId, instance: "/" });
  const fields = [...headers, ["x-request-id", requestId], ["x-content-type-options", "nosniff"], ["content-length", String(Buffer.byteLength(body ?? ""))], ["connection", "close"]];
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`);
}

/** The codes are those of Node's `clientError` (https://nodejs.org/api/http.html#event-clienterror). */
function problemOf(code: string | undefined): CommonProblem {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return { kind: "headers-too-large", maxBytes: maxHeaderSize };
    case "HPE_CHUNK_EXTENSIONS_OVERFLOW":
      return { kind: "too-large", limit: "The extensions of a chunk are too long." };
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return { kind: "request-timeout" };
    default:
      return { kind: "malformed", faults: [{ path: "", message: "it is no HTTP/1.1 request" }] };
  }
}
