import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { scratchFolder } from "../../lib/testing/databases";
import { bundleDyingWriterThread } from "../../lib/testing/writer-thread";
import { startTestApp } from "../testing/app";
import { openDirectDoor } from "../testing/doors";
import { describeBothDoors } from "./doors";

const MAX_BODY_BYTES = 10 * 1024 * 1024;

describeBothDoors("ground rules", (setting) => {
  test("every answer carries a request id, a client's own where it sent one", async () => {
    const { anonymous } = setting.test;
    for (const path of ["/api/health", "/api/me", "/api/nowhere"]) {
      expect((await anonymous.get(path)).headers.get("x-request-id"), path).toBeTruthy();
    }
    const answer = await anonymous.get("/api/me", { "x-request-id": "mine-7" });
    expect(answer.headers.get("x-request-id")).toBe("mine-7");
    expect(answer.json().requestId).toBe("mine-7");
    expect((await anonymous.get("/api/me", { "x-request-id": "bad id" })).headers.get("x-request-id")).not.toBe("bad id");
  });

  test("any unknown path below /api is 404 problem+json, for every method", async () => {
    for (const path of ["/api", "/api/", "/api/nowhere", "/api/articles/a/b/c/d", "/api/articles/%00"]) {
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
        const answer = await setting.alice.send(method, path);
        expect([400, 404, 405], `${method} ${path}`).toContain(answer.status);
        expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
      }
    }
    const answer = await setting.alice.get("/api/nowhere");
    expect(answer.json()).toMatchObject({ type: "/problems/not-found", status: 404, instance: "/api/nowhere" });
  });

  test("a method that a resource lacks: 405 with Allow", async () => {
    const answer = await setting.alice.delete("/api/articles");
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET, HEAD, POST, OPTIONS");
    expect((await setting.alice.send("PROPFIND", "/api/articles")).status).toBe(405);
    const options = await setting.alice.send("OPTIONS", "/api/session");
    expect([options.status, options.headers.get("allow")]).toEqual([204, "POST, DELETE, OPTIONS"]);
  });

  test("NUL and lone surrogates are refused wherever they stand; everything else comes back", async () => {
    const { alice, space } = setting;
    for (const title of ["a\u0000b", "a\ud800b"]) {
      const answer = await alice.post("/api/articles", `{"spaceId":"${space}","title":${JSON.stringify(title)}}`);
      expect(answer.status).toBe(400);
      expect(answer.json().errors[0].path).toBe("title");
    }
    expect((await alice.post("/api/articles", { spaceId: space, title: "x", body: "\u0000" })).status).toBe(400);
    expect((await alice.post("/api/articles", { spaceId: space, title: "x", tags: ["\udfff"] })).status).toBe(400);
    expect((await alice.post("/api/spaces", { name: "x", description: "\u0000" })).status).toBe(400);
    expect((await alice.get("/api/articles?tag=%00")).status).toBe(400);
    expect((await alice.get("/api/articles?q=%00")).status).toBe(400);
    const text = "\u0001\u007f\u2028\u{1F600}\uFFFF e\u0301 \r\n\t'\"%_\\";
    const line = text.replace("\r\n", " ");
    const made = await alice.post("/api/articles", { spaceId: space, title: ` ${line} `, tags: [` ${line} `, line], body: text });
    expect(made.json()).toMatchObject({ title: ` ${line} `, tags: [` ${line} `, line], body: text });
    expect((await alice.get(made.headers.get("location")!)).json()).toMatchObject({ title: ` ${line} `, tags: [` ${line} `, line], body: text });
    expect((await alice.post("/api/articles", { spaceId: space, title: "   " })).json().errors).toEqual([{ path: "title", message: "must not be blanks alone" }]);
  });

  test("limits: title 300, 50 tags of 60, note 500, unknown fields", async () => {
    const { alice, space } = setting;
    const post = async (given: object) => (await alice.post("/api/articles", { spaceId: space, title: "x", ...given })).status;
    expect(await post({ title: "t".repeat(300) })).toBe(201);
    expect(await post({ title: "t".repeat(301) })).toBe(400);
    expect(await post({ title: "a\nb" })).toBe(400);
    expect(await post({ tags: Array.from({ length: 50 }, (_, i) => `${i}`.padEnd(60, "x")) })).toBe(201);
    expect(await post({ tags: Array.from({ length: 51 }, (_, i) => `${i}`) })).toBe(400);
    expect(await post({ tags: ["x".repeat(61)] })).toBe(400);
    expect(await post({ note: "n".repeat(500) })).toBe(201);
    expect(await post({ note: "n".repeat(501) })).toBe(400);
    expect(await post({ colour: "red" })).toBe(400);
    expect(await post({ slug: "not a slug" })).toBe(400);
  });

  test("a body of exactly 10 MiB is taken, one byte more is 413, in JSON and as Markdown", async () => {
    const { alice, space } = setting;
    const full = "é".repeat(MAX_BODY_BYTES / 2);
    const made = await alice.post("/api/articles", { spaceId: space, title: "Big", body: full });
    expect(made.status).toBe(201);
    const path = `/api/articles/${made.json().id}`;
    expect((await alice.get(path)).json().body === full).toBe(true);
    const over = await alice.put(path, { title: "Big", body: `${full}x` }, { "if-match": "1" });
    expect(over.status).toBe(413);
    expect(over.json()).toMatchObject({ type: "/problems/too-large", detail: expect.stringContaining(String(MAX_BODY_BYTES)) });
    const markdown = { "if-match": "1", "content-type": "text/markdown" };
    expect((await alice.put(`${path}/body`, `${full}x`, markdown)).status).toBe(413);
    expect((await alice.put(`${path}/body`, `x${full.slice(1)}y`, markdown)).status).toBe(200);
  });

  test("a body announced as far too large is refused unread", async () => {
    // Through the direct door alone: a client that lies about its length is cut off by Node itself.
    const answer = await openDirectDoor().send({
      method: "POST",
      path: "/api/articles",
      headers: { ...setting.alice.credentials, "content-type": "application/json", "content-length": String(65 * 1024 * 1024) },
      body: "{}",
    });
    expect(answer.status).toBe(413);
  });

  test("health asks the database", async () => {
    expect((await setting.test.anonymous.get("/api/health")).json()).toMatchObject({ status: "ok" });
  });
});

