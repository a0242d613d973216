// What is asked of every server that is measured.
import { PLACEHOLDER } from "./load";
import { textOf } from "./serving";
import type { Target } from "./targets";

type Request = { method: string; path: string; headers?: Record<string, string>; body?: string };
/** One kind of request, or several that are sent in turn; `expected` is the status of each. */
export type Shot = { expected: number; make(id: string, size: number, space: string): Request[] };

const put = (id: string, body: string, headers: Record<string, string>): Request => ({
  method: "PUT",
  path: `/api/articles/${id}`,
  headers,
  body: JSON.stringify({ title: "Bench", body }),
});

/** Every article begins with two versions: the second has a line more at its beginning. */
export const SHOTS: Record<string, Shot> = {
  GET: { expected: 200, make: (id) => [{ method: "GET", path: `/api/articles/${id}` }] },
  "304": { expected: 304, make: (id) => [{ method: "GET", path: `/api/articles/${id}`, headers: { "if-none-match": "*" } }] },
  list: { expected: 200, make: (_id, _size, space) => [{ method: "GET", path: `/api/articles?space=${space}` }] },
  search: { expected: 200, make: (_id, _size, space) => [{ method: "GET", path: `/api/articles?q=words&space=${space}` }] },
  "stale PUT": { expected: 409, make: (id, size) => [put(id, `${PLACEHOLDER}\n${textOf(size)}`, { "if-match": '"1"' })] },
  PUT: { expected: 200, make: (id, size) => [put(id, `${PLACEHOLDER}\n${textOf(size)}`, { "if-match": "*" })] },
  // The first changes the end of the text, so that the second, made from the first version, merges into it.
  "PUT and merging PUT": {
    expected: 200,
    make: (id, size) => [
      put(id, `${textOf(size)}${PLACEHOLDER}\n`, { "if-match": "*" }),
      put(id, `${PLACEHOLDER}\n${textOf(size)}`, { "if-match": '"1"', prefer: "merge=auto" }),
    ],
  },
};

/** The bytes of a shot, for each connection. */
export function requestsOf({ make }: Shot, { token, ids, spaces }: Target, size: number, connections: number): string[][] {
  return ids[size]!.slice(0, connections).map((id) => make(id, size, spaces[size]!).map((request) => bytesOf(request, token)));
}

function bytesOf({ method, path, headers = {}, body }: Request, token: string): string {
  const length = body === undefined ? {} : { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) };
  const lines = Object.entries({ host: "127.0.0.1", authorization: `Bearer ${token}`, ...length, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body ?? ""}`;
}
