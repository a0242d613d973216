import { expect, test } from "vitest";
import { describeBothDoors } from "./doors";

describeBothDoors("stars", (setting) => {
  const add = async (title: string) => (await setting.alice.post("/api/articles", { spaceId: setting.space, title })).json().id as string;
  const starred = async () => (await setting.alice.get("/api/stars")).json().items.map((item: { title: string }) => item.title);

  test("are one's own, in the order in which they were given, and may be given again", async () => {
    const [first, second] = [await add("First"), await add("Second")];
    for (const id of [first, second, first]) expect((await setting.alice.send("PUT", `/api/articles/${id}/star`)).status).toBe(204);
    expect(await starred()).toEqual(["Second", "First"]);
    const stranger = await setting.test.person("Stranger");
    expect((await stranger.get("/api/stars")).json()).toEqual({ items: [] });
    expect((await stranger.send("PUT", `/api/articles/${first}/star`)).status).toBe(404);
    for (let time = 0; time < 2; time += 1) expect((await setting.alice.delete(`/api/articles/${second}/star`)).status).toBe(204);
    expect(await starred()).toEqual(["First"]);
    await setting.alice.delete(`/api/articles/${first}/star`);
  });

  test("make no version, are hidden with the trash, and go with the article", async () => {
    const id = await add("Short-lived");
    await setting.alice.send("PUT", `/api/articles/${id}/star`);
    expect((await setting.alice.get(`/api/articles/${id}`)).json().version).toBe(1);
    await setting.alice.delete(`/api/articles/${id}`, { "if-match": '"1"' });
    expect(await starred()).toEqual([]);
    expect((await setting.alice.send("PUT", `/api/articles/${id}/star`)).status).toBe(410);
    await setting.alice.post(`/api/articles/${id}/restore`);
    expect(await starred()).toEqual(["Short-lived"]);
    await setting.alice.delete(`/api/articles/${id}`, { "if-match": "*" });
    expect((await setting.alice.delete(`/api/articles/${id}?purge=true`, { "if-match": "*" })).status).toBe(204);
    expect(await starred()).toEqual([]);
  });
});
