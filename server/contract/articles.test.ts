import { expect, test } from "vitest";
import { describeBothDoors } from "./doors";

describeBothDoors("articles", (setting) => {
  const add = async (given: object = {}) => {
    const answer = await setting.alice.post("/api/articles", { spaceId: setting.space, title: "Notes", body: "One\n", ...given });
    expect(answer.status, answer.text).toBe(201);
    return answer.json();
  };
  const etag = (version: number) => ({ "if-match": `"${version}"` });

  test("create: 201, Location, ETag, and slugs made from the title and made free", async () => {
    const answer = await setting.alice.post("/api/articles", { spaceId: setting.space, title: "Überblick & Ziele" });
    expect(answer.status).toBe(201);
    const article = answer.json();
    expect(answer.headers.get("location")).toBe(`/api/articles/${article.id}`);
    expect(answer.headers.get("etag")).toBe('"1"');
    expect(article).toMatchObject({ slug: "uberblick-ziele", version: 1, body: "", tags: [], parentId: null, status: "draft" });
    expect((await add({ title: "Überblick & Ziele" })).slug).toBe("uberblick-ziele-2");
  });

  test("twenty people who use one title at the same moment all get their article", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => setting.alice.post("/api/articles", { spaceId: setting.space, title: "Minutes" })),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(201));
    const spaces = await Promise.all(Array.from({ length: 20 }, () => setting.alice.post("/api/spaces", { name: "Team" })));
    expect(spaces.map((answer) => answer.status)).toEqual(Array(20).fill(201));
  });

  test("an explicit slug that is taken: 409 duplicate, with what has it", async () => {
    const first = await add({ slug: "taken" });
    const answer = await setting.alice.post("/api/articles", { spaceId: setting.space, title: "x", slug: "taken" });
    expect(answer.status).toBe(409);
    expect(answer.json()).toMatchObject({ type: "/problems/duplicate", field: "slug", links: { existing: `/api/articles/${first.id}` } });
    const other = await add();
    const rename = await setting.alice.patch(`/api/articles/${other.id}`, { slug: "taken" }, etag(1));
    expect(rename.json()).toMatchObject({ type: "/problems/duplicate", field: "slug" });
  });

  test("read: ETag, Last-Modified, Cache-Control, 304 and HEAD", async () => {
    const { id } = await add();
    const answer = await setting.alice.get(`/api/articles/${id}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("etag")).toBe('"1"');
    expect(answer.headers.get("cache-control")).toBe("private, no-cache");
    expect(answer.headers.get("last-modified")).toMatch(/GMT$/);
    expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
    for (const value of ['"1"', 'W/"1"', "1", '"9", "1"', "*"]) {
      const unchanged = await setting.alice.get(`/api/articles/${id}`, { "if-none-match": value });
      expect(unchanged.status, value).toBe(304);
      expect(unchanged.headers.get("etag")).toBe('"1"');
      expect(unchanged.text).toBe("");
    }
    expect((await setting.alice.get(`/api/articles/${id}`, { "if-none-match": '"2"' })).status).toBe(200);
    const head = await setting.alice.send("HEAD", `/api/articles/${id}`);
    expect([head.status, head.text]).toEqual([200, ""]);
    for (const name of ["etag", "last-modified", "cache-control", "content-type"]) expect(head.headers.get(name), name).toBe(answer.headers.get(name));
  });

  test("who knows the version, and may not see the article or finds it deleted, is told what everybody is told", async () => {
    const { id } = await add();
    const bob = await setting.test.person("Bob");
    const ask = (caller: typeof bob) =>
      Promise.all(["", "/body"].flatMap((form) => ["GET", "HEAD"].map((method) => caller.send(method, `/api/articles/${id}${form}`, { headers: { "if-none-match": '"1"' } }))));
    expect((await ask(setting.alice)).map((answer) => answer.status)).toEqual([304, 304, 304, 304]);
    expect((await ask(bob)).map((answer) => answer.status)).toEqual([404, 404, 404, 404]);
    await setting.alice.delete(`/api/articles/${id}`, etag(1));
    expect((await ask(setting.alice)).map((answer) => answer.status)).toEqual([410, 410, 410, 410]);
    expect((await ask(bob)).map((answer) => answer.status)).toEqual([404, 404, 404, 404]);
  });

  test("PUT: title and body whole, an optional field left out keeps its value", async () => {
    const { id } = await add({ tags: ["a"], slug: "put-here" });
    const answer = await setting.alice.put(`/api/articles/${id}`, { title: "New", body: "Two\n", note: "why" }, etag(1));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("etag")).toBe('"2"');
    expect(answer.json()).toMatchObject({ version: 2, title: "New", body: "Two\n", tags: ["a"], slug: "put-here" });
    const missing = await setting.alice.put(`/api/articles/${id}`, { title: "New" }, etag(2));
    expect(missing.status).toBe(400);
    expect(missing.json().errors).toEqual([{ path: "body", message: "is required" }]);
    const [version] = (await setting.alice.get(`/api/articles/${id}/versions`)).json().items;
    expect(version).toMatchObject({ version: 2, note: "why", kind: "edit", author: { name: "Alice" } });
  });

  test("PATCH: only the fields named, as merge patch or JSON; another type is 415 with Accept", async () => {
    const { id } = await add({ tags: ["a"] });
    const answer = await setting.alice.patch(`/api/articles/${id}`, { tags: ["b", "c", "b"], version: 1 });
    expect(answer.json()).toMatchObject({ version: 2, tags: ["b", "c"], body: "One\n" });
    const plain = await setting.alice.patch(`/api/articles/${id}`, { title: "T" }, { ...etag(2), "content-type": "application/json" });
    expect(plain.status).toBe(200);
    const wrong = await setting.alice.patch(`/api/articles/${id}`, "title: T", { ...etag(3), "content-type": "text/yaml" });
    expect(wrong.status).toBe(415);
    expect(wrong.headers.get("accept")).toContain("application/merge-patch+json");
    expect(wrong.json()).toMatchObject({ type: "/problems/unsupported-media-type", status: 415 });
  });

  test("the body alone: byte for byte both ways, CRLF and byte order mark included", async () => {
    const { id } = await add();
    const text = "\uFEFFa\r\nb\n\u{1F469}\u200D\u{1F467} e\u0301\t ";
    const answer = await setting.alice.put(`/api/articles/${id}/body`, text, { ...etag(1), "content-type": "text/markdown; charset=utf-8" });
    expect([answer.status, answer.headers.get("etag")]).toEqual([200, '"2"']);
    const read = await setting.alice.get(`/api/articles/${id}/body`);
    expect(read.headers.get("content-type")).toMatch(/^text\/markdown/);
    expect((await setting.alice.get(`/api/articles/${id}`)).json().body).toBe(text);
    expect((await setting.alice.get(`/api/articles/${id}/body`, { "if-none-match": '"2"' })).status).toBe(304);
    expect((await setting.alice.put(`/api/articles/${id}/body`, "{}", { ...etag(2), "content-type": "application/json" })).status).toBe(415);
    expect((await setting.alice.put(`/api/articles/${id}/body`, "x", { "content-type": "text/markdown" })).status).toBe(428);
    const broken = await setting.alice.send("PUT", `/api/articles/${id}/body`, { headers: { ...etag(2), "content-type": "text/markdown" }, body: new Uint8Array([0xff, 0xfe]) });
    expect(broken.status).toBe(400);
  });

  test("delete: 428 without a version, 409 with an old one, 204, then 410 everywhere, then restore", async () => {
    const { id } = await add();
    const path = `/api/articles/${id}`;
    expect((await setting.alice.delete(path)).status).toBe(428);
    expect((await setting.alice.delete(path, etag(7))).status).toBe(409);
    expect((await setting.alice.delete(path, etag(1))).status).toBe(204);
    const gone = await setting.alice.get(path);
    expect(gone.status).toBe(410);
    expect(gone.json()).toMatchObject({ type: "/problems/gone", deletedBy: { name: "Alice" }, links: { restore: `${path}/restore` } });
    expect(Date.parse(gone.json().deletedAt)).toBeGreaterThan(0);
    for (const address of [`${path}/body`, `${path}/versions`, `${path}/versions/1`, `${path}/diff?from=1&to=1`]) {
      expect((await setting.alice.get(address)).status, address).toBe(410);
    }
    expect((await setting.alice.put(path, { title: "x", body: "y" }, etag(1))).status).toBe(410);
    expect((await setting.alice.delete(path, etag(1))).status).toBe(410);
    expect((await setting.alice.post(`${path}/merge`, { version: 1 })).status).toBe(410);
    const trash = (await setting.alice.get(`/api/articles?deleted=true&space=${setting.space}`)).json();
    expect(trash.items.map((item: { id: string }) => item.id)).toContain(id);
    const restored = await setting.alice.post(`${path}/restore`);
    expect(restored.status).toBe(200);
    expect(restored.json()).toMatchObject({ version: 2, body: "One\n" });
    expect((await setting.alice.get(path)).status).toBe(200);
  });

  test("an article with children: 409 in-use with the blockers", async () => {
    const parent = await add();
    const child = await add({ parentId: parent.id });
    const answer = await setting.alice.delete(`/api/articles/${parent.id}`, etag(1));
    expect(answer.status).toBe(409);
    expect(answer.json()).toMatchObject({ type: "/problems/in-use", blockers: [`/api/articles/${child.id}`], total: 1 });
  });

  test("a parent that is its own child, or of another space: 422 and nothing written", async () => {
    const parent = await add();
    const child = await add({ parentId: parent.id });
    const circle = await setting.alice.patch(`/api/articles/${parent.id}`, { parentId: child.id }, etag(1));
    expect(circle.status).toBe(422);
    expect(circle.json()).toMatchObject({ type: "/problems/impossible", errors: [{ path: "parentId" }] });
    expect((await setting.alice.patch(`/api/articles/${parent.id}`, { parentId: parent.id }, etag(1))).status).toBe(422);
    expect((await setting.alice.patch(`/api/articles/${parent.id}`, { parentId: "nowhere" }, etag(1))).status).toBe(422);
    expect((await setting.alice.get(`/api/articles/${parent.id}`)).json()).toMatchObject({ version: 1, parentId: null });
  });

  test("of two articles moved below each other at the same moment one is, and the other's writer is told why", async () => {
    const [one, other] = [await add(), await add()];
    const move = (id: string, parentId: string) => setting.alice.patch(`/api/articles/${id}`, { parentId }, etag(1));
    const answers = await Promise.all([move(one.id, other.id), move(other.id, one.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  test("versions: listed newest first in pages, read whole, restored as a new one", async () => {
    const { id } = await add();
    for (let version = 1; version < 5; version += 1) {
      await setting.alice.put(`/api/articles/${id}`, { title: "Notes", body: `${version}\n` }, etag(version));
    }
    const page = await setting.alice.get(`/api/articles/${id}/versions?limit=2`);
    expect(page.json().items.map((item: { version: number }) => item.version)).toEqual([5, 4]);
    const next = /<([^>]+)>; rel="next"/.exec(page.headers.get("link") ?? "")?.[1];
    expect((await setting.alice.get(next!)).json().items.map((item: { version: number }) => item.version)).toEqual([3, 2]);
    const second = await setting.alice.get(`/api/articles/${id}/versions/2`);
    expect(second.json()).toMatchObject({ version: 2, body: "1\n", kind: "edit" });
    expect((await setting.alice.get(`/api/articles/${id}/versions/99`)).status).toBe(404);
    expect((await setting.alice.get(`/api/articles/${id}/versions/99999999999`)).status).toBe(404);
    expect((await setting.alice.get(`/api/articles/${id}/versions/two`)).status).toBe(404);
    expect((await setting.alice.post(`/api/articles/${id}/versions/2/restore`)).status).toBe(428);
    expect((await setting.alice.post(`/api/articles/${id}/versions/2/restore`, undefined, etag(4))).status).toBe(409);
    const restored = await setting.alice.post(`/api/articles/${id}/versions/2/restore`, undefined, etag(5));
    expect([restored.status, restored.headers.get("etag")]).toEqual([200, '"6"']);
    expect(restored.json().body).toBe("1\n");
  });

  test("diff: as JSON with words, as a unified diff, 406 for anything else, 400 without versions", async () => {
    const { id } = await add({ body: "same\nold word\n" });
    await setting.alice.put(`/api/articles/${id}`, { title: "Other", body: "same\nnew word\n" }, etag(1));
    const path = `/api/articles/${id}/diff?from=1&to=2`;
    const diff = (await setting.alice.get(path)).json();
    expect(diff.fields).toEqual([{ field: "title", from: "Notes", to: "Other" }]);
    expect(diff.hunks[0].lines.map((line: { kind: string }) => line.kind)).toEqual(expect.arrayContaining(["removed", "added"]));
    const unified = await setting.alice.get(path, { accept: "text/x-diff" });
    expect(unified.headers.get("content-type")).toMatch(/^text\/x-diff/);
    expect(unified.text).toContain("-old word\n+new word\n");
    expect((await setting.alice.get(path, { accept: "image/png" })).status).toBe(406);
    expect((await setting.alice.get(`/api/articles/${id}/diff?from=1`)).status).toBe(400);
    expect((await setting.alice.get(`/api/articles/${id}/diff?from=1&to=9`)).status).toBe(404);
  });

  test("lists: limits 1 to 100, cursors, Link, filters, made-up cursors refused", async () => {
    const space = (await setting.alice.post("/api/spaces", { name: "List" })).json().id;
    for (let i = 0; i < 5; i += 1) await add({ spaceId: space, title: `T${i}`, tags: i === 2 ? ["only"] : [] });
    const seen: string[] = [];
    let path: string | undefined = `/api/articles?space=${space}&limit=2&sort=title`;
    while (path) {
      const page = await setting.alice.get(path);
      expect(page.status).toBe(200);
      seen.push(...page.json().items.map((item: { title: string }) => item.title));
      expect(page.json().items[0]).not.toHaveProperty("body");
      path = /<([^>]+)>; rel="next"/.exec(page.headers.get("link") ?? "")?.[1];
      expect(page.json().nextCursor === null).toBe(path === undefined);
    }
    expect(seen).toEqual(["T0", "T1", "T2", "T3", "T4"]);
    expect((await setting.alice.get(`/api/articles?space=${space}&tag=only`)).json().items).toHaveLength(1);
    for (const limit of ["0", "101", "x", "1.5", "-1"]) {
      const answer = await setting.alice.get(`/api/articles?limit=${limit}`);
      expect(answer.status, limit).toBe(400);
      expect(answer.json().errors[0].path).toBe("limit");
    }
    const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    for (const cursor of ["x", "%20", made(["2026", "a"]), made(["+020000-01-01T00:00:00.000Z", "a"]), made([{}, 1]), made(["a"])]) {
      expect((await setting.alice.get(`/api/articles?cursor=${cursor}`)).status, cursor).toBe(400);
    }
    expect((await setting.alice.get(`/api/articles?sort=title&cursor=${made(["a\u0000", "b"])}`)).status).toBe(400);
    const { id } = await add();
    for (const value of [["x"], [1e300], [1.5], [null]]) {
      expect((await setting.alice.get(`/api/articles/${id}/versions?cursor=${made(value)}`)).status).toBe(400);
    }
    expect((await setting.alice.get("/api/articles?status=lost")).status).toBe(400);
  });

  test("what the caller may not see is 404, what it may see but not do is 403", async () => {
    const { id } = await add();
    const bob = await setting.test.person("Bob");
    for (const path of [`/api/articles/${id}`, `/api/articles/${id}/body`, `/api/articles/${id}/versions`, `/api/spaces/${setting.space}`]) {
      expect((await bob.get(path)).status, path).toBe(404);
      expect((await setting.test.anonymous.get(path)).status, path).toBe(401);
    }
    expect((await bob.put(`/api/articles/${id}`, { title: "x", body: "y" }, etag(1))).status).toBe(404);
    expect((await bob.post("/api/articles", { spaceId: setting.space, title: "x" })).status).toBe(404);
    await setting.alice.post(`/api/spaces/${setting.space}/members`, { email: bob.email, role: "viewer" });
    expect((await bob.get(`/api/articles/${id}`)).json()).toMatchObject({ role: "viewer" });
    const refused = await bob.put(`/api/articles/${id}`, { title: "x", body: "y" }, etag(1));
    expect(refused.status).toBe(403);
    expect(refused.json().type).toBe("/problems/forbidden");
    expect((await bob.post(`/api/articles/${id}/merge`, { version: 1, body: "x" })).status).toBe(200);
    expect((await setting.alice.get(`/api/articles/${id}`)).json().version).toBe(1);
  });
});
