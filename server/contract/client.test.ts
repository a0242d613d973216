import { afterAll, beforeAll, expect, test } from "vitest";
import { append } from "../../docs/examples/append-bot";
import { createApiClient, type ApiClient } from "../../lib/client/api-client";
import type { Article } from "../../lib/articles/schema";
import { saveMerging } from "../../lib/sdk/save-merging";
import { startTestApp, type Caller, type TestApp } from "../../lib/testing/app";

// The typed client and the example in the docs, over real HTTP.
let app: TestApp;
let alice: Caller;
let api: ApiClient;
let space: string;
beforeAll(async () => {
  app = await startTestApp({ database: "sqlite", door: "http" });
  alice = await app.person("Alice");
  space = (await alice.post("/api/spaces", { name: "Docs" })).json().id;
  const { token } = (await alice.post("/api/tokens", { name: "bot" })).json();
  api = createApiClient({ baseUrl: `http://127.0.0.1:${(app.door as unknown as { port: number }).port}`, token });
});
afterAll(() => app.stop());

const BODY = "First paragraph.\n\nSecond paragraph.\n\nThird paragraph.\n";
async function add(body = BODY): Promise<Article> {
  return (await alice.post("/api/articles", { spaceId: space, title: "Notes", body })).json();
}

test("ten bots add three lines each at the same time, and all thirty are there", async () => {
  const { id } = await add("");
  await Promise.all(
    Array.from({ length: 10 }, async (_, bot) => {
      for (let line = 0; line < 3; line += 1) await append(api, id, `Bot ${bot}, line ${line}`);
    }),
  );
  const { body, version } = (await alice.get(`/api/articles/${id}`)).json() as Article;
  expect(version).toBe(31);
  expect(body.trimEnd().split("\n").sort()).toEqual(Array.from({ length: 30 }, (_, i) => `Bot ${Math.floor(i / 3)}, line ${i % 3}`));
});

test("saveMerging: somebody else's change elsewhere is kept, and the version says what it was merged from", async () => {
  const base = await add();
  await alice.put(`/api/articles/${base.id}`, { title: "Notes", body: BODY.replace("First", "Their first"), version: 1 });
  const saved = await saveMerging(api, base, { ...base, body: BODY.replace("Third", "My third") });
  expect(saved).toMatchObject({ kind: "saved", article: { version: 3, body: BODY.replace("First", "Their first").replace("Third", "My third") } });
  expect((await alice.get(`/api/articles/${base.id}/versions/3`)).json()).toMatchObject({ kind: "merge", mergedFrom: { base: 1, theirs: 2 } });
  const record = (await alice.get(`/api/articles/${base.id}/versions/3/merge`)).json();
  expect(record).toMatchObject({ isRecorded: true, yours: { body: BODY.replace("Third", "My third") } });
});

test("saveMerging: a true clash comes back undecided, and nothing is written", async () => {
  const base = await add();
  await alice.put(`/api/articles/${base.id}`, { title: "Notes", body: BODY.replace("Second", "Their second"), version: 1 });
  const outcome = await saveMerging(api, base, { ...base, body: BODY.replace("Second", "My own second") });
  expect(outcome).toMatchObject({ kind: "conflicts", theirs: { version: 2 } });
  expect(outcome.kind === "conflicts" && outcome.conflicts.length).toBe(1);
  expect((await alice.get(`/api/articles/${base.id}`)).json().version).toBe(2);
});
