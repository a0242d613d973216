import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createApiClient, type ApiClient } from "./api-client";
import { UnexpectedReplyError } from "./transport";

const AT = "2026-01-02T03:04:05.000Z";
const ALICE = { id: "u1", name: "Alice" };
const ARTICLE = {
  id: "a1",
  spaceId: "s1",
  parentId: null,
  slug: "hello",
  title: "Hello",
  tags: ["x"],
  status: "draft",
  version: 7,
  publishedVersion: null,
  createdAt: AT,
  createdBy: ALICE,
  updatedAt: AT,
  updatedBy: ALICE,
  body: "# Hello\r\n",
  role: "editor",
};

function problem(status: number, type: string, more: object = {}) {
  const text = { title: "T", detail: "Sentence.", error: "T", message: "Sentence." };
  return { type, status, instance: "/api/x", requestId: "r1", ...text, ...more };
}
const CONFLICT = problem(409, "/problems/version-conflict", {
  currentVersion: 9,
  clientVersion: 7,
  changes: [{ version: 9, author: ALICE, createdAt: AT, note: null }],
  links: { current: "/c", base: "/b", diff: "/d", merge: "/m" },
});
const GONE = problem(410, "/problems/gone", { deletedAt: AT, deletedBy: ALICE, links: { restore: "/r" } });

interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
}
type Answer = (response: ServerResponse) => void;

let server: Server;
let client: ApiClient;
let seen: Seen;
let answer: Answer;

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => (response) => {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
};

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      seen = { method: request.method!, url: request.url!, headers: request.headers, body };
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  client = createApiClient({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});

describe("getArticle", () => {
  test("gives the article byte for byte", async () => {
    answer = json(200, ARTICLE);
    expect(await client.getArticle("a1")).toEqual({ kind: "ok", article: ARTICLE });
    expect(seen.url).toBe("/api/articles/a1");
  });

  test("names the version it has, and takes 304 for unchanged", async () => {
    answer = (response) => response.writeHead(304).end();
    expect(await client.getArticle("a1", { etag: '"7"' })).toEqual({ kind: "unchanged" });
    expect(seen.headers["if-none-match"]).toBe('"7"');
  });

  test.each([
    [410, GONE, "gone"],
    [404, problem(404, "/problems/not-found"), "missing"],
    [400, problem(400, "/problems/invalid"), "missing"],
    [401, problem(401, "/problems/unauthorized"), "unauthorized"],
    [503, problem(503, "/problems/unavailable"), "unavailable"],
    [502, "<html>", "unavailable"],
  ])("takes %i for what it means", async (status, body, kind) => {
    answer = json(status, body);
    expect((await client.getArticle("a1")).kind).toBe(kind);
  });

  test("puts an id with odd characters into the path safely", async () => {
    answer = json(404, problem(404, "/problems/not-found"));
    await client.getArticle("../me?x=1");
    expect(seen.url).toBe("/api/articles/..%2Fme%3Fx%3D1");
  });

  test("throws where the answer is not what the contract says", async () => {
    answer = json(200, { ...ARTICLE, version: "seven" });
    await expect(client.getArticle("a1")).rejects.toThrow();
  });
});

