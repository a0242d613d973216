import { afterAll, beforeAll, expect, test } from "vitest";
import { append } from "../../docs/examples/append-bot";
import { createApiClient, type ApiClient } from "../../lib/client/api-client";
import { takeBack } from "../../lib/client/take-back";
import type { Article } from "../../lib/articles/schema";
import { contentOf } from "../../lib/editor/content";
import { mergeArticle } from "../../lib/merge";
import { saveMerging } from "../../lib/sdk/save-merging";
import { startTestApp, type Caller, type TestApp } from "../testing/app";

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

test("takeBack: what one version brought in goes, what was written since stays, and a clash writes nothing", async () => {
  const base = await add();
  const path = `/api/articles/${base.id}`;
  const second = BODY.replace("First", "Their first");
  await alice.put(path, { title: "Notes", body: second, version: 1 });
  await alice.put(path, { title: "Notes", body: second.replace("Third", "A later third"), version: 2 });
  const content = (body: string) => ({ ...contentOf(base), body });
  const request = { base: { version: 2, content: content(second) }, wanted: content(BODY), note: "Part of version 1 restored" };
  const back = () => takeBack(api, mergeArticle, base.id, request);
  expect(await back()).toMatchObject({ kind: "saved", article: { version: 4, body: BODY.replace("Third", "A later third") } });
  expect((await alice.get(`${path}/versions/4`)).json()).toMatchObject({ kind: "restore", note: "Part of version 1 restored" });
  expect(await back()).toEqual({ kind: "nothing" });
  await alice.put(path, { title: "Notes", body: BODY.replace("First", "Quite another beginning"), version: 4 });
  expect(await back()).toMatchObject({ kind: "clash", theirs: { version: 5 } });
  expect((await alice.get(path)).json().version).toBe(5);
});

/** A client in whose way somebody saves, before each of its first `times` writes, a third paragraph that is new every time. */
function outpaced(path: string, body: string, times: number): ApiClient {
  let count = 0;
  return {
    ...api,
    saveArticle: async (...args: Parameters<ApiClient["saveArticle"]>) => {
      if (count < times) {
        count += 1;
        await alice.put(path, { title: "Notes", body: body.replace("Third", `${count}. third`), version: 1 + count });
      }
      return api.saveArticle(...args);
    },
  };
}

test("takeBack: somebody who saves in the same moment is merged with, and one who does so all the time is said to be in the way", async () => {
  for (const [times, expected] of [[1, { kind: "saved", article: { version: 4, body: BODY.replace("Third", "1. third") } }], [Infinity, { kind: "outrun" }]] as const) {
    const base = await add();
    const path = `/api/articles/${base.id}`;
    const second = BODY.replace("First", "Their first");
    await alice.put(path, { title: "Notes", body: second, version: 1 });
    const content = (body: string) => ({ ...contentOf(base), body });
    const request = { base: { version: 2, content: content(second) }, wanted: content(BODY), note: "back" };
    expect(await takeBack(outpaced(path, second, times), mergeArticle, base.id, request)).toMatchObject(expected);
  }
});
