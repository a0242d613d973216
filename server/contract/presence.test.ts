import { expect, test, vi } from "vitest";
import type { Caller } from "../testing/app";
import { describeBothDoors } from "./doors";

describeBothDoors("who may follow what", (setting) => {
  const status = async (caller: Caller, query: string) =>
    (await setting.test.door.send({ method: "HEAD", path: `/api/events?${query}`, headers: caller.credentials })).status;
  const follow = async (caller: Caller, query: string) => {
    let text = "";
    const leave = await setting.test.door.listen(`/api/events?${query}`, caller.credentials, (more) => (text += more));
    return { leave, text: () => text };
  };
  const addArticle = async (): Promise<string> => (await setting.alice.post("/api/articles", { spaceId: setting.space, title: "Notes" })).json().id;

  test("an article or a space that one may not see cannot be followed, and is not told from one that does not exist", async () => {
    const article = await addArticle();
    const stranger = await setting.test.person("Stranger");
    for (const query of [`article=${article}`, "article=none", `space=${setting.space}`, "space=none", `article=${article}&space=none`]) {
      expect(await status(stranger, query), query).toBe(404);
    }
    expect(await status(setting.alice, `article=${article}`)).toBe(200);
    expect(await status(setting.alice, `space=${setting.space}`)).toBe(200);
    // What is in the trash may come back.
    await setting.alice.delete(`/api/articles/${article}`, { "if-match": "1" });
    expect(await status(setting.alice, `article=${article}`)).toBe(200);
    await vi.waitFor(() => expect(setting.test.app.events.count()).toBe(0), 3000);
  });

  test("who is no member any more is told nothing of who is there", async () => {
    const article = await addArticle();
    const bob = await setting.test.person("Bob");
    await setting.alice.post(`/api/spaces/${setting.space}/members`, { email: bob.email, role: "viewer" });
    const stream = await follow(bob, `article=${article}`);
    await vi.waitFor(() => expect(stream.text()).toContain(bob.id), 3000);
    await setting.alice.delete(`/api/spaces/${setting.space}/members/${bob.id}`);
    const own = await follow(setting.alice, `article=${article}`);
    await vi.waitFor(() => expect(own.text()).toContain(setting.alice.id), 3000);
    await vi.waitFor(() => expect(setting.test.app.events.count()).toBe(1), 3000);
    expect(stream.text()).not.toContain(setting.alice.id);
    for (const { leave } of [stream, own]) leave();
    await vi.waitFor(() => expect(setting.test.app.events.count()).toBe(0), 3000);
  });
});
