import { expect, test } from "vitest";
import { describeBothDoors } from "./doors";

describeBothDoors("stale writes", (setting) => {
  const etag = (value: string | number) => ({ "if-match": typeof value === "number" ? `"${value}"` : value });
  const BODY = "First paragraph.\n\nSecond paragraph.\n\nThird paragraph.\n";

  async function add(given: object = {}) {
    const answer = await setting.alice.post("/api/articles", { spaceId: setting.space, title: "Notes", body: BODY, ...given });
    const { id } = answer.json();
    return { id, path: `/api/articles/${id}` };
  }
  const put = (path: string, body: string, headers: Record<string, string>, more: object = {}) =>
    setting.alice.put(path, { title: "Notes", body, ...more }, headers);

  test("the 409 has exactly its fields, the ETag of what is there, and nothing was written", async () => {
    const { id, path } = await add();
    await put(path, "Two\n", etag(1), { note: "second" });
    await put(path, "Three\n", etag(2));
    const answer = await put(path, "Mine\n", { ...etag(1), "x-request-id": "req-1" });
    expect(answer.status).toBe(409);
    expect(answer.headers.get("etag")).toBe('"3"');
    expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(answer.headers.get("x-request-id")).toBe("req-1");
    const change = (version: number, note: string | null) => ({ version, note, author: { id: setting.alice.id, name: "Alice" }, createdAt: expect.any(String) });
    const detail = "This was written from version 1, but the article is now at version 3.";
    expect(answer.json()).toEqual({
      type: "/problems/version-conflict",
      title: "Conflict",
      status: 409,
      detail,
      instance: path,
      requestId: "req-1",
      error: "Conflict",
      message: detail,
      currentVersion: 3,
      clientVersion: 1,
      changes: [change(2, "second"), change(3, null)],
      links: { current: path, base: `${path}/versions/1`, diff: `${path}/diff?from=1&to=3`, merge: `${path}/merge` },
    });
    expect((await setting.alice.get(path)).json()).toMatchObject({ version: 3, body: "Three\n" });
    expect((await setting.alice.get(`${path}/versions`)).json().items).toHaveLength(3);
    for (const link of Object.values(answer.json().links as Record<string, string>).filter((link) => !link.endsWith("/merge"))) {
      expect((await setting.alice.get(link)).status, link).toBe(200);
    }
    expect(id).toBeTruthy();
  });

  test("changes are capped at the newest 20, in ascending order", async () => {
    const { path } = await add();
    for (let version = 1; version <= 24; version += 1) await put(path, `${version}\n`, etag(version));
    const { changes } = (await put(path, "Mine\n", etag(1))).json();
    expect(changes.map((change: { version: number }) => change.version)).toEqual(Array.from({ length: 20 }, (_, i) => i + 6));
  });

  test('every way to name a version: "7", W/"7", 7, *, the body, both', async () => {
    const { path } = await add();
    expect((await put(path, "2\n", etag('"1"'))).status).toBe(200);
    expect((await put(path, "3\n", etag('W/"2"'))).status).toBe(200);
    expect((await put(path, "4\n", etag("3"))).status).toBe(200);
    expect((await put(path, "5\n", etag("*"))).status).toBe(200);
    expect((await put(path, "6\n", {}, { version: 5 })).status).toBe(200);
    expect((await put(path, "7\n", etag(6), { version: 6 })).status).toBe(200);
    for (const stale of ['"6"', 'W/"6"', "6", '"99"', '"0"', "4000000000"]) {
      const answer = await put(path, "x\n", { ...etag(stale), prefer: "return=representation" });
      expect(answer.status, stale).toBe(409);
      expect(answer.headers.get("etag")).toBe('"7"');
    }
    expect((await put(path, "y\n", etag(7), { version: 6 })).status).toBe(400);
    expect((await put(path, "y\n", etag('"abc"'))).status).toBe(400);
    expect((await put(path, "y\n", {}, { version: 0 })).status).toBe(400);
    expect((await put(path, "y\n", {}, { version: "7" })).status).toBe(400);
    const unnamed = await put(path, "y\n", {});
    expect(unnamed.status).toBe(428);
    expect(unnamed.json().type).toBe("/problems/precondition-required");
  });

  test("a newer or unknown version is a conflict as an older one is", async () => {
    const { path } = await add();
    const answer = await put(path, "x\n", { ...etag(5), prefer: "return=representation" });
    expect(answer.status).toBe(409);
    expect(answer.json()).toMatchObject({ currentVersion: 1, clientVersion: 5, changes: [], base: null, current: { version: 1 } });
  });

  test("If-Unmodified-Since: any doubt is a conflict", async () => {
    const { path } = await add();
    const future = new Date(Date.now() + 60_000).toUTCString();
    const past = new Date(Date.now() - 60_000).toUTCString();
    const refused = await put(path, "2\n", { "if-unmodified-since": past });
    expect(refused.status).toBe(409);
    expect(refused.json()).toMatchObject({ clientVersion: null, currentVersion: 1 });
    expect((await put(path, "2\n", { "if-unmodified-since": future })).status).toBe(200);
    const article = (await setting.alice.get(path)).json();
    const last = new Date(article.updatedAt).toUTCString();
    // Two versions within that second: the client may have seen the first of them.
    await setting.test.app.database.db.revision.updateMany({ where: { articleId: article.id }, data: { createdAt: article.updatedAt } });
    expect((await put(path, "3\n", { "if-unmodified-since": last })).status).toBe(409);
    expect((await put(path, "3\n", { "if-unmodified-since": "yesterday-ish" })).status).toBe(428);
    // A version given beside it is what counts.
    expect((await put(path, "3\n", { "if-unmodified-since": past, ...etag(2) })).status).toBe(200);
  });

  test("a write that changes nothing is 200 at the current version and makes none, stale or not", async () => {
    const { path } = await add();
    await put(path, "Two\n", etag(1));
    const retry = await put(path, "Two\n", etag(1));
    expect([retry.status, retry.headers.get("etag"), retry.json().version]).toEqual([200, '"2"', 2]);
    expect((await setting.alice.patch(path, { title: "Notes" }, etag(1))).json().version).toBe(2);
    expect((await setting.alice.get(`${path}/versions`)).json().items).toHaveLength(2);
  });

  test("of 20 simultaneous writes from one version exactly one succeeds", async () => {
    const { path } = await add();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => put(path, `Writer ${i}\n`, etag(1))));
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(19);
    const winner = statuses.indexOf(200);
    expect((await setting.alice.get(path)).json()).toMatchObject({ version: 2, body: `Writer ${winner}\n` });
    expect((await setting.alice.get(`${path}/versions`)).json().items).toHaveLength(2);
  });

  test("60 simultaneous overwrites all land, one after the other, none written twice over the same version", async () => {
    const { path, id } = await add();
    const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => put(path, `Writer ${i}\n`, etag("*"))));
    expect(answers.map((answer) => answer.status)).toEqual(Array(60).fill(200));
    expect((await setting.alice.get(path)).json().version).toBe(61);
    expect(new Set(answers.map((answer) => answer.json().version)).size).toBe(60);
    expect(await setting.test.app.database.db.revision.count({ where: { articleId: id } })).toBe(61);
  });

  test("merge=auto: a clean merge is saved and says what it was made from", async () => {
    const { path } = await add();
    await put(path, BODY.replace("First", "Changed first"), etag(1));
    const answer = await put(path, BODY.replace("Third", "Changed third"), { ...etag(1), prefer: "merge=auto" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("preference-applied")).toBe("merge=auto");
    expect(answer.headers.get("etag")).toBe('"3"');
    expect(answer.json()).toMatchObject({ version: 3, merged: { base: 1, theirs: 2 } });
    expect(answer.json().body).toBe(BODY.replace("First", "Changed first").replace("Third", "Changed third"));
    expect((await setting.alice.get(`${path}/versions/3`)).json()).toMatchObject({ kind: "merge", mergedFrom: { base: 1, theirs: 2 } });
  });

  test("merge=auto: a true clash is the 409 plus its conflicts, and nothing written", async () => {
    const { path } = await add();
    await put(path, BODY.replace("Second", "Their second"), etag(1));
    const answer = await put(path, BODY.replace("Second", "My own second"), { ...etag(1), prefer: "merge=auto, return=representation" });
    expect(answer.status).toBe(409);
    expect(answer.json().conflicts).toHaveLength(1);
    expect(answer.json().conflicts[0]).toMatchObject({ field: "body", range: { base: expect.any(Array) } });
    expect(answer.json()).toMatchObject({ current: { version: 2 }, base: { version: 1, body: BODY } });
    expect((await setting.alice.get(path)).json().version).toBe(2);
  });

  test("merge=auto with PATCH clashes only where the same field changed", async () => {
    const { path } = await add();
    await setting.alice.patch(path, { title: "Their title" }, etag(1));
    const answer = await setting.alice.patch(path, { tags: ["mine"] }, { ...etag(1), prefer: "merge=auto" });
    expect(answer.json()).toMatchObject({ title: "Their title", tags: ["mine"], version: 3 });
    const clash = await setting.alice.patch(path, { title: "My title" }, { ...etag(1), prefer: "merge=auto" });
    expect(clash.status).toBe(409);
    expect(clash.json().conflicts[0]).toMatchObject({ field: "title", base: "Notes", yours: "My title", theirs: "Their title" });
  });

  test("40 simultaneous changes elsewhere with merge=auto all land, none lost", async () => {
    const lines = Array.from({ length: 40 }, (_, i) => `Line ${i} of the list.\n\nSome words between.\n\n`);
    const { path } = await add({ body: lines.join("") });
    const answers = await Promise.all(
      lines.map((_, i) => put(path, lines.map((other, j) => (j === i ? other.replace("of the list", "CHANGED") : other)).join(""), { ...etag(1), prefer: "merge=auto" })),
    );
    expect(answers.map((answer) => answer.status)).toEqual(lines.map(() => 200));
    expect((await setting.alice.get(path)).json().body.match(/CHANGED/g)).toHaveLength(40);
  });

  test("POST merge writes nothing and answers in both forms", async () => {
    const { path } = await add();
    await put(path, BODY.replace("Second", "Their second"), etag(1));
    const yours = { version: 1, title: "Mine", body: BODY.replace("Second", "My own second") };
    const merged = (await setting.alice.post(`${path}/merge`, yours)).json();
    expect(merged).toMatchObject({ base: 1, theirs: 2, clean: false, merged: { title: "Mine" } });
    const [conflict] = merged.conflicts;
    expect(BODY.slice(...(conflict.range.base as [number, number]))).toBe(conflict.base);
    expect(yours.body.slice(...(conflict.range.yours as [number, number]))).toBe(conflict.yours);
    const text = await setting.alice.post(`${path}/merge`, yours, { accept: "text/markdown" });
    expect(text.headers.get("x-conflict-count")).toBe("1");
    expect(text.text).toMatch(/<<<<<<< [\s\S]*\|\|\|\|\|\|\| [\s\S]*=======[\s\S]*>>>>>>> /);
    expect((await setting.alice.post(`${path}/merge`, { version: 9 })).status).toBe(422);
    expect((await setting.alice.get(path)).json().version).toBe(2);
  });
});
