import { expect, test } from "vitest";
import { describeBothDoors } from "./doors";

describeBothDoors("which version a request speaks of", (setting) => {
  const etag = (value: string | number) => ({ "if-match": typeof value === "number" ? `"${value}"` : value });
  const put = (path: string, body: string, headers: Record<string, string>, more: object = {}) =>
    setting.alice.put(path, { title: "Notes", body, ...more }, headers);

  /** An article at version 3. */
  async function add() {
    const { id } = (await setting.alice.post("/api/articles", { spaceId: setting.space, title: "Notes", body: "1\n" })).json();
    const path = `/api/articles/${id}`;
    await put(path, "2\n", etag(1));
    await put(path, "3\n", etag(2));
    return path;
  }

  test("If-Match lists versions: any of them will do, and the newest is the one a stale write was made from", async () => {
    const path = await add();
    expect((await put(path, "4\n", etag('"2", "3"'))).json().version).toBe(4);
    expect((await put(path, "5\n", etag('"4", W/"4",'))).json().version).toBe(5);
    const stale = await put(path, "6\n", etag('"2", "3"'));
    expect(stale.status).toBe(409);
    expect(stale.json()).toMatchObject({ clientVersion: 3, currentVersion: 5 });
    for (const header of ['*, "5"', '"5", "abc"', ",", '"05"', '"-5"', '"5.0"', '"1e1"', ""]) {
      expect((await put(path, "6\n", etag(header))).status, header).toBe(400);
    }
    expect((await put(path, "6\n", etag('"4", "5"'), { version: 5 })).status).toBe(400);
  });

  test("a version that no article can have is a stale one, in the header and in the body", async () => {
    const path = await add();
    for (const version of [2_147_483_648, 999_999_999_999_999]) {
      const named = [etag(version), {}].map((headers, i) => put(path, "x\n", { ...headers, prefer: "return=representation" }, i === 1 ? { version } : {}));
      for (const answer of await Promise.all(named)) {
        expect(answer.status).toBe(409);
        expect(answer.json()).toMatchObject({ clientVersion: version, currentVersion: 3, base: null });
      }
      expect((await setting.alice.post(`${path}/publish`, { version })).status).toBe(409);
      expect((await setting.alice.post(`${path}/merge`, { version })).status).toBe(422);
      for (const answer of [
        await setting.alice.patch(`/api/spaces/${setting.space}`, { name: "Other", version }),
        await setting.alice.patch(`/api/spaces/${setting.space}`, { name: "Other" }, etag(version)),
        await setting.alice.delete(`/api/spaces/${setting.space}`, etag(version)),
      ]) {
        expect(answer.status, answer.text).toBe(409);
        expect(answer.json()).toMatchObject({ clientVersion: version, currentVersion: 1 });
      }
    }
  });

  test("every stale write can ask for both texts", async () => {
    const path = await add();
    const headers = { ...etag(1), prefer: "return=representation" };
    for (const answer of [
      await setting.alice.delete(path, headers),
      await setting.alice.post(`${path}/publish`, undefined, headers),
      await setting.alice.post(`${path}/versions/2/restore`, undefined, headers),
      await setting.alice.send("PUT", `${path}/body`, { headers: { ...headers, "content-type": "text/markdown" }, body: "x" }),
    ]) {
      expect(answer.json()).toMatchObject({ status: 409, current: { version: 3, body: "3\n" }, base: { version: 1, body: "1\n" } });
    }
    expect((await setting.alice.delete(path, etag(1))).json()).not.toHaveProperty("current");
  });

  test("restoring a version takes the version of the article in the body, too", async () => {
    const path = await add();
    expect((await setting.alice.post(`${path}/versions/1/restore`, { version: 2 })).status).toBe(409);
    expect((await setting.alice.post(`${path}/versions/1/restore`, { version: 3 }, etag(2))).status).toBe(400);
    expect((await setting.alice.post(`${path}/versions/1/restore`, { version: 3 })).json()).toMatchObject({ version: 4, body: "1\n" });
  });

  test("a write that does not create is never made under If-None-Match", async () => {
    const path = await add();
    const star = { "if-none-match": "*", ...etag(3) };
    for (const answer of [
      await setting.alice.patch(path, { title: "New" }, star),
      await setting.alice.delete(path, star),
      await setting.alice.send("PUT", `${path}/body`, { headers: { ...star, "content-type": "text/markdown" }, body: "x" }),
    ]) {
      expect(answer.json()).toMatchObject({ status: 400, errors: [{ path: "If-None-Match" }] });
    }
    expect((await setting.alice.get(path)).json().version).toBe(3);
  });

  test("If-Modified-Since: 304 where nothing can have changed since", async () => {
    const { id } = (await setting.alice.post("/api/articles", { spaceId: setting.space, title: "Once", body: "1\n" })).json();
    const path = `/api/articles/${id}`;
    const since = (await setting.alice.get(path)).headers.get("last-modified")!;
    for (const address of [path, `${path}/body`]) {
      const unchanged = await setting.alice.get(address, { "if-modified-since": since });
      expect([unchanged.status, unchanged.text, unchanged.headers.get("etag")]).toEqual([304, "", '"1"']);
      expect((await setting.alice.get(address, { "if-modified-since": "Mon, 01 Jan 2001 00:00:00 GMT" })).status).toBe(200);
      expect((await setting.alice.get(address, { "if-modified-since": "lately" })).status).toBe(200);
      expect((await setting.alice.get(address, { "if-modified-since": since, "if-none-match": '"7"' })).status).toBe(200);
    }
    // Two versions of one second: the reader may have seen the first of them.
    await put(path, "2\n", etag(1));
    const { updatedAt } = (await setting.alice.get(path)).json();
    await setting.test.app.database.db.revision.updateMany({ where: { articleId: id }, data: { createdAt: updatedAt } });
    expect((await setting.alice.get(path, { "if-modified-since": new Date(updatedAt).toUTCString() })).status).toBe(200);
  });

  test("a version in the body counts beside If-Match: *, and a preference in any case", async () => {
    const { id } = (await setting.alice.post("/api/articles", { spaceId: setting.space, title: "Both", body: "1\n" })).json();
    const path = `/api/articles/${id}`;
    expect((await setting.alice.patch(path, { version: 1, body: "2\n" }, etag("*"))).json().version).toBe(2);
    expect((await setting.alice.patch(path, { version: 1, body: "3\n" }, etag("*"))).json()).toMatchObject({ status: 409, clientVersion: 1 });
    expect((await setting.alice.patch(path, { version: 1, title: "New" }, { prefer: "Merge=AUTO" })).json().version).toBe(3);
  });

  test("a space is versioned as an article is: *, lists, and times, where any doubt is a conflict", async () => {
    const path = `/api/spaces/${(await setting.alice.post("/api/spaces", { name: "One" })).json().id}`;
    const rename = (name: string, headers: Record<string, string>) => setting.alice.patch(path, { name }, headers);
    const at = (ms: number) => ({ "if-unmodified-since": new Date(Date.now() + ms).toUTCString() });
    expect((await rename("Two", at(-60_000))).json()).toMatchObject({ status: 409, clientVersion: null, currentVersion: 1 });
    expect((await rename("Two", at(60_000))).json().version).toBe(2);
    const { updatedAt } = (await setting.alice.get(path)).json();
    expect((await rename("Three", { "if-unmodified-since": new Date(updatedAt).toUTCString() })).status).toBe(409);
    expect((await rename("Three", etag('"1", "2"'))).json().version).toBe(3);
    const answers = await Promise.all(Array.from({ length: 5 }, (_, i) => rename(`Writer ${i}`, etag("*"))));
    expect(answers.map((answer) => answer.status)).toEqual(Array(5).fill(200));
    expect((await setting.alice.delete(path, at(-60_000))).status).toBe(409);
    expect((await setting.alice.delete(path, etag("*"))).status).toBe(204);
  });
});
