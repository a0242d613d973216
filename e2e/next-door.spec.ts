import { expect, test } from "@playwright/test";
import { newDataFolder, startNextAlone, startServer, type ServerProcess } from "./server-process";

// Route handlers use nothing of Next's and nothing of our server's: behind either they give the same answers.

const ANN = { email: "ann@example.com", name: "Ann", password: "a long enough password" };
/** What a client acts on; the rest (dates, connection, ids of requests) is each server's own. */
const HEADERS = ["content-type", "etag", "allow", "www-authenticate", "cache-control", "location", "preference-applied", "link", "retry-after"];

type Seen = { name: string; status: number; headers: Record<string, string>; body: unknown };

/** Walks through the API at `address`, on empty data, and returns what was seen, with names in the place of what is new each time. */
async function walk(address: string): Promise<Seen[]> {
  const seen: Seen[] = [];
  const settled = (text: string) =>
    text
      .replaceAll(address, "<address>")
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<id>")
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>");
  let cookie = "";
  const call = async (name: string, method: string, path: string, given: { headers?: Record<string, string>; body?: unknown } = {}) => {
    const { body } = given;
    const headers = { ...(cookie && { cookie }), ...(body === undefined || typeof body === "string" ? {} : { "content-type": "application/json" }), ...given.headers };
    const answer = await fetch(address + path, { method, headers, ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }) });
    const text = await answer.text();
    const shown = HEADERS.flatMap((header) => (answer.headers.has(header) ? [[header, settled(answer.headers.get(header)!)]] : []));
    const isJson = text !== "" && /json/.test(answer.headers.get("content-type") ?? "");
    seen.push({ name, status: answer.status, headers: Object.fromEntries(shown), body: isJson ? JSON.parse(settled(text)) : settled(text) });
    return { answer, text };
  };

  await call("nobody", "GET", "/api/articles");
  const joined = await call("join", "POST", "/api/users", { body: ANN });
  cookie = joined.answer.headers.getSetCookie()[0]!.split(";")[0]!;
  const space = JSON.parse((await call("space", "POST", "/api/spaces", { body: { name: "Docs" } })).text).id as string;
  const made = await call("create", "POST", "/api/articles", { body: { spaceId: space, title: "Log", body: "one\n\ntwo\n\nthree\n" } });
  const path = `/api/articles/${JSON.parse(made.text).id}`;
  const first = made.answer.headers.get("etag")!;

  const stream = await fetch(`${address}/api/events?space=${space}`, { headers: { cookie } });
  await call("read", "GET", path);
  await call("head", "HEAD", path);
  await call("not modified", "GET", path, { headers: { "if-none-match": first } });
  await call("save", "PUT", path, { headers: { "if-match": first }, body: { title: "Log", body: "one\n\ntwo\n\nthree, changed\n" } });
  await call("stale", "PUT", path, { headers: { "if-match": first }, body: { title: "Log", body: "one, changed\n\ntwo\n\nthree\n" } });
  await call("merged", "PUT", path, { headers: { "if-match": first, prefer: "merge=auto, return=representation" }, body: { title: "Log", body: "one, changed\n\ntwo\n\nthree\n" } });
  await call("without a version", "PUT", path, { body: { title: "Log", body: "none" } });
  await call("patched", "PATCH", path, { headers: { "if-match": "*", "content-type": "application/merge-patch+json" }, body: { tags: ["a"] } });
  await call("text", "GET", `${path}/body`);
  await call("text saved", "PUT", `${path}/body`, { headers: { "if-match": "*", "content-type": "text/markdown" }, body: "# Written\n" });
  await call("not JSON", "PUT", path, { headers: { "if-match": "*", "content-type": "application/json" }, body: "{" });
  await call("not allowed", "DELETE", "/api/changes");
  await call("options", "OPTIONS", path);
  await call("no such address", "GET", "/api/nothing/here");
  await call("removed", "DELETE", path, { headers: { "if-match": "*" } });
  await call("gone", "GET", path);

  seen.push({ name: "stream", status: stream.status, headers: { "content-type": stream.headers.get("content-type")! }, body: settled(await firstChange(stream)) });
  return seen;
}

/** The first change that a stream tells of, as it was sent. */
async function firstChange(stream: Response): Promise<string> {
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`The stream ended after: ${text}`);
    text += value;
    const event = text.split("\n\n").slice(0, -1).find((part) => part.includes("event: change"));
    if (event === undefined) continue;
    await reader.cancel();
    return event;
  }
}

test("Next's own router and the server in front of it give the same answers", async () => {
  const walkOf = async (start: (environment: Record<string, string>) => ServerProcess) => {
    const server = start({ DATA_DIR: newDataFolder() });
    try {
      return await walk(await server.ready);
    } finally {
      server.process.kill("SIGKILL");
    }
  };
  const direct = await walkOf(startServer);
  const statuses = Object.fromEntries(direct.map(({ name, status }) => [name, status]));
  expect(statuses).toEqual({
    ...{ nobody: 401, join: 201, space: 201, create: 201, read: 200, head: 200, "not modified": 304, save: 200, stale: 409, merged: 200 },
    ...{ "without a version": 428, patched: 200, text: 200, "text saved": 200, "not JSON": 400, "not allowed": 405, options: 204 },
    ...{ "no such address": 404, removed: 204, gone: 410, stream: 200 },
  });
  expect(await walkOf(startNextAlone)).toEqual(direct);
});
