import { expect, test } from "vitest";
import { createCaller } from "../testing/app";
import { describeBothDoors } from "./doors";

describeBothDoors("accounts", (setting) => {
  const password = "correct horse battery";
  const cookieOf = (setCookie: string | null) => ({ cookie: setCookie!.split(";")[0]! });

  test("registering signs in; the first account owns the installation; the cookie is guarded", async () => {
    const { anonymous } = setting.test;
    await setting.test.app.database.db.user.updateMany({ data: { owns: null } });
    const answer = await anonymous.post("/api/users", { email: "  Zoe@Example.org ", name: "Zoë", password });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("location")).toBe("/api/me");
    expect(answer.json()).toMatchObject({ email: "zoe@example.org", name: "Zoë" });
    expect(answer.json()).not.toHaveProperty("passwordHash");
    const cookie = answer.headers.get("set-cookie")!;
    expect(cookie).toMatch(/^concord_session=[\w-]{43}; /);
    for (const flag of ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="]) expect(cookie).toContain(flag);
    expect(cookie).not.toContain("Secure");
    const zoe = createCaller(setting.test.door, cookieOf(cookie));
    expect((await zoe.get("/api/me")).json()).toMatchObject({ name: "Zoë", email: "zoe@example.org" });
  });

  test("an email that is taken, in any case: 409 duplicate with its field", async () => {
    const { anonymous } = setting.test;
    await anonymous.post("/api/users", { email: "twice@example.org", name: "A", password });
    const answer = await anonymous.post("/api/users", { email: "TWICE@example.org", name: "B", password });
    expect(answer.status).toBe(409);
    expect(answer.json()).toMatchObject({ type: "/problems/duplicate", field: "email", status: 409 });
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  test("every fault of a request is listed with its path", async () => {
    const answer = await setting.test.anonymous.post("/api/users", { email: "nobody", name: "", password: "short", admin: true });
    expect(answer.status).toBe(400);
    expect(answer.json().errors.map((fault: { path: string }) => fault.path).sort()).toEqual(["admin", "email", "name", "password"]);
    expect(answer.json()).toMatchObject({ error: answer.json().title, message: answer.json().detail });
    expect((await setting.test.anonymous.post("/api/users", "{", {})).status).toBe(400);
    expect((await setting.test.anonymous.post("/api/users", "[]", {})).status).toBe(400);
    expect((await setting.test.anonymous.send("POST", "/api/users", { body: "a=b", headers: { "content-type": "application/x-www-form-urlencoded" } })).status).toBe(415);
  });

  test("signing in and out; an unknown email and a wrong password look the same", async () => {
    const { anonymous } = setting.test;
    await anonymous.post("/api/users", { email: "sam@example.org", name: "Sam", password });
    const answer = await anonymous.post("/api/session", { email: "SAM@example.org", password });
    expect(answer.status).toBe(201);
    const sam = createCaller(setting.test.door, cookieOf(answer.headers.get("set-cookie")));
    expect((await sam.get("/api/me")).status).toBe(200);
    const out = await sam.delete("/api/session");
    expect(out.status).toBe(204);
    expect(out.headers.get("set-cookie")).toMatch(/^concord_session=; .*Max-Age=0/);
    expect((await sam.get("/api/me")).status).toBe(401);

    const wrong = await anonymous.post("/api/session", { email: "sam@example.org", password: "wrong" });
    const unknown = await anonymous.post("/api/session", { email: "who@example.org", password: "wrong" });
    const comparable = ({ requestId: _, ...problem }: Record<string, unknown>) => problem;
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get("www-authenticate")).toBeTruthy();
    expect(comparable(wrong.json())).toEqual(comparable(unknown.json()));
  });

  test("failed sign-ins are throttled with Retry-After, for the right password too", async () => {
    const { anonymous } = setting.test;
    await anonymous.post("/api/users", { email: "tom@example.org", name: "Tom", password });
    for (let i = 0; i < 10; i += 1) await anonymous.post("/api/session", { email: "tom@example.org", password: `wrong ${i}` });
    const answer = await anonymous.post("/api/session", { email: "tom@example.org", password });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(answer.json().type).toBe("/problems/throttled");
  });

  test("a changed password needs the present one and ends other sessions", async () => {
    const { anonymous } = setting.test;
    const first = await anonymous.post("/api/users", { email: "ann@example.org", name: "Ann", password });
    const second = await anonymous.post("/api/session", { email: "ann@example.org", password });
    const here = createCaller(setting.test.door, cookieOf(first.headers.get("set-cookie")));
    const there = createCaller(setting.test.door, cookieOf(second.headers.get("set-cookie")));
    const json = { "content-type": "application/json" };
    expect((await here.patch("/api/me", { password: "another password" }, json)).status).toBe(400);
    expect((await here.patch("/api/me", { password: "another password", currentPassword: "no" }, json)).status).toBe(400);
    expect((await here.patch("/api/me", { name: "Anna", password: "another password", currentPassword: password }, json)).json().name).toBe("Anna");
    expect((await there.get("/api/me")).status).toBe(401);
    expect((await here.get("/api/me")).status).toBe(200);
  });

  test("tokens: shown once, scoped, expiring, revocable, made with a session alone", async () => {
    const { alice } = setting;
    const made = await alice.post("/api/tokens", { name: "bot" });
    expect(made.status).toBe(201);
    expect(made.json()).toMatchObject({ name: "bot", scope: "write", expiresAt: null, token: expect.stringMatching(/^concord_/) });
    const list = (await alice.get("/api/tokens")).json();
    expect(list.items[0]).not.toHaveProperty("token");
    const bot = setting.test.anonymous.withToken(made.json().token);
    expect((await bot.get("/api/me")).status).toBe(200);
    expect((await bot.post("/api/tokens", { name: "more" })).status).toBe(403);
    const article = (await bot.post("/api/articles", { spaceId: setting.space, title: "By a bot" })).json();

    const read = (await alice.post("/api/tokens", { name: "reader", scope: "read" })).json();
    const reader = setting.test.anonymous.withToken(read.token);
    expect((await reader.get(`/api/articles/${article.id}`)).status).toBe(200);
    const refused = await reader.put(`/api/articles/${article.id}`, { title: "x", body: "" }, { "if-match": "1" });
    expect([refused.status, refused.json().type]).toEqual([403, "/problems/forbidden"]);
    expect((await reader.post(`/api/articles/${article.id}/merge`, { version: 1 })).status).toBe(200);

    expect((await alice.post("/api/tokens", { name: "old", expiresAt: "2020-01-01T00:00:00Z" })).status).toBe(422);
    expect((await alice.delete(`/api/tokens/${made.json().id}`)).status).toBe(204);
    const revoked = await bot.get("/api/me");
    expect([revoked.status, revoked.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="Concord"']);
    expect((await alice.delete(`/api/tokens/${made.json().id}`)).status).toBe(404);
  });

  test("another site's page cannot write with a person's cookie, nor sign anyone in", async () => {
    const { alice, test } = setting;
    const crossSite: Record<string, string>[] = [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example" },
      { origin: "null" },
    ];
    for (const headers of crossSite) {
      expect((await alice.post("/api/spaces", { name: "x" }, headers)).status, JSON.stringify(headers)).toBe(403);
      expect((await test.anonymous.post("/api/session", { email: "a@b.co", password: "x" }, headers)).status).toBe(403);
      expect((await alice.get("/api/me", headers)).status).toBe(200);
    }
    expect((await alice.post("/api/spaces", { name: "x" }, { "sec-fetch-site": "same-origin" })).status).toBe(201);
    expect((await alice.post("/api/spaces", { name: "x" }, { origin: "http://concord.test" })).status).toBe(201);
    const token = (await alice.post("/api/tokens", { name: "t" })).json().token;
    expect((await test.anonymous.withToken(token).post("/api/spaces", { name: "y" }, { origin: "https://tool.example" })).status).toBe(201);
    expect((await test.anonymous.withToken("concord_wrong").post("/api/spaces", { name: "y" }, { origin: "https://tool.example" })).status).toBe(401);
  });

  test("spaces: versioned, slugs unique, deleted only when empty; members and the last owner", async () => {
    const { alice } = setting;
    const made = await alice.post("/api/spaces", { name: "Team Æ", slug: "team" });
    expect(made.status).toBe(201);
    const path = `/api/spaces/${made.json().id}`;
    expect(made.headers.get("location")).toBe(path);
    const taken = await alice.post("/api/spaces", { name: "Other", slug: "team" });
    expect(taken.json()).toMatchObject({ type: "/problems/duplicate", field: "slug", links: { existing: path } });
    expect((await alice.patch(path, { name: "T" })).status).toBe(428);
    expect((await alice.patch(path, { name: "T" }, { "if-match": '"9"' })).json()).toMatchObject({ type: "/problems/version-conflict", currentVersion: 1, clientVersion: 9 });
    const saved = await alice.patch(path, { name: "T", version: 1 });
    expect([saved.status, saved.headers.get("etag")]).toEqual([200, '"2"']);

    const bob = await setting.test.person("Bob");
    const added = await alice.post(`${path}/members`, { email: bob.email, role: "editor" });
    expect(added.status).toBe(201);
    expect((await alice.post(`${path}/members`, { email: bob.email, role: "editor" })).status).toBe(409);
    expect((await alice.post(`${path}/members`, { email: "nobody@example.org", role: "editor" })).status).toBe(422);
    expect((await bob.patch(`${path}/members/${alice.id}`, { role: "viewer" })).status).toBe(403);
    expect((await alice.get(`${path}/members`)).json().items).toHaveLength(2);
    const last = await alice.delete(`${path}/members/${alice.id}`);
    expect([last.status, last.json().type]).toEqual([409, "/problems/last-owner"]);
    expect((await alice.patch(`${path}/members/${alice.id}`, { role: "viewer" })).status).toBe(409);
    expect((await alice.patch(`${path}/members/${bob.id}`, { role: "owner" })).json().role).toBe("owner");
    expect((await alice.delete(`${path}/members/${alice.id}`)).status).toBe(204);
    expect((await alice.get(path)).status).toBe(404);

    const article = (await bob.post("/api/articles", { spaceId: made.json().id, title: "In it" })).json();
    const inUse = await bob.delete(path, { "if-match": "2" });
    expect(inUse.json()).toMatchObject({ type: "/problems/in-use", status: 409, total: 1, blockers: [`/api/articles/${article.id}`] });
    const empty = (await bob.post("/api/spaces", { name: "Empty" })).json();
    expect((await bob.delete(`/api/spaces/${empty.id}`)).status).toBe(428);
    expect((await bob.delete(`/api/spaces/${empty.id}`, { "if-match": "2" })).status).toBe(409);
    expect((await bob.delete(`/api/spaces/${empty.id}`, { "if-match": "1" })).status).toBe(204);
  });
});
