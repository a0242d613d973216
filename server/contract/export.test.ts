import { unzipSync, strFromU8 } from "fflate";
import { expect, test } from "vitest";
import { planImport } from "../../lib/import/plan-import";
import { readFiles } from "../../lib/import/read-files";
import { describeBothDoors } from "./doors";

describeBothDoors("taking a space along", (setting) => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';

  test("a zip of the tree as it is now, with the images that it shows, and it can be imported", async () => {
    const { alice } = setting;
    const space = (await alice.post("/api/spaces", { name: "Über uns" })).json();
    const add = async (given: object) => (await alice.post("/api/articles", { spaceId: space.id, ...given })).json();
    const upload = async (name: string, text: string) =>
      (await alice.send("POST", `/api/spaces/${space.id}/files?name=${name}`, { headers: { "content-type": "image/svg+xml" }, body: text })).json();
    const [shown] = [await upload("map.svg", svg), await upload("unused.svg", `${svg}\n`)];
    const guide = await add({ title: "Guide: one", body: "Hello\r\n", tags: ["a"] });
    const child = await add({ title: "Child", body: `# Child\n\n![Map](${shown.url})\n`, parentId: guide.id });
    const gone = await add({ title: "Gone" });
    await alice.delete(`/api/articles/${gone.id}`, { "if-match": "1" });

    const answer = await alice.get(`/api/spaces/${space.id}/export`);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/zip",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(space.slug)}.zip`,
      "cache-control": "private, no-store",
    });
    const files = unzipSync(answer.bytes);
    expect(Object.keys(files).sort()).toEqual(["files/map.svg", "guide-one.md", "guide-one/child.md"]);
    expect(strFromU8(files["files/map.svg"]!)).toBe(svg);
    expect(strFromU8(files["guide-one/child.md"]!)).toContain("![Map](../files/map.svg)");

    const read = readFiles([{ path: "export.zip", bytes: answer.bytes }]);
    const { articles, faults } = planImport(read.files, { imagePaths: read.images.map((image) => image.path) });
    expect([faults, read.faults]).toEqual([[], []]);
    expect(articles).toMatchObject([
      { title: "Guide: one", body: "Hello\r\n", tags: ["a"], slug: guide.slug, parentPath: null },
      { title: "Child", body: "# Child\n\n![Map](../files/map.svg)\n", slug: child.slug, parentPath: "guide-one.md", images: [{ path: "files/map.svg" }] },
    ]);
  });

  test("more articles than are read at once", async () => {
    const { alice } = setting;
    const spaceId = (await alice.post("/api/spaces", { name: "Many" })).json().id;
    const { db } = setting.test.app.database;
    const shared = { spaceId, body: "x", tags: "[]", status: "draft", version: 1, createdAt: new Date(0), createdById: alice.id, updatedAt: new Date(0), updatedById: alice.id };
    await db.article.createMany({ data: Array.from({ length: 1001 }, (_, i) => ({ ...shared, id: `${spaceId}-${i}`, slug: `s${i}`, title: `T${i}` })) });
    const files = unzipSync((await alice.get(`/api/spaces/${spaceId}/export`)).bytes);
    expect(Object.keys(files)).toHaveLength(1001);
    await db.article.deleteMany({ where: { spaceId } });
  });

  test("an empty space is an empty zip; HEAD sends none; who may not see it finds nothing", async () => {
    const { alice } = setting;
    const path = `/api/spaces/${(await alice.post("/api/spaces", { name: "Empty" })).json().id}/export`;
    expect(unzipSync((await alice.get(path)).bytes)).toEqual({});
    expect((await alice.send("HEAD", path)).status).toBe(200);
    expect((await (await setting.test.person("Stranger")).get(path)).status).toBe(404);
    expect((await setting.test.anonymous.get(path)).status).toBe(401);
  });
});
