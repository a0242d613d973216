import { expect, test } from "vitest";
import { describeBothDoors } from "./doors";

describeBothDoors("looking back", (setting) => {
  const BODY = "First paragraph.\n\nSecond paragraph.\n\nThird paragraph.\n";
  const theirBody = BODY.replace("First", "Their first");
  const myBody = BODY.replace("Third", "My third");
  const bothBodies = theirBody.replace("Third", "My third");

  /** An article at version 2, which somebody else has changed since version 1. */
  async function add() {
    const { id } = (await setting.alice.post("/api/articles", { spaceId: setting.space, title: "Notes", body: BODY, tags: ["old"] })).json();
    const path = `/api/articles/${id}`;
    await setting.alice.put(path, { title: "Notes", body: theirBody, version: 1 });
    return path;
  }
  const recordOf = async (path: string, version: number) => (await setting.alice.get(`${path}/versions/${version}/merge`)).json();

  test("a merge that the server made knows what its writer had sent", async () => {
    const path = await add();
    const saved = await setting.alice.send("PATCH", path, {
      headers: { "content-type": "application/merge-patch+json", "if-match": '"1"', prefer: "merge=auto" },
      body: JSON.stringify({ body: myBody, tags: ["new"], slug: "my-notes" }),
    });
    expect(saved.json()).toMatchObject({ version: 3, body: bothBodies, merged: { base: 1, theirs: 2 } });
    expect(await recordOf(path, 3)).toEqual({ version: 3, base: 1, theirs: 2, yours: { title: "Notes", body: myBody, tags: ["new"], slug: "my-notes", parentId: null }, isRecorded: true });
  });

  test("a writer who merges may say what there was before; a field left out was as in the merge", async () => {
    const path = await add();
    const write = { title: "Notes 2", body: bothBodies, version: 2, kind: "merge", mergedFrom: { base: 1, theirs: 2, yours: { body: myBody, parentId: "elsewhere" } } };
    const { slug } = (await setting.alice.get(path)).json();
    expect((await setting.alice.put(path, write)).status).toBe(200);
    expect(await recordOf(path, 3)).toEqual({ version: 3, base: 1, theirs: 2, yours: { title: "Notes 2", body: myBody, tags: ["old"], slug, parentId: "elsewhere" }, isRecorded: true });
    expect((await setting.alice.get(`${path}/versions/3`)).json().mergedFrom).toEqual({ base: 1, theirs: 2 });
  });

  test("where nobody said, it is worked out, and the answer says so", async () => {
    const path = await add();
    await setting.alice.put(path, { title: "Notes", body: bothBodies, version: 2, kind: "merge", mergedFrom: { base: 1, theirs: 2 } });
    expect(await recordOf(path, 3)).toMatchObject({ yours: { body: myBody, tags: ["old"] }, isRecorded: false });
  });

  test("what is no merge, or names versions that never were, is 404 and says why", async () => {
    const path = await add();
    await setting.alice.put(path, { title: "Notes", body: "x\n", version: 2, kind: "merge", mergedFrom: { base: 70, theirs: 90 } });
    for (const [version, words] of [[2, "no merge"], [3, "does not have"]] as const) {
      const answer = await setting.alice.get(`${path}/versions/${version}/merge`);
      expect(answer.status).toBe(404);
      expect(answer.json().detail).toContain(words);
    }
    expect((await setting.alice.get(`${path}/versions/9/merge`)).status).toBe(404);
  });

  test("the writer's text has the limits of any text, and no other fields", async () => {
    const path = await add();
    const write = (yours: object) => setting.alice.put(path, { title: "Notes", body: bothBodies, version: 2, kind: "merge", mergedFrom: { base: 1, theirs: 2, yours } });
    expect((await write({ body: "x".repeat(10 * 1024 * 1024 + 1) })).status).toBe(413);
    expect((await write({ title: "" })).status).toBe(400);
    expect((await write({ status: "published" })).json().errors).toEqual([{ path: "mergedFrom.yours.status", message: "is not a field of this request" }]);
    expect((await setting.alice.get(path)).json().version).toBe(2);
  });

  test("versions of one author, and who the authors are", async () => {
    const path = await add();
    const bob = await setting.test.person("Bob");
    await setting.alice.post(`/api/spaces/${setting.space}/members`, { email: bob.email, role: "editor" });
    await bob.put(path, { title: "Notes", body: "Bob's\n", version: 2 });
    const versionsBy = async (id: string) => (await setting.alice.get(`${path}/versions?author=${id}`)).json().items.map((item: { version: number }) => item.version);
    expect([await versionsBy(bob.id), await versionsBy(setting.alice.id), await versionsBy("nobody")]).toEqual([[3], [2, 1], []]);
    expect((await bob.get(`${path}/authors`)).json().items).toEqual([
      { author: { id: setting.alice.id, name: "Alice" }, versionCount: 2 },
      { author: { id: bob.id, name: "Bob" }, versionCount: 1 },
    ]);
    const stranger = await setting.test.person("Stranger");
    expect((await stranger.get(`${path}/authors`)).status).toBe(404);
  });

  test("a part that was taken back is a version of kind restore", async () => {
    const path = await add();
    await setting.alice.put(path, { title: "Notes", body: BODY, version: 2, kind: "restore", note: "Part of version 1" });
    expect((await setting.alice.get(`${path}/versions/3`)).json()).toMatchObject({ kind: "restore", note: "Part of version 1", mergedFrom: null });
  });
});
