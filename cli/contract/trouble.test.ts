import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { World } from "../world";
import { filesIn, put, startSetting, type Setting } from "./setting";

// What goes wrong is said in sentences, and leaves everything as it was.
let s: Setting;
let root: string;
beforeAll(async () => {
  s = await startSetting();
  await s.add({ title: "Notes", body: "Text\n" });
  root = s.folder();
  await s.concord(root, `pull team ${root}`);
});
afterAll(() => s.stop());

async function tokenOf(given: object): Promise<{ id: string; token: string }> {
  return (await s.alice.post("/api/tokens", { name: "other", ...given })).json();
}
const as = (token: string): Partial<World> => ({ env: { CONCORD_URL: s.url, CONCORD_TOKEN: token } });

/** Answers in the server's place for requests that `listener` takes; all others go on to it. */
const answering = (listener: (method: string, path: string) => Response | undefined): Partial<World> => ({
  fetch: async (input, init) => listener(init?.method ?? "GET", new URL(String(input)).pathname) ?? fetch(input, init),
});

describe("signing in", () => {
  test("a token is tried, kept for its owner alone, never shown, and forgotten", async () => {
    const config = s.folder();
    const env = { XDG_CONFIG_HOME: config };
    const { id, token } = await tokenOf({});
    const answer = await s.concord(root, `login ${s.url}`, { env, askSecret: async () => ` ${token}\n` });
    expect(answer).toMatchObject({ code: 0, out: expect.stringContaining(`Signed in at ${s.url} as Alice`) });
    expect(answer.out + answer.err).not.toContain(token);
    const place = join(config, "concord/credentials.json");
    expect([statSync(place).mode & 0o777, readFileSync(place, "utf8").includes(token)]).toEqual([0o600, true]);
    expect((await s.concord(root, "pull", { env })).code).toBe(0);
    await s.alice.delete(`/api/tokens/${id}`);
    expect(await s.concord(root, "pull", { env })).toMatchObject({ code: 1, err: expect.stringContaining("has expired or was revoked") });
    expect((await s.concord(root, "logout", { env })).code).toBe(0);
    expect(readFileSync(place, "utf8")).not.toContain(token);
    expect(await s.concord(root, "pull", { env })).toMatchObject({ code: 1, err: expect.stringContaining("There is no token for") });
  });

  test.each([
    ["a wrong token", "concord_wrong", "does not accept this token"],
    ["something that is no token", "zwei Wörter", "That is no token"],
    ["none", null, "No token was given"],
  ])("%s is refused, and nothing is kept", async (_name, token, sentence) => {
    const config = s.folder();
    const answer = await s.concord(root, `login ${s.url}`, { env: { XDG_CONFIG_HOME: config }, askSecret: async () => token });
    expect([answer.code > 0, answer.err]).toEqual([true, expect.stringContaining(sentence)]);
    expect(filesIn(config)).toEqual({});
  });

  test("the token in the environment goes to the server that it is for, not to one that a folder names", async () => {
    const answer = await s.concord(root, "push", { env: { CONCORD_TOKEN: s.token, CONCORD_URL: "https://other.example" } });
    expect(answer.err).toContain("CONCORD_TOKEN is used only together with CONCORD_URL");
  });
});

describe("sentences", () => {
  test("no network, no Concord, another version", async () => {
    const lost = await s.concord(root, "pull", { fetch: async () => { throw new TypeError("fetch failed"); } });
    expect(lost).toMatchObject({ code: 1, err: expect.stringContaining("does not answer") });
    const web = await s.concord(root, "pull", answering(() => new Response("<html>", { status: 200 })));
    expect(web).toMatchObject({ code: 1, err: expect.stringContaining("it is no Concord, or one of another version") });
    const status = await s.concord(root, "status", { fetch: async () => { throw new TypeError("fetch failed"); } });
    expect([status.code, status.out]).toEqual([0, expect.stringContaining("Nothing is changed here.")]);
    expect((await s.concord(root, "status --remote", { fetch: async () => { throw new TypeError("fetch failed"); } })).code).toBe(1);
  });

  test("an unknown space, with those that there are", async () => {
    const folder = s.folder();
    expect(await s.concord(folder, `pull nowhere ${folder}`)).toMatchObject({ code: 1, err: expect.stringContaining("You can see: team.") });
  });

  test("a token that may only read pulls, and is told why it cannot push", async () => {
    const { token } = await tokenOf({ scope: "read" });
    put(root, "new.md", "x");
    expect((await s.concord(root, "pull", as(token))).code).toBe(0);
    expect(await s.concord(root, "push", as(token))).toMatchObject({ code: 1, err: expect.stringContaining("only allows reading") });
    rmSync(join(root, "new.md"));
    expect((await s.concord(root, "push")).code).toBe(0);
  });

  test("a server that asks to wait is waited for, as long as it says", async () => {
    const waits: number[] = [];
    let asked = 0;
    const busy = answering((_method, path) => (path.startsWith("/api/articles") && (asked += 1) === 1 ? new Response("{}", { status: 429, headers: { "retry-after": "7" } }) : undefined));
    const answer = await s.concord(root, "pull", { ...busy, sleep: async (ms) => void waits.push(ms) });
    expect([answer.code, waits, answer.err]).toEqual([0, [7000], expect.stringContaining("Going on in 7 s")]);
  });

  test("a text that is too large is named before anything is sent, and one that the server finds too large as well", async () => {
    put(root, "large.md", "x".repeat(10 * 1024 * 1024 + 1));
    expect(await s.concord(root, "push")).toMatchObject({ code: 1, out: expect.stringMatching(/large\.md +the text must have at most/) });
    put(root, "large.md", "x");
    const small = answering((method) => (method === "PUT" ? new Response("{}", { status: 413 }) : undefined));
    expect(await s.concord(root, "push", small)).toMatchObject({ code: 1, out: expect.stringMatching(/large\.md .*larger than 10 MB/) });
    rmSync(join(root, "large.md"));
    await s.concord(root, "pull");
  });

  test("being put out of a space is not taken for the deletion of everything in it", async () => {
    const bob = await s.app.person("Bob");
    await s.alice.post(`/api/spaces/${s.space}/members`, { email: bob.email, role: "editor" });
    const { token } = (await bob.post("/api/tokens", { name: "cli" })).json();
    const folder = s.folder();
    expect((await s.concord(folder, `pull team ${folder}`, as(token))).code).toBe(0);
    await s.alice.delete(`/api/spaces/${s.space}/members/${bob.id}`);
    expect(await s.concord(folder, "pull", as(token))).toMatchObject({ code: 1, err: expect.stringContaining("may no longer see it. Nothing in the folder was changed") });
    expect(Object.keys(filesIn(folder))).toEqual(["notes.md"]);
  });

  test("what is not understood ends with 2", async () => {
    for (const command of ["", "fly", "pull team", "push --wings", "resolve"]) expect((await s.concord(root, command)).code).toBe(2);
    const elsewhere = s.folder();
    expect(await s.concord(elsewhere, "status")).toMatchObject({ code: 2, err: expect.stringContaining("concord pull <space> <folder>") });
    expect(await s.concord(elsewhere, `pull other ${root}`)).toMatchObject({ code: 2, err: expect.stringContaining('in step with the space "team" already') });
  });
});

