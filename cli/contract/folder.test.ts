import { readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { filesIn, put, startSetting, type Setting } from "./setting";

// Commands in a real folder, against a real server.
let s: Setting;
let root: string;
let spaceSlug: string;
let spaces = 0;
beforeAll(async () => (s = await startSetting()));
afterAll(() => s.stop());
beforeEach(async () => {
  const space = (await s.alice.post("/api/spaces", { name: `Team ${(spaces += 1)}` })).json();
  s.space = space.id;
  spaceSlug = space.slug;
  root = s.folder();
});

const pull = () => s.concord(root, `pull ${spaceSlug} ${root}`);
const push = () => s.concord(root, "push");
const status = async () => JSON.parse((await s.concord(root, "status --json")).out) as { here: { kind: string; path: string }[]; there: { kind: string; path: string }[] };
const isInStep = async () => {
  const { here, there } = await status();
  return [...here, ...there];
};
const BODY = "First paragraph.\n\nSecond paragraph.\n\nThird paragraph.\n";

describe("pull", () => {
  test("articles become files, the tree becomes folders, and nothing is left to send", async () => {
    const guide = await s.add({ title: "Guide", body: "Hello\n", tags: ["a", "b"] });
    await s.add({ title: "First steps", body: "Go\r\n", parentId: guide.id });
    const answer = await pull();
    expect([answer.code, filesIn(root)]).toEqual([0, { "guide.md": "---\ntitle: Guide\ntags: [a, b]\n---\n\nHello\n", "guide/first-steps.md": "---\r\ntitle: First steps\r\n---\r\n\r\nGo\r\n" }]);
    expect(await isInStep()).toEqual([]);
    expect((await push()).out).toBe("There is nothing to send.\n");
    expect((await s.read(guide.id)).version).toBe(1);
  });

  test("later: what is new, changed, renamed, moved and deleted there", async () => {
    const [a, b, c, d] = [await s.add({ title: "A" }), await s.add({ title: "B" }), await s.add({ title: "C" }), await s.add({ title: "D" })];
    const child = await s.add({ title: "Child", parentId: a.id });
    await pull();
    await s.patch(a.id, { slug: "alpha" });
    await s.patch(b.id, { body: "New text\n" });
    await s.patch(c.id, { parentId: a.id });
    await s.alice.delete(`/api/articles/${d.id}`, { "if-match": '"1"' });
    await s.add({ title: "E" });
    const answer = await pull();
    expect(answer.code).toBe(0);
    expect(Object.keys(filesIn(root))).toEqual(["alpha.md", "alpha/c.md", "alpha/child.md", "b.md", "e.md"]);
    expect(filesIn(root)["b.md"]).toBe("---\ntitle: B\n---\n\nNew text\n");
    expect(await isInStep()).toEqual([]);
    expect(child.version).toBe(1);
  });

  test("what was changed on both sides is merged, and only yours is left to send", async () => {
    const { id } = await s.add({ title: "Notes", body: BODY });
    await pull();
    put(root, "notes.md", filesIn(root)["notes.md"]!.replace("Third", "My third"));
    await s.patch(id, { body: BODY.replace("First", "Their first"), tags: ["x"] });
    expect((await pull()).out).toContain("merged    notes.md");
    expect(filesIn(root)["notes.md"]).toBe(`---\ntitle: Notes\ntags: [x]\n---\n\n${BODY.replace("First", "Their first").replace("Third", "My third")}`);
    expect((await push()).code).toBe(0);
    expect(await s.read(id)).toMatchObject({ version: 3, tags: ["x"], body: BODY.replace("First", "Their first").replace("Third", "My third") });
  });

  test("what was edited here stays when its article is deleted there, and can become a new one", async () => {
    const { id } = await s.add({ title: "Notes", body: BODY });
    await pull();
    put(root, "notes.md", `${filesIn(root)["notes.md"]}More.\n`);
    await s.alice.delete(`/api/articles/${id}`, { "if-match": '"1"' });
    expect(await pull()).toMatchObject({ code: 3, out: expect.stringContaining("Alice deleted the article") });
    expect(filesIn(root)["notes.md"]).toContain("More.");
    expect((await push()).code).toBe(3);
    await s.concord(root, "resolve notes.md");
    expect((await push()).out).toContain("created   notes.md");
    expect(await isInStep()).toEqual([]);
  });

  test("what was deleted here comes back when it was changed there", async () => {
    const { id } = await s.add({ title: "Notes", body: BODY });
    await pull();
    rmSync(join(root, "notes.md"));
    await s.patch(id, { body: "Newer\n" });
    expect((await pull()).out).toContain("restored  notes.md");
    expect(filesIn(root)["notes.md"]).toContain("Newer");
  });

  test("articles that swap their slugs, and a name that is taken by a file of one's own", async () => {
    const [a, b] = [await s.add({ title: "A", body: "a\n" }), await s.add({ title: "B", body: "b\n" })];
    await pull();
    await s.patch(a.id, { slug: "c" });
    await s.patch(b.id, { slug: "a" });
    await s.patch(a.id, { slug: "b" });
    put(root, "d.md", "mine\n");
    await s.add({ title: "D", body: "theirs\n" });
    expect((await pull()).code).toBe(0);
    const files = Object.values(filesIn(root));
    for (const text of ["a\n", "b\n", "mine\n", "theirs\n"]) expect(files.filter((file) => file.endsWith(text)).length).toBe(1);
    expect((await status()).here).toEqual([{ kind: "new", path: "d.md" }]);
  });

  test("a folder whose memory was lost is known again by what its files say", async () => {
    const { id } = await s.add({ title: "Notes", body: BODY });
    await pull();
    rmSync(join(root, ".concord"), { recursive: true });
    expect((await s.concord(root, `pull ${spaceSlug} ${root}`)).err).toContain("is not empty");
    expect((await s.concord(root, `pull ${spaceSlug} ${root} --existing`)).code).toBe(0);
    expect(Object.keys(filesIn(root))).toEqual(["notes.md"]);
    put(root, "notes.md", `${filesIn(root)["notes.md"]}More.\n`);
    await push();
    expect((await s.read(id)).version).toBe(2);
  });
});

describe("push", () => {
  test("new files become articles, in the tree that their folders are", async () => {
    await pull();
    put(root, "Plan.md", "# The plan\n\nText\n");
    put(root, "team/rules/talk.md", "---\ntags: [x]\n---\nBe kind.\n");
    expect((await push()).code).toBe(0);
    const { items } = (await s.alice.get(`/api/articles?space=${s.space}&sort=title`)).json();
    const shown = items.map((item: { title: string; slug: string; parentId: string | null }) => [item.title, item.slug, items.find(({ id }: { id: string }) => id === item.parentId)?.slug ?? null]);
    expect(shown).toEqual([["Rules", "rules", "team"], ["Talk", "talk", "rules"], ["Team", "team", null], ["The plan", "plan", null]]);
    expect(filesIn(root)["Plan.md"]).toBe("# The plan\n\nText\n");
    expect(Object.keys(filesIn(root))).toEqual(["Plan.md", "team.md", "team/rules.md", "team/rules/talk.md"]);
    expect(await isInStep()).toEqual([]);
  });

  test("a moved file is a renamed and moved article, edited on the way or not", async () => {
    const guide = await s.add({ title: "Guide" });
    const notes = await s.add({ title: "Notes", body: BODY });
    await pull();
    put(root, "notes.md", filesIn(root)["notes.md"]!.replace("First", "Very first"));
    put(root, "guide/keep.md", "x");
    renameSync(join(root, "notes.md"), join(root, "guide/remarks.md"));
    expect((await status()).here.map(({ kind }) => kind)).toEqual(["new", "renamed", "changed"]);
    expect((await push()).code).toBe(0);
    expect(await s.read(notes.id)).toMatchObject({ slug: "remarks", parentId: guide.id, version: 2, body: BODY.replace("First", "Very first") });
    expect(await isInStep()).toEqual([]);
  });

  test("a folder that is renamed with its article takes its children along", async () => {
    const guide = await s.add({ title: "Guide" });
    const child = await s.add({ title: "Child", parentId: guide.id });
    await pull();
    renameSync(join(root, "guide.md"), join(root, "handbook.md"));
    renameSync(join(root, "guide"), join(root, "handbook"));
    expect((await push()).code).toBe(0);
    expect([await s.read(guide.id), await s.read(child.id)]).toMatchObject([{ slug: "handbook" }, { version: 1, parentId: guide.id }]);
    expect(await isInStep()).toEqual([]);
  });

  test("somebody else's change elsewhere is merged on the way, in the file too", async () => {
    const { id } = await s.add({ title: "Notes", body: BODY });
    await pull();
    put(root, "notes.md", filesIn(root)["notes.md"]!.replace("Third", "My third"));
    await s.patch(id, { body: BODY.replace("First", "Their first"), slug: "remarks" });
    expect((await push()).out).toContain("merged    remarks.md  from notes.md");
    expect(await s.read(id)).toMatchObject({ version: 3, slug: "remarks", body: BODY.replace("First", "Their first").replace("Third", "My third") });
    expect(filesIn(root)["remarks.md"]).toContain("Their first");
    expect(await isInStep()).toEqual([]);
  });

  test("a true clash is marked in the file, refused until settled, and then sent", async () => {
    const { id } = await s.add({ title: "Notes", body: BODY });
    await pull();
    put(root, "notes.md", filesIn(root)["notes.md"]!.replace("Second", "My own second").replace("title: Notes", "title: My notes"));
    await s.patch(id, { body: BODY.replace("Second", "Their second"), title: "Their notes" });
    expect((await push()).code).toBe(3);
    const marked = filesIn(root)["notes.md"]!;
    expect(marked).toBe(
      "---\n<<<<<<< yours\ntitle: My notes\n||||||| base (version 1)\ntitle: Notes\n=======\ntitle: Their notes\n>>>>>>> theirs (version 2, Alice)\n---\n\n" +
        "First paragraph.\n\n<<<<<<< yours\nMy own second paragraph.\n||||||| base (version 1)\nSecond paragraph.\n=======\nTheir second paragraph.\n>>>>>>> theirs (version 2, Alice)\n\nThird paragraph.\n",
    );
    expect(await push()).toMatchObject({ code: 3, out: expect.stringContaining("conflict markers in 8 lines, the first in line 2") });
    expect((await s.read(id)).version).toBe(2);
    expect((await s.concord(root, "resolve notes.md")).code).toBe(3);
    put(root, "notes.md", `---\ntitle: Notes of both\n---\n\n${BODY.replace("Second", "Their and my second")}`);
    expect((await push()).code).toBe(0);
    expect(await s.read(id)).toMatchObject({ version: 3, title: "Notes of both", body: BODY.replace("Second", "Their and my second") });
    expect(await isInStep()).toEqual([]);
  });

  test("an article renamed differently on both sides waits for a word", async () => {
    const { id } = await s.add({ title: "Notes", body: BODY });
    await pull();
    renameSync(join(root, "notes.md"), join(root, "mine.md"));
    await s.patch(id, { slug: "theirs" });
    expect(await pull()).toMatchObject({ code: 3, out: expect.stringContaining('it is "theirs" there') });
    expect((await push()).code).toBe(3);
    await s.concord(root, "resolve mine.md");
    expect((await push()).code).toBe(0);
    expect(await s.read(id)).toMatchObject({ slug: "mine", version: 3 });
    expect(await isInStep()).toEqual([]);
  });

  test("a removed file is a deleted article, unless it was changed there", async () => {
    const parent = await s.add({ title: "Parent" });
    const [child, changed] = [await s.add({ title: "Child", parentId: parent.id }), await s.add({ title: "Changed" })];
    await s.add({ title: "Stays" });
    await pull();
    for (const path of ["parent.md", "parent/child.md", "changed.md"]) rmSync(join(root, path));
    await s.patch(changed.id, { body: "Newer\n" });
    const answer = await push();
    expect([answer.code, answer.out]).toEqual([3, expect.stringMatching(/refused +changed\.md +Alice changed it since/)]);
    for (const { id } of [parent, child]) expect((await s.alice.get(`/api/articles/${id}`)).status).toBe(410);
    expect((await s.read(changed.id)).version).toBe(2);
    await pull();
    expect(Object.keys(filesIn(root))).toEqual(["changed.md", "stays.md"]);
  });

  test("an emptied folder is not taken for a wish to delete everything", async () => {
    const { id } = await s.add({ title: "Notes" });
    await pull();
    rmSync(join(root, "notes.md"));
    expect(await push()).toMatchObject({ code: 1, err: expect.stringContaining("--delete-all") });
    expect((await s.read(id)).version).toBe(1);
    expect((await s.concord(root, "push --delete-all")).code).toBe(0);
    expect((await s.alice.get(`/api/articles/${id}`)).status).toBe(410);
  });

  test("--dry-run says what would be sent and sends nothing", async () => {
    const { id } = await s.add({ title: "Notes", body: BODY });
    await pull();
    put(root, "notes.md", "---\ntitle: Other\n---\n\nText\n");
    put(root, "new.md", "x");
    expect((await s.concord(root, "push --dry-run")).out).toBe("  create    new.md\n  update    notes.md  (title, text)\n");
    expect((await s.read(id)).version).toBe(1);
  });

  test("two files that swap their names", async () => {
    const [a, b] = [await s.add({ title: "A", body: "a\n" }), await s.add({ title: "B", body: "b\n" })];
    await pull();
    renameSync(join(root, "a.md"), join(root, "x.md"));
    renameSync(join(root, "b.md"), join(root, "c.md"));
    renameSync(join(root, "x.md"), join(root, "b.md"));
    expect((await push()).code).toBe(0);
    expect([(await s.read(a.id)).body, (await s.read(b.id)).body].sort()).toEqual(["a\n", "b\n"]);
    expect(await isInStep()).toEqual([]);
  });

  test("what cannot be an article is named, and the rest is sent", async () => {
    await pull();
    put(root, "good.md", "x");
    put(root, "bad.md", "---\ntitle: [\n---\n");
    put(root, "long.md", `---\ntitle: ${"x".repeat(400)}\n---\n`);
    const answer = await push();
    expect([answer.code, answer.out]).toEqual([1, expect.stringMatching(/bad\.md +its front matter[^]*long\.md +its title must have at most 300[^]*created +good\.md/)]);
  });
});

test("merge brings newer versions into changed files alone, and sends nothing", async () => {
  const [a, b] = [await s.add({ title: "A", body: BODY }), await s.add({ title: "B", body: BODY })];
  await pull();
  put(root, "a.md", filesIn(root)["a.md"]!.replace("Third", "My third"));
  for (const { id } of [a, b]) await s.patch(id, { body: BODY.replace("First", "Their first") });
  expect((await s.concord(root, "merge")).out).toBe("  merged    a.md\n");
  expect([filesIn(root)["a.md"]!.includes("Their first"), filesIn(root)["b.md"]!.includes("Their first")]).toEqual([true, false]);
  expect((await s.read(a.id)).version).toBe(2);
});

test("diff shows the changes line by line, also from a folder inside", async () => {
  const guide = await s.add({ title: "Guide", body: BODY });
  await s.add({ title: "Child", parentId: guide.id });
  await pull();
  put(root, "guide.md", filesIn(root)["guide.md"]!.replace("Second", "Other"));
  expect((await s.concord(join(root, "guide"), "diff ../guide.md")).out).toContain("-Second paragraph.\n+Other paragraph.\n");
  expect(readFileSync(join(root, "guide/child.md"), "utf8")).toContain("Child");
});
