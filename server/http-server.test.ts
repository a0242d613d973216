import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type Caller, type TestApp } from "./testing/app";
import type { openHttpDoor } from "./testing/doors";

/** What only the wire shows. */
let app: TestApp;
let alice: Caller;
let port: number;

beforeAll(async () => {
  app = await startTestApp({ database: "sqlite", door: "http" });
  port = (app.door as Awaited<ReturnType<typeof openHttpDoor>>).port;
  alice = await app.person("Alice");
});
afterAll(() => app.stop());

/** Sends bytes as they are, and returns what comes back until the connection ends or `isEnough`. */
function exchange(head: string, body: Buffer, isEnough: (text: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(head);
      socket.write(body);
    });
    socket.setEncoding("utf8").on("data", (chunk) => {
      text += String(chunk);
      if (isEnough(text)) socket.destroy();
    });
    socket.on("error", reject).on("close", () => resolve(text));
  });
}

test("a page takes no other method than those for reading it", async () => {
  for (const method of ["POST", "PUT", "DELETE"]) {
    const answer = await exchange(`${method} /docs/api HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n`, Buffer.alloc(0), (text) => text.endsWith("}"));
    expect(answer).toMatch(/^HTTP\/1\.1 405 /);
    expect(answer).toMatch(/^Allow: GET, HEAD, OPTIONS\r$/im);
    expect(answer).toContain('"type":"/problems/method-not-allowed"');
  }
  const asked = await exchange("OPTIONS /docs/api HTTP/1.1\r\nHost: x\r\n\r\n", Buffer.alloc(0), (text) => text.includes("\r\n\r\n"));
  expect(asked).toMatch(/^HTTP\/1\.1 204 [^]*^Allow: GET, HEAD, OPTIONS\r$/im);
});

test("OPTIONS * asks about the server as a whole", async () => {
  const answer = await exchange("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", Buffer.alloc(0), (text) => text.includes("\r\n\r\n"));
  expect(answer).toMatch(/^HTTP\/1\.1 204 /);
  expect(answer).toMatch(/^Allow: GET, HEAD/im);
  expect(answer).toMatch(/^X-Request-Id: \S+/im);
});

test.each([
  ["a request line that is none", "NONSENSE\r\n\r\n", 400, "malformed"],
  ["a header without a name", "GET /api/health HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n", 400, "malformed"],
  ["headers over the limit", `GET /api/health HTTP/1.1\r\nHost: x\r\nX-Long: ${"a".repeat(20_000)}\r\n\r\n`, 431, "headers-too-large"],
  ["a length that is no number", "POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n", 400, "malformed"],
])("what the parser refuses is a problem document as well: %s", async (_name, bytes, status, type) => {
  const answer = await exchange(bytes, Buffer.alloc(0), () => false);
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head).toMatch(/^content-type: application\/problem\+json$/m);
  expect(head).toMatch(/^connection: close$/m);
  const document = JSON.parse(body) as Record<string, unknown>;
  expect(document).toMatchObject({ type: `/problems/${type}`, status, detail: expect.any(String) as unknown });
  expect(head).toContain(`x-request-id: ${String(document.requestId)}`);
});

test("a page has a request id as well", async () => {
  expect((await app.door.send({ method: "GET", path: "/docs/api", headers: {} })).headers.get("x-request-id")).toBeTruthy();
});

test("who sends all of a far too large body before reading gets the answer, and can go on", async () => {
  const { id } = (await alice.post("/api/spaces", { name: "Docs" })).json();
  const made = (await alice.post("/api/articles", { spaceId: id, title: "Notes" })).json();
  const body = Buffer.alloc(65 * 1024 * 1024, "a");
  const credentials = Object.entries(alice.credentials).map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const head = `PUT /api/articles/${made.id}/body HTTP/1.1\r\nHost: x\r\n${credentials}If-Match: "1"\r\nContent-Type: text/markdown\r\nContent-Length: ${body.length}\r\n\r\n`;
  const next = Buffer.from("GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n");
  const answer = await exchange(head, Buffer.concat([body, next]), (text) => text.includes('"status":"ok"'));
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer).toMatch(/HTTP\/1\.1 200 /);
});