test("a writer thread that dies under a save: 503, nothing saved, and the next save lands", async () => {
  const folder = mkdtempSync(join(scratchFolder, "concord-dying-"));
  const app = await startTestApp({ database: "sqlite", door: "http", threads: { writer: await bundleDyingWriterThread(folder) } });
  const warn = vi.spyOn(app.app.log, "warn");
  const alice = await app.person("Alice");
  const spaceId = (await alice.post("/api/spaces", { name: "Docs" })).json().id;
  const { id } = (await alice.post("/api/articles", { spaceId, title: "Kept", body: "first\n" })).json();
  const save = () => alice.put(`/api/articles/${id}`, { title: "Kept", body: "second\n" }, { "if-match": '"1"' });
  const lost = await save();
  expect([lost.status, lost.json().type]).toEqual([503, "/problems/unavailable"]);
  expect(Number(lost.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(warn).toHaveBeenCalledWith(expect.objectContaining({ error: expect.stringContaining("thread") }), "database unavailable");
  expect((await alice.get(`/api/articles/${id}`)).json()).toMatchObject({ version: 1, body: "first\n" });
  expect((await save()).status).toBe(200);
  expect((await alice.get(`/api/articles/${id}`)).json()).toMatchObject({ version: 2, body: "second\n" });
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("a stopped database: 503 problem+json with Retry-After", async () => {
  const stopped = await startTestApp({ database: "postgresql", door: "http" });
  const alice = await stopped.person("Alice");
  expect((await alice.get("/api/me")).status).toBe(200);
  await stopped.databases.stopServer();
  for (const [method, path] of [["GET", "/api/health"], ["GET", "/api/me"], ["GET", "/api/articles"], ["PUT", "/api/articles/a"]] as const) {
    const answer = await alice.send(method, path);
    expect(answer.status, `${method} ${path}: ${answer.text}`).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(answer.json()).toMatchObject({ type: "/problems/unavailable", status: 503 });
  }
  await stopped.stop();
});