describe("a server that means harm", () => {
  /** A space whose articles have these slugs, as no real server would let them be. */
  async function hostile(slugs: string[], body = "x"): Promise<{ url: string; close: () => void }> {
    const at = "2026-01-02T03:04:05.000Z";
    const person = { id: "u", name: "Mallory\n>>>>>>> x\u001b[2J" };
    const articles = slugs.map((slug, i) => ({
      ...{ id: `id${i}`, spaceId: "s", parentId: i === 1 ? "id0" : null, slug, title: `T${i}`, tags: [], status: "draft", version: 1 },
      ...{ publishedVersion: null, createdAt: at, createdBy: person, updatedAt: at, updatedBy: person, body, role: "editor" },
    }));
    const space = { id: "s", slug: "s", name: "S", description: "", version: 1, role: "editor", articleCount: 1, createdAt: at, updatedAt: at };
    const answers: RequestListener = (request, response) => {
      const { pathname } = new URL(request.url!, "http://x");
      const one = articles.find(({ id }) => pathname === `/api/articles/${id}`);
      const found = pathname === "/api/spaces" ? { items: [space], nextCursor: null } : pathname === "/api/spaces/s" ? space : (one ?? { items: articles, nextCursor: null });
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(found));
    };
    const server = createServer(answers);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
  }

  test("cannot write outside of the folder, over its memory, or twice at one place", async () => {
    const { url, close } = await hostile(["../../evil", "..", "/etc/passwd", "C:\\x", ".concord/lock", "CON", "a\0b", "notes", "NOTES", "no\u0301tes", "n\u00f3tes", "x".repeat(4000)]);
    const outer = s.folder();
    const folder = join(outer, "deep/er");
    const answer = await s.concord(outer, `pull s ${folder}`, { env: { CONCORD_URL: url, CONCORD_TOKEN: "t" } });
    expect([answer.code, answer.out.includes("\u001b")]).toEqual([0, false]);
    const status = await s.concord(folder, "status", { env: { CONCORD_URL: url, CONCORD_TOKEN: "t" } });
    expect(status.out.includes("\u001b")).toBe(false);
    expect(Object.keys(filesIn(outer)).filter((path) => !path.startsWith("deep/er/"))).toEqual([]);
    expect(Object.keys(filesIn(folder)).map((path) => path.replace(/x{100}.*/, "xxx"))).toEqual([
      "C-x.md", "CON-article.md", "NOTES-2.md", "a-b.md", "concord-lock.md", "etc-passwd.md", "evil.md", "evil/article.md", "notes.md", "nótes-2.md", "nótes.md", "xxx",
    ]);
    close();
  });

  test("symbolic links in the folder are not followed, neither to read nor to write", async () => {
    const { url, close } = await hostile(["guide", "child"]);
    const [folder, outside] = [s.folder(), s.folder()];
    writeFileSync(join(outside, "secret.md"), "secret");
    symlinkSync(outside, join(folder, "guide"));
    symlinkSync(join(outside, "secret.md"), join(folder, "link.md"));
    const env = { CONCORD_URL: url, CONCORD_TOKEN: "t" };
    const answer = await s.concord(folder, `pull s ${folder} --existing`, { env });
    expect([answer.code, answer.err]).toEqual([0, ""]);
    expect(filesIn(outside)).toEqual({ "secret.md": "secret" });
    expect((await s.concord(folder, "push --dry-run", { env })).out).not.toContain("link.md");
    rmSync(join(folder, ".concord/staging"), { recursive: true });
    mkdirSync(join(outside, "staging"));
    writeFileSync(join(outside, "staging/precious"), "kept");
    symlinkSync(join(outside, "staging"), join(folder, ".concord/staging"));
    expect(await s.concord(folder, "pull", { env })).toMatchObject({ code: 1, err: expect.stringContaining("is a symbolic link") });
    expect(readFileSync(join(outside, "staging/precious"), "utf8")).toBe("kept");
    close();
  });
});
