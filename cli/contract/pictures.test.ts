import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesIn, put, startSetting, type Setting } from "./setting";

// Pictures travel with the articles that show them.
let s: Setting;
beforeAll(async () => (s = await startSetting()));
afterAll(() => s.stop());

const png = (seed: string): Buffer => Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from(seed)]);
async function upload(seed: string, name: string): Promise<string> {
  const path = `/api/spaces/${s.space}/files?name=${encodeURIComponent(name)}`;
  return (await s.alice.send("POST", path, { headers: { "content-type": "image/png" }, body: png(seed) })).json().url;
}

test("pictures are fetched, links lead to them from every depth, and an untouched folder sends nothing", async () => {
  const [one, two] = [await upload("one", "../../Köln 1.png"), await upload("two", "con.png")];
  const guide = await s.add({ title: "Guide", body: `![One](${one}) and a word on _files/Köln-1.png: ![](_files/Köln-1.png)\n` });
  const child = await s.add({ title: "Child", body: `<img src="${one}">\n\n![Two](${two})\n`, parentId: guide.id });
  const root = s.folder();
  expect((await s.concord(root, `pull team ${root}`)).code).toBe(0);
  expect(readdirSync(join(root, "_files")).sort()).toEqual(["Köln-1.png", "con-article.png"].sort());
  expect(readFileSync(join(root, "_files/Köln-1.png"))).toEqual(png("one"));
  expect(filesIn(root)["guide/child.md"]).toBe('---\ntitle: Child\n---\n\n<img src="../_files/Köln-1.png">\n\n![Two](../_files/con-article.png)\n');
  expect((await s.concord(root, "push")).out).toBe("There is nothing to send.\n");
  expect((await s.concord(root, "status")).out).toContain("Nothing is changed here.\nNothing waits");
  // To another depth, by hand: the links in it are as they were.
  renameSync(join(root, "guide/child.md"), join(root, "child.md"));
  await s.concord(root, "push");
  expect(await s.read(child.id)).toMatchObject({ parentId: null, version: 2, body: `<img src="${one}">\n\n![Two](${two})\n` });
  // To another depth, by the server: they are written anew.
  await s.patch(child.id, { parentId: guide.id });
  await s.concord(root, "pull");
  expect(filesIn(root)["guide/child.md"]).toContain("](../_files/con-article.png)");
  expect((await s.concord(root, "push")).out).toBe("There is nothing to send.\n");
  await s.alice.delete(`/api/articles/${child.id}`, { "if-match": '"3"' });
  await s.alice.delete(`/api/articles/${guide.id}`, { "if-match": '"1"' });
});

test("a picture that a file shows is sent once, and again when it is drawn anew; the file stays as it is", async () => {
  const root = s.folder();
  await s.concord(root, `pull team ${root}`);
  mkdirSync(join(root, "img"));
  writeFileSync(join(root, "img/my plan.png"), png("first"));
  put(root, "plan.md", "# Plan\n\n![P](img/my%20plan.png) ![Q](img/none.png)\n");
  put(root, "other.md", "# Other\n\n![P](./img/my%20plan.png)\n");
  expect((await s.concord(root, "push")).code).toBe(0);
  const list = async () => (await s.alice.get(`/api/articles?space=${s.space}&sort=title`)).json().items as { id: string; version: number }[];
  const [other, plan] = await list();
  const first = await upload("first", "again.png");
  expect([(await s.read(plan!.id)).body, (await s.read(other!.id)).body]).toEqual([`![P](${first}) ![Q](img/none.png)\n`, `![P](${first})\n`]);
  expect(filesIn(root)["plan.md"]).toBe("# Plan\n\n![P](img/my%20plan.png) ![Q](img/none.png)\n");
  expect((await s.concord(root, "push")).out).toBe("There is nothing to send.\n");

  writeFileSync(join(root, "img/my plan.png"), png("second"));
  expect((await s.concord(root, "push")).code).toBe(0);
  expect((await s.read(other!.id)).body).toBe(`![P](${await upload("second", "x.png")})\n`);
  expect((await s.concord(root, "status --json")).out).toContain('"there":[]');

  writeFileSync(join(root, "img/bad.png"), "no picture");
  put(root, "other.md", "# Other\n\n![P](img/bad.png)\n");
  expect(await s.concord(root, "push")).toMatchObject({ code: 1, out: expect.stringMatching(/img\/bad\.png +is no image/) });
  rmSync(join(root, "img/bad.png"));
});
