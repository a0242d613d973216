import { expect, test } from "vitest";
import { describeBothDoors } from "./doors";

describeBothDoors("an article's life", (setting) => {
  const etag = (version: number) => ({ "if-match": `"${version}"` });
  const add = async (given: object = {}) =>
    (await setting.alice.post("/api/articles", { spaceId: setting.space, title: "Notes", body: "One\n", ...given })).json();

  test("PUT with If-None-Match: * creates under the client's id, once", async () => {
    const path = "/api/articles/my-own_ID.".slice(0, -1);
    const create = (body = "One\n") => setting.alice.put(path, { spaceId: setting.space, title: "Mine", body }, { "if-none-match": "*" });
    const answers = await Promise.all([create(), create(), create()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
    const made = answers.find((answer) => answer.status === 201)!;
    expect([made.headers.get("location"), made.headers.get("etag")]).toEqual([path, '"1"']);
    const again = await create("Other\n");
    expect(again.status).toBe(409);
    expect(again.json()).toMatchObject({ type: "/problems/already-exists", currentVersion: 1 });
    expect((await setting.alice.get(path)).json()).toMatchObject({ id: "my-own_ID", body: "One\n", version: 1 });
    await setting.alice.delete(path, etag(1));
    expect((await create()).json()).toMatchObject({ status: 410, links: { restore: `${path}/restore` } });
    const noName = await setting.alice.put("/api/articles/my%20own", { spaceId: setting.space, title: "Mine", body: "" }, { "if-none-match": "*" });
    expect(noName.json()).toMatchObject({ status: 400, errors: [{ path: "id", message: "must be 1 to 64 letters, digits, - or _" }] });
    const noSpace = await setting.alice.put("/api/articles/other", { title: "x", body: "" }, { "if-none-match": "*" });
    expect(noSpace.json().errors).toEqual([{ path: "spaceId", message: "is required" }]);
    expect((await setting.alice.put("/api/articles/other", { title: "x", body: "", spaceId: setting.space }, etag(1))).status).toBe(400);
    expect((await setting.alice.put("/api/articles/other", { title: "x", body: "" }, etag(1))).status).toBe(404);
    expect((await setting.alice.put("/api/articles/other", { title: "x", body: "" }, { "if-none-match": '"1"' })).status).toBe(400);
    const stranger = await setting.test.person("Stranger");
    const theirs = (await stranger.post("/api/spaces", { name: "Theirs" })).json().id;
    const hidden = await stranger.put(path, { spaceId: theirs, title: "x", body: "" }, { "if-none-match": "*" });
    expect(hidden.status).toBe(409);
    expect(hidden.json()).not.toHaveProperty("currentVersion");
  });

  test("purge: an owner's, from the trash alone, and then there is nothing", async () => {
    const parent = await add();
    const { id } = await add({ parentId: parent.id });
    const path = `/api/articles/${id}`;
    const early = await setting.alice.delete(`${path}?purge=true`);
    expect(early.json()).toMatchObject({ status: 409, type: "/problems/invalid-transition", currentStatus: "draft", allowed: ["delete"] });
    await setting.alice.delete(path, etag(1));
    const bob = await setting.test.person("Bob");
    await setting.alice.post(`/api/spaces/${setting.space}/members`, { email: bob.email, role: "editor" });
    expect((await bob.delete(`${path}?purge=true`)).status).toBe(403);
    expect((await setting.alice.delete(`${path}?purge=true`, etag(7))).status).toBe(409);
    expect((await setting.alice.delete(`${path}?purge=true`, etag(1))).status).toBe(204);
    expect((await setting.alice.get(path)).status).toBe(404);
    expect((await setting.alice.post(`${path}/restore`)).status).toBe(404);
    expect(await setting.test.app.database.db.revision.count({ where: { articleId: id } })).toBe(0);
    // A parent takes its children's place in the tree with it, not the children.
    const child = await add({ parentId: parent.id });
    await setting.alice.delete(`/api/articles/${child.id}`, etag(1));
    await setting.alice.delete(`/api/articles/${parent.id}`, etag(1));
    expect((await setting.alice.delete(`/api/articles/${parent.id}?purge=true`)).status).toBe(204);
    expect((await setting.alice.post(`/api/articles/${child.id}/restore`)).json().parentId).toBeNull();
  });

  test("purge: the id stays taken, so that nobody's old version is that of another article", async () => {
    const path = "/api/articles/purged-id";
    const create = () => setting.alice.put(path, { spaceId: setting.space, title: "Mine", body: "One\n" }, { "if-none-match": "*" });
    expect((await create()).status).toBe(201);
    await setting.alice.delete(path, etag(1));
    expect((await setting.alice.delete(`${path}?purge=true`)).status).toBe(204);
    const again = await create();
    expect(again.json()).toMatchObject({ status: 409, type: "/problems/already-exists" });
    expect(again.json()).not.toHaveProperty("currentVersion");
    expect((await setting.alice.put(path, { title: "Mine", body: "Old\n" }, etag(1))).status).toBe(404);
  });

  test("publish, unpublish, archive and unarchive, and what is not possible from where", async () => {
    const { id } = await add();
    const path = `/api/articles/${id}`;
    const step = (name: string, version?: number) => setting.alice.post(`${path}/${name}`, undefined, version ? etag(version) : {});
    expect((await step("publish")).status).toBe(428);
    expect((await step("publish", 9)).json()).toMatchObject({ type: "/problems/version-conflict", currentVersion: 1 });
    const impossible = await step("unpublish", 1);
    expect(impossible.status).toBe(409);
    expect(impossible.json()).toMatchObject({ type: "/problems/invalid-transition", currentStatus: "draft", allowed: ["publish", "archive"] });
    const published = await step("publish", 1);
    expect([published.status, published.headers.get("etag")]).toEqual([200, '"2"']);
    expect(published.json()).toMatchObject({ status: "published", version: 2, publishedVersion: 2 });
    expect((await step("publish", 2)).json()).toMatchObject({ type: "/problems/invalid-transition", currentStatus: "published", allowed: ["unpublish", "archive"] });

    // Editors go on behind the published version.
    await setting.alice.put(path, { title: "Notes", body: "Two\n" }, etag(2));
    const slug = published.json().publishedSlug;
    expect(await setting.test.app.publishing.readPublished(slug)).toMatchObject({ kind: "found", article: { body: "One\n", version: 2 } });
    expect((await setting.alice.post(`${path}/publish`, { version: 3 })).json()).toMatchObject({ publishedVersion: 4, publishedSlug: slug });
    expect(await setting.test.app.publishing.readPublished(slug)).toMatchObject({ article: { body: "Two\n" } });

    expect((await step("unpublish", 4)).json()).toMatchObject({ status: "draft", publishedVersion: null });
    expect(await setting.test.app.publishing.readPublished(slug)).toEqual({ kind: "not-found" });
    expect((await step("archive", 5)).json()).toMatchObject({ status: "archived" });
    expect((await step("archive", 6)).json()).toMatchObject({ currentStatus: "archived", allowed: ["unarchive"] });
    expect((await step("publish", 6)).status).toBe(409);
    expect((await step("unarchive", 6)).json()).toMatchObject({ status: "draft", version: 7 });
    expect((await setting.alice.post(`${path}/publish`, { version: 7, extra: 1 })).status).toBe(400);
  });

  test("two articles of two spaces with one slug are public at two addresses; the trash is not public", async () => {
    const other = (await setting.alice.post("/api/spaces", { name: "Other" })).json().id;
    const addresses: string[] = [];
    for (const spaceId of [setting.space, other]) {
      const { id } = await add({ spaceId, slug: "same-slug" });
      addresses.push((await setting.alice.post(`/api/articles/${id}/publish`, undefined, etag(1))).json().publishedSlug);
      if (spaceId === other) await setting.alice.delete(`/api/articles/${id}`, etag(2));
    }
    expect(addresses).toEqual(["same-slug", "same-slug-2"]);
    expect((await setting.test.app.publishing.readPublished("same-slug")).kind).toBe("found");
    expect((await setting.test.app.publishing.readPublished("same-slug-2")).kind).toBe("not-found");
  });

  test("Idempotency-Key: the first answer again, also after a restart; another request is refused", async () => {
    const key = { "idempotency-key": "k-1" };
    const request = { spaceId: setting.space, title: "Once" };
    const first = await setting.alice.post("/api/articles", request, key);
    expect(first.status).toBe(201);
    await setting.test.restart();
    const again = await setting.alice.post("/api/articles", request, key);
    expect([again.status, again.text, again.headers.get("location")]).toEqual([201, first.text, first.headers.get("location")]);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect((await setting.alice.get(`/api/articles?space=${setting.space}&sort=-createdAt&limit=100`)).json().items.filter((item: { title: string }) => item.title === "Once")).toHaveLength(1);
    const other = await setting.alice.post("/api/articles", { ...request, title: "Twice" }, key);
    expect([other.status, other.json().type]).toEqual([422, "/problems/idempotency-mismatch"]);
    const bob = await setting.test.person("Bob");
    const own = (await bob.post("/api/spaces", { name: "Own" }, key)).status;
    expect(own).toBe(201);
    expect((await setting.alice.post("/api/articles", request, { "idempotency-key": "bad key" })).status).toBe(400);
    // A conflict is an answer, too: the same stale write gets the same one.
    const { id } = first.json();
    const write = () => setting.alice.put(`/api/articles/${id}`, { title: "Once", body: "x" }, { "if-match": "9", "idempotency-key": "k-2" });
    const [conflict, repeated] = [await write(), await write()];
    expect([conflict.status, repeated.status]).toEqual([409, 409]);
    // The repetition has an id of its own, in its header and in the problem.
    expect(repeated.json()).toEqual({ ...conflict.json(), requestId: repeated.headers.get("x-request-id") });
    expect(repeated.json().requestId).not.toBe(conflict.json().requestId);
  });

  test("Idempotency-Key: of many at once one runs, the others are told so or get its answer", async () => {
    const request = { spaceId: setting.space, title: "Together" };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => setting.alice.post("/api/articles", request, { "idempotency-key": "together" })),
    );
    for (const answer of answers) expect([201, 409], answer.text).toContain(answer.status);
    const created = answers.filter((answer) => answer.status === 201);
    expect(new Set(created.map((answer) => answer.json().id)).size).toBe(1);
    expect(answers.filter((answer) => answer.status === 409).every((answer) => answer.json().type === "/problems/request-in-progress")).toBe(true);
  });

  test("Idempotency-Key: a token shown once stays unreadable in the database", async () => {
    const made = await setting.alice.post("/api/tokens", { name: "bot" }, { "idempotency-key": "t-1" });
    const again = await setting.alice.post("/api/tokens", { name: "bot" }, { "idempotency-key": "t-1" });
    expect(again.json().token).toBe(made.json().token);
    const rows = await setting.test.app.database.db.idempotencyKey.findMany();
    expect(JSON.stringify(rows)).not.toContain(made.json().token);
  });
});
