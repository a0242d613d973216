import { expect, test } from "vitest";
import { describeBothDoors } from "./doors";

describeBothDoors("what a request may look like", (setting) => {
  const add = async (given: object = {}) =>
    (await setting.alice.post("/api/articles", { spaceId: setting.space, title: "Notes", body: "One\n", ...given })).json();
  const etag = (version: number) => ({ "if-match": `"${version}"` });

  test("no answer to a write may be kept", async () => {
    const made = await setting.alice.post("/api/articles", { spaceId: setting.space, title: "Kept" });
    const path = `/api/articles/${made.json().id}`;
    const answers = [made, await setting.alice.patch(path, { title: "New" }, etag(1)), await setting.alice.post(`${path}/publish`, undefined, etag(2))];
    for (const answer of answers) expect(answer.headers.get("cache-control")).toBe("no-store");
    expect((await setting.alice.get(path)).headers.get("cache-control")).toBe("private, no-cache");
  });

  test("what is missing is required, and what is of another type is told apart from it", async () => {
    const faults = (await setting.alice.post("/api/articles", { spaceId: setting.space, title: 5, tags: [null], body: null })).json().errors;
    expect(faults.map((fault: { path: string }) => fault.path).sort()).toEqual(["body", "tags.0", "title"]);
    for (const fault of faults) expect(fault.message).not.toBe("is required");
    expect((await setting.alice.post("/api/articles", { title: "x" })).json().errors).toEqual([{ path: "spaceId", message: "is required" }]);
    expect((await setting.alice.get("/api/articles?limit=x")).json().errors[0].message).not.toBe("is required");
  });

  test("faults are sentences: of a query, of a body, and of what is impossible in meaning", async () => {
    const { id } = await add();
    const messageOf = async (path: string) => (await setting.alice.get(path)).json().errors[0].message;
    expect(await messageOf("/api/articles?limit=0")).toBe("must be at least 1");
    expect(await messageOf(`/api/articles/${id}/diff`)).toBe("is required");
    const late = await setting.alice.put(`/api/articles/${id}/schedule`, { publishAt: "2031-01-02T00:00:00Z", unpublishAt: "2031-01-01T00:00:00Z" });
    expect(late.json()).toMatchObject({ status: 422, detail: "unpublishAt must come after publishAt.", errors: [{ path: "unpublishAt", message: "must come after publishAt." }] });
  });

  test("a body in another charset or compressed: 415, and nothing stored as something else", async () => {
    const { id } = await add();
    const path = `/api/articles/${id}`;
    const send = (headers: Record<string, string>, body: string | Uint8Array = "Ä") =>
      setting.alice.send("PUT", `${path}/body`, { headers: { ...etag(1), "content-type": "text/markdown", ...headers }, body });
    const latin = await send({ "content-type": "text/markdown; charset=ISO-8859-1" });
    expect([latin.status, latin.headers.get("accept")]).toEqual([415, "text/markdown"]);
    const packed = await send({ "content-encoding": "gzip" });
    expect([packed.status, packed.headers.get("accept"), packed.headers.get("accept-encoding")]).toEqual([415, "text/markdown", "identity"]);
    const patch = { ...etag(1), "content-type": "application/merge-patch+json", "content-encoding": "br" };
    expect((await setting.alice.send("PATCH", path, { headers: patch, body: "{}" })).status).toBe(415);
    expect((await setting.alice.send("PUT", `${path}/body`, { headers: { ...etag(1), "content-encoding": "gzip" }, body: "x" })).status).toBe(415);
    expect((await setting.alice.get(path)).json()).toMatchObject({ version: 1, body: "One\n" });
    expect((await send({ "content-type": 'text/markdown; variant=GFM; charset="UTF-8"', "content-encoding": "identity" })).json()).toMatchObject({ version: 2, body: "Ä" });
  });

  test("a merge patch that sets tags to null removes them; what an article cannot be without stays", async () => {
    const { id } = await add({ tags: ["a"] });
    expect((await setting.alice.patch(`/api/articles/${id}`, { title: "T" }, etag(1))).json().tags).toEqual(["a"]);
    expect((await setting.alice.patch(`/api/articles/${id}`, { tags: null }, etag(2))).json()).toMatchObject({ version: 3, tags: [] });
    for (const field of ["title", "body", "slug"]) {
      expect((await setting.alice.patch(`/api/articles/${id}`, { [field]: null }, etag(3))).json().errors[0].path).toBe(field);
    }
  });

  test("times may be given in any zone, and a token without an end as null", async () => {
    const { id } = await add();
    const scheduled = await setting.alice.put(`/api/articles/${id}/schedule`, { publishAt: "2099-07-01T02:00:00+02:00", unpublishAt: "2099-07-01T00:00:00.5-01:00" });
    expect(scheduled.json()).toMatchObject({ publishAt: "2099-07-01T00:00:00.000Z", unpublishAt: "2099-07-01T01:00:00.500Z" });
    expect((await setting.alice.post("/api/tokens", { name: "bot", expiresAt: "2099-01-01T00:00:00-03:00" })).json().expiresAt).toBe("2099-01-01T03:00:00.000Z");
    expect((await setting.alice.post("/api/tokens", { name: "bot", expiresAt: null })).json().expiresAt).toBeNull();
    for (const expiresAt of ["9999-12-31T23:00:00-05:00", "0001-01-01T00:00:00+14:00", "2099-02-30T00:00:00Z", "2099-01-01"]) {
      expect((await setting.alice.post("/api/tokens", { name: "bot", expiresAt })).status, expiresAt).toBe(400);
    }
  });

  test("an address with escapes that are no UTF-8 is refused; a bare % is a %", async () => {
    expect((await setting.alice.get("/api/articles?q=%ED%A0%80")).status).toBe(400);
    expect((await setting.alice.get("/api/articles?tag=%FF")).status).toBe(400);
    expect((await setting.alice.get("/api/articles?q=100%")).status).toBe(200);
    expect((await setting.alice.get("/api/articles?q=100%25+sure")).status).toBe(200);
  });

  test("a password is text like any other: no NUL, no half of a surrogate pair", async () => {
    for (const password of ["0123456789\u0000", "0123456789\ud800"]) {
      const answer = await setting.test.anonymous.post("/api/users", JSON.stringify({ email: "ann@example.org", name: "Ann", password }));
      expect(answer.json()).toMatchObject({ status: 400, errors: [{ path: "password" }] });
    }
  });

  test("a token that may write may rename its person, but not change the password", async () => {
    const secret = async (scope: string) => (await setting.alice.post("/api/tokens", { name: "bot", scope })).json().token;
    const bot = setting.alice.withToken(await secret("write"));
    expect((await bot.patch("/api/me", { name: "Alice Adams" })).json().name).toBe("Alice Adams");
    expect((await bot.patch("/api/me", { password: "another password", currentPassword: "whatever" })).status).toBe(403);
    expect((await setting.alice.withToken(await secret("read")).patch("/api/me", { name: "No" })).status).toBe(403);
    await setting.alice.patch("/api/me", { name: "Alice" });
  });
});
