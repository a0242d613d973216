import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildCli } from "../../scripts/build-cli.mjs";
import { filesIn, put, startSetting, type Setting } from "./setting";

// Real processes, killed in the middle of their work.
let s: Setting;
let program: string;
beforeAll(async () => {
  s = await startSetting();
  program = join(s.folder(), "concord.mjs");
  await buildCli(program);
});
afterAll(() => s.stop());

/** Runs a command; with `lines`, kills it `afterMs` after it has told of so many steps. Returns the exit code, null where it was killed. */
function concord(cwd: string, command: string, kill?: { lines: number; afterMs: number }): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [program, ...command.split(" ")], { cwd, env: { ...process.env, CONCORD_URL: s.url, CONCORD_TOKEN: s.token }, stdio: ["ignore", "pipe", "pipe"] });
  let [out, err] = ["", ""];
  child.stderr.on("data", (chunk: Buffer) => (err += chunk));
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk;
    if (kill && out.split("\n").length > kill.lines) setTimeout(() => child.kill("SIGKILL"), kill.afterMs);
  });
  return new Promise((done) => child.on("close", (code) => done({ code, out, err })));
}

const MOMENTS = [0, 2, 5, 9, 3].map((lines, i) => ({ lines, afterMs: (i * 3) % 7 }));

/** Returns how many runs were cut off before they came to their end. */
async function killAtEach(cwd: string, command: string, moments: typeof MOMENTS): Promise<number> {
  let killed = 0;
  for (const moment of moments) killed += Number((await concord(cwd, command, moment)).code === null);
  return killed;
}

const body = (name: string): string => Array.from({ length: 30 }, (_, i) => `Line ${i} of ${name}.\n`).join("\n");

test("a pull that is killed again and again comes to what one that is left alone comes to", async () => {
  for (let i = 0; i < 24; i += 1) await s.add({ title: `Article ${i}`, body: body(`article ${i}`) });
  const { items } = (await s.alice.get(`/api/articles?space=${s.space}&limit=100`)).json() as { items: { id: string; slug: string }[] };
  const root = s.folder();
  expect(await killAtEach(root, `pull team ${root}`, MOMENTS)).toBeGreaterThan(1);
  expect((await concord(root, `pull team ${root}`)).code).toBe(0);

  // Now with changes on both sides: nothing that was written here or there may go.
  for (const [i, { id, slug }] of items.entries()) {
    await s.patch(id, { body: `Theirs ${i}\n\n${(await s.read(id)).body}`, ...(i % 4 === 0 ? { slug: `moved-${slug}` } : {}) });
    put(root, `${slug}.md`, `${filesIn(root)[`${slug}.md`]}\nMine ${i}\n`);
  }
  expect(await killAtEach(root, "pull", MOMENTS)).toBeGreaterThan(1);
  expect(await concord(root, "pull")).toMatchObject({ code: 0, err: "" });
  const files = Object.values(filesIn(root));
  expect(files.length).toBe(24);
  for (let i = 0; i < 24; i += 1) {
    const file = files.filter((text) => text.includes(`\nTheirs ${i}\n`));
    expect(file.length).toBe(1);
    expect(file[0]!.split("\n").filter((line) => line === `Mine ${i}`)).toHaveLength(1);
    expect(file[0]!.split("\n").filter((line) => line === `Theirs ${i}`)).toHaveLength(1);
  }
}, 180_000);

test("a push that is killed again and again creates, changes and deletes everything once", async () => {
  const space = (await s.alice.post("/api/spaces", { name: "Push" })).json();
  const root = s.folder();
  s.space = space.id;
  for (let i = 0; i < 20; i += 1) await s.add({ title: `Old ${i}`, body: body(`old ${i}`) });
  await concord(root, `pull push ${root}`);
  for (let i = 0; i < 20; i += 1) {
    const path = `old-${i}.md`;
    if (i % 5 === 0) rmSync(join(root, path));
    else put(root, path, filesIn(root)[path]!.replace("Line 3 of", "Changed line 3 of"));
  }
  for (let i = 0; i < 30; i += 1) put(root, `${i % 3 === 0 ? "new/" : ""}fresh-${i}.md`, `# Fresh ${i}\n\n${body(`fresh ${i}`)}`);
  expect(await killAtEach(root, "push", [...MOMENTS, ...MOMENTS.slice(1)])).toBeGreaterThan(2);
  // What is edited between two tries is neither lost nor made twice.
  put(root, "fresh-1.md", `# Fresh 1\n\n${body("fresh 1")}\nAfterwards.\n`);
  expect(await concord(root, "push")).toMatchObject({ code: 0, err: "" });
  const { items } = (await s.alice.get(`/api/articles?space=${s.space}&limit=100`)).json() as { items: { id: string; title: string; version: number }[] };
  const titles = items.map(({ title }) => title).sort();
  expect(titles).toEqual([...Array.from({ length: 20 }, (_, i) => `Old ${i}`).filter((_, i) => i % 5 !== 0), ...Array.from({ length: 30 }, (_, i) => `Fresh ${i}`), "New"].sort());
  for (const { id, title } of items) {
    const article = await s.read(id);
    if (title.startsWith("Old")) expect([article.version, article.body]).toEqual([2, body(title.toLowerCase()).replace("Line 3 of", "Changed line 3 of")]);
    else if (title === "Fresh 1") expect(article.body).toBe(`${body("fresh 1")}\nAfterwards.\n`);
    else if (title !== "New") expect(article.body).toBe(body(title.toLowerCase()));
  }
  expect((await concord(root, "push")).out).toBe("There is nothing to send.\n");
  expect(readdirSync(join(root, ".concord/staging"))).toEqual([]);
}, 180_000);

test("two at once in one folder: the second is told who is at work; a lock that a killed one left is taken over", async () => {
  const root = s.folder();
  await concord(root, `pull team ${root}`);
  const place = join(root, ".concord/lock");
  const born = /\) (?:\S+ ){19}(\S+)/.exec(readFileSync(`/proc/${process.pid}/stat`, "utf8"))?.[1] ?? null;
  const holder = { pid: process.pid, host: (await import("node:os")).hostname(), command: "push", since: "2026-01-02T03:04:05.000Z", bornAt: born };
  writeFileSync(place, JSON.stringify(holder));
  expect(await concord(root, "pull")).toMatchObject({ code: 1, err: expect.stringContaining(`"concord push" (process ${process.pid}) has been at work in this folder since 2026-01-02`) });
  // The same number, given to another process since.
  writeFileSync(place, JSON.stringify({ ...holder, bornAt: "1" }));
  expect((await concord(root, "pull")).code).toBe(0);
  writeFileSync(place, JSON.stringify({ ...holder, host: "elsewhere" }));
  expect((await concord(root, "pull")).err).toContain("on elsewhere");
  rmSync(place);
  await concord(root, "pull", { lines: 0, afterMs: 0 });
  expect((await concord(root, "pull")).code).toBe(0);
  mkdirSync(join(root, "sub"));
  expect((await concord(join(root, "sub"), "status")).code).toBe(0);
}, 60_000);