describe("saveArticle", () => {
  const write = { title: "Hello", body: "text", version: 7 };

  test("sends the version the text was made from", async () => {
    answer = json(200, { ...ARTICLE, version: 8 });
    const outcome = await client.saveArticle("a1", write, { idempotencyKey: "k1", keepalive: true });
    expect(outcome).toMatchObject({ kind: "saved", article: { version: 8 } });
    expect(seen).toMatchObject({ method: "PUT", headers: { "idempotency-key": "k1" } });
    expect(JSON.parse(seen.body)).toEqual(write);
  });

  test("gives the whole conflict of a stale write", async () => {
    answer = json(409, CONFLICT);
    expect(await client.saveArticle("a1", write)).toEqual({ kind: "conflict", conflict: CONFLICT });
  });

  test("names every fault of a refused write", async () => {
    const errors = [{ path: "title", message: "must not be empty" }];
    answer = json(400, problem(400, "/problems/invalid", { errors }));
    expect(await client.saveArticle("a1", write)).toEqual({ kind: "invalid", errors });
  });

  test("turns a taken slug into a fault of that field", async () => {
    answer = json(409, problem(409, "/problems/duplicate", { field: "slug" }));
    expect(await client.saveArticle("a1", write)).toEqual({ kind: "invalid", errors: [{ path: "slug", message: "Sentence." }] });
  });

  test.each([
    [410, GONE, "gone"],
    [403, problem(403, "/problems/forbidden"), "forbidden"],
    [413, problem(413, "/problems/too-large"), "tooLarge"],
    [409, problem(409, "/problems/request-in-progress"), "throttled"],
    [500, problem(500, "/problems/internal"), "unavailable"],
  ])("takes %i for what it means", async (status, body, kind) => {
    answer = json(status, body);
    expect((await client.saveArticle("a1", write)).kind).toBe(kind);
  });

  test("says how long to wait", async () => {
    answer = json(429, problem(429, "/problems/too-many-requests"), { "retry-after": "3" });
    expect(await client.saveArticle("a1", write)).toMatchObject({ kind: "throttled", retryAfterMs: 3000 });
  });

  test("throws on 428: a write without a version is a bug of the client", async () => {
    answer = json(428, problem(428, "/problems/version-required"));
    await expect(client.saveArticle("a1", write)).rejects.toThrow(UnexpectedReplyError);
  });

  test("is offline where the connection breaks before or during the answer", async () => {
    answer = (response) => response.destroy();
    expect(await client.saveArticle("a1", write)).toEqual({ kind: "offline" });
    answer = (response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("{", () => response.destroy());
    };
    expect(await client.saveArticle("a1", write)).toEqual({ kind: "offline" });
    const nobody = createApiClient({ baseUrl: "http://127.0.0.1:9" });
    expect(await nobody.saveArticle("a1", write)).toEqual({ kind: "offline" });
  });

  test("an abort by the caller is not taken for a lost network", async () => {
    answer = () => undefined;
    const controller = new AbortController();
    const outcome = client.saveArticle("a1", write, { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(outcome).rejects.toThrow(/abort/i);
  });
});

describe("the rest", () => {
  test("a delete names its version in If-Match, and tells what is in its way", async () => {
    answer = json(409, problem(409, "/problems/in-use", { total: 3, blockers: [] }));
    expect(await client.deleteArticle("a1", 7)).toMatchObject({ kind: "inUse", total: 3 });
    expect(seen).toMatchObject({ method: "DELETE", headers: { "if-match": '"7"' } });
  });

  test("restoring a version names the current one", async () => {
    answer = json(200, { ...ARTICLE, version: 10 });
    expect(await client.restoreRevision("a1", 3, 9)).toMatchObject({ kind: "saved", article: { version: 10 } });
    expect(seen).toMatchObject({ url: "/api/articles/a1/versions/3/restore", headers: { "if-match": '"9"' } });
  });

  test("lists pass only what was asked for", async () => {
    answer = json(200, { items: [], nextCursor: null });
    expect(await client.listArticles({ space: "s1", q: "a b" })).toEqual({ kind: "ok", items: [], nextCursor: null });
    expect(seen.url).toBe("/api/articles?space=s1&q=a+b");
  });

  test("an email that is taken names its field", async () => {
    answer = json(409, problem(409, "/problems/duplicate", { field: "email" }));
    const outcome = await client.register({ email: "a@b.c", name: "A", password: "long enough" });
    expect(outcome).toMatchObject({ kind: "duplicate", field: "email" });
  });

  test("signing out without a session is as good", async () => {
    answer = json(401, problem(401, "/problems/unauthorized"));
    expect(await client.signOut()).toEqual({ kind: "ended" });
  });

  test("a token goes into the Authorization header", async () => {
    const withToken = createApiClient({
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      token: "secret",
    });
    answer = json(200, { items: [], nextCursor: null });
    await withToken.listSpaces();
    expect(seen).toMatchObject({ url: "/api/spaces", headers: { authorization: "Bearer secret" } });
  });
});

describe("publishing", () => {
  const SCHEDULE = { id: "p1", articleId: "a1", publishAt: AT, unpublishAt: null, createdAt: AT };

  test("a step names the version it was asked for at, or any", async () => {
    answer = json(200, { ...ARTICLE, status: "published", version: 8, publishedVersion: 8, publishedSlug: "hello" });
    expect(await client.takeStep("a1", "publish", 7)).toMatchObject({ kind: "saved", article: { publishedVersion: 8 } });
    expect(seen).toMatchObject({ method: "POST", url: "/api/articles/a1/publish", headers: { "if-match": '"7"' } });
    await client.takeStep("a1", "unpublish", null);
    expect(seen).toMatchObject({ url: "/api/articles/a1/unpublish", headers: { "if-match": "*" } });
  });

  test("a step from a version that is not the current one, and one that is not possible, are told apart", async () => {
    answer = json(409, CONFLICT);
    expect(await client.takeStep("a1", "publish", 7)).toEqual({ kind: "conflict", conflict: CONFLICT });
    answer = json(409, problem(409, "/problems/invalid-transition", { currentStatus: "archived", allowed: ["unarchive"] }));
    expect(await client.takeStep("a1", "publish", 7)).toMatchObject({ kind: "invalidTransition", problem: { currentStatus: "archived", allowed: ["unarchive"] } });
  });

  test("schedules are listed, set, changed and removed; one in the way comes whole", async () => {
    answer = json(200, { items: [SCHEDULE] });
    expect(await client.listSchedules("a1")).toEqual({ kind: "ok", items: [SCHEDULE] });
    answer = json(200, SCHEDULE);
    expect(await client.setSchedule("a1", { publishAt: AT, unpublishAt: null, replaces: "p0" })).toEqual({ kind: "saved", schedule: SCHEDULE });
    expect(seen).toMatchObject({ method: "PUT", url: "/api/articles/a1/schedule", body: JSON.stringify({ publishAt: AT, unpublishAt: null, replaces: "p0" }) });
    answer = json(409, problem(409, "/problems/schedule-overlap", { existing: SCHEDULE }));
    expect(await client.setSchedule("a1", { publishAt: AT })).toMatchObject({ kind: "scheduleOverlap", problem: { existing: SCHEDULE } });
    answer = (response) => response.writeHead(204).end();
    expect(await client.removeSchedules("a1")).toEqual({ kind: "deleted" });
    expect(seen.method).toBe("DELETE");
  });
});

describe("uploadFile", () => {
  const FILE = { id: "f1", url: "/api/files/f1", name: "a.png", mediaType: "image/png", size: 3, sha256: "x", createdAt: AT, createdBy: ALICE };

  test("sends the bytes as they are, with type and name", async () => {
    answer = json(201, FILE);
    const content = new Uint8Array([65, 66, 67]);
    expect(await client.uploadFile("s1", { content, mediaType: "image/png", name: "a b.png" })).toEqual({ kind: "saved", file: FILE });
    expect(seen).toMatchObject({ method: "POST", url: "/api/spaces/s1/files?name=a+b.png", body: "ABC" });
    expect(seen.headers["content-type"]).toBe("image/png");
  });

  test("tells what is too large from what is no image", async () => {
    answer = json(413, problem(413, "/problems/too-large"));
    expect(await client.uploadFile("s1", { content: new Uint8Array(1), mediaType: "image/png" })).toEqual({ kind: "tooLarge" });
    answer = json(415, problem(415, "/problems/unsupported-media-type"));
    expect(await client.uploadFile("s1", { content: new Uint8Array(1), mediaType: "image/png" })).toEqual({ kind: "unsupported" });
  });
});
