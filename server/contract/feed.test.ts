import { expect, test, vi } from "vitest";
import type { Change } from "../../lib/events/schema";
import { MAX_STREAMS_PER_PERSON } from "../../lib/events/service";
import type { Caller } from "../testing/app";
import { describeBothDoors } from "./doors";

/** The events of a stream's text so far. */
function parse(text: string): { id: number | null; event: string; data: unknown }[] {
  return text
    .split("\n\n")
    .slice(0, -1)
    .filter((block) => block.includes("data: "))
    .map((block) => ({
      id: Number(/^id: (\d+)$/m.exec(block)?.[1] ?? Number.NaN) || null,
      event: /^event: (\w+)$/m.exec(block)![1]!,
      data: JSON.parse(/^data: (.*)$/m.exec(block)![1]!),
    }));
}

describeBothDoors("the change feed", (setting) => {
  const add = async (given: object = {}): Promise<string> =>
    (await setting.alice.post("/api/articles", { spaceId: setting.space, title: "Notes", body: "One\n", ...given })).json().id;
  const since = async () => (await setting.alice.get("/api/changes?since=2000000000")).json().next as number;
  const newest = async () => (await setting.test.app.database.db.change.findFirst({ orderBy: { id: "desc" } }))?.id ?? 0;
  const follow = async (caller: Caller, path: string, headers: Record<string, string> = {}) => {
    let text = "";
    const leave = await setting.test.door.listen(path, { ...caller.credentials, ...headers }, (more) => (text += more));
    return { leave, text: () => text, changes: () => parse(text).filter(({ event }) => event === "change").map(({ data }) => data as Change), all: () => parse(text) };
  };

  test("pages are in order, resumable, and hold every kind of change", async () => {
    const start = await newest();
    const id = await add();
    await setting.alice.put(`/api/articles/${id}`, { title: "N", body: "Two\n" }, { "if-match": "1" });
    await setting.alice.post(`/api/articles/${id}/publish`, undefined, { "if-match": "2" });
    await setting.alice.delete(`/api/articles/${id}`, { "if-match": "3" });
    await setting.alice.post(`/api/articles/${id}/restore`);
    const kinds: string[] = [];
    let place = start;
    for (;;) {
      const page = (await setting.alice.get(`/api/changes?since=${place}&limit=2`)).json();
      kinds.push(...page.items.map((item: Change) => `${item.kind} ${item.version}`));
      place = page.next;
      if (page.items.length < 2) break;
    }
    expect(kinds).toEqual(["created 1", "updated 2", "published 3", "deleted 3", "restored 4"]);
    expect((await setting.alice.get(`/api/changes?since=${place}`)).json()).toEqual({ items: [], next: place });
    expect((await setting.alice.get("/api/changes?since=-1")).status).toBe(400);
    expect(await since()).toBe(2_000_000_000);
    const stranger = await setting.test.person("Stranger");
    expect((await stranger.get(`/api/changes?since=${start}`)).json()).toEqual({ items: [], next: place });
  });

  test("a reader that is cut off at random moments, and comes again from where it was, misses nothing", async () => {
    const start = await newest();
    const ids = await Promise.all(Array.from({ length: 4 }, () => add()));
    let isWriting = true;
    const writing = Promise.all(
      ids.map(async (id) => {
        for (let version = 1; version <= 10; version += 1) {
          await setting.alice.put(`/api/articles/${id}`, { title: "N", body: `${version}\n` }, { "if-match": "*" });
        }
      }),
    ).finally(() => (isWriting = false));
    const seen: number[] = [];
    for (let last = start; ; last = seen.at(-1) ?? start) {
      const isLastLook = !isWriting;
      const reader = await follow(setting.alice, "/api/events", { "last-event-id": String(last) });
      const end = isLastLook ? await newest() : 0;
      if (isLastLook) await vi.waitFor(() => expect(reader.changes().at(-1)?.id ?? last).toBe(end), { timeout: 10_000 });
      else await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
      reader.leave();
      seen.push(...reader.changes().map((change) => change.id));
      if (isLastLook) break;
    }
    await writing;
    const all: Change[] = [];
    for (let place = start; ; ) {
      const page = (await setting.alice.get(`/api/changes?since=${place}&limit=100`)).json();
      all.push(...page.items);
      if (page.items.length === 0) break;
      place = page.next;
    }
    expect(all).toHaveLength(44);
    expect(seen).toEqual(all.map((change) => change.id));
  });

  test("one account has no more than so many streams: 429 with Retry-After, until one of them ends", async () => {
    const greedy = await setting.test.person("Greedy");
    const streams = await Promise.all(Array.from({ length: MAX_STREAMS_PER_PERSON }, () => follow(greedy, "/api/events")));
    const refused = await greedy.get("/api/events");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.json().type).toBe("/problems/throttled");
    const other = await follow(setting.alice, "/api/events");
    await vi.waitFor(() => expect(other.text()).toContain("welcome"));
    streams[0]!.leave();
    await vi.waitFor(() => expect(setting.test.app.events.admits({ userId: greedy.id })).toBe(true));
    for (const stream of [other, ...streams]) stream.leave();
  });

  test("a reader that follows 60 concurrent writers sees every change once, in order", async () => {
    const start = await newest();
    const ids = await Promise.all(Array.from({ length: 6 }, () => add()));
    const writing = Promise.all(
      ids.map(async (id) => {
        for (let version = 1; version <= 10; version += 1) {
          await setting.alice.put(`/api/articles/${id}`, { title: "N", body: `${version}\n` }, { "if-match": "*" });
        }
      }),
    );
    let isOver = false;
    void writing.then(() => (isOver = true));
    const seen: Change[] = [];
    let place = start;
    for (let idle = 0; idle < 2; ) {
      const page = (await setting.alice.get(`/api/changes?since=${place}&limit=7`)).json();
      seen.push(...page.items);
      place = page.next;
      if (isOver && page.items.length === 0) idle += 1;
      // Called directly, a reader without a pause would leave the writers no turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(seen).toHaveLength(66);
    for (const id of ids) {
      expect(seen.filter((change) => change.articleId === id).map((change) => change.version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    }
    expect(seen.map((change) => change.id)).toEqual([...seen.map((change) => change.id)].sort((a, b) => a - b));
  });

  test("the stream brings changes live, to those who may see them, filtered", async () => {
    const stranger = await setting.test.person("Stranger");
    const article = await add();
    const everything = await follow(setting.alice, "/api/events");
    const one = await follow(setting.alice, `/api/events?article=${article}`);
    const nothing = await follow(stranger, "/api/events");
    await vi.waitFor(() => expect(setting.test.app.events.count()).toBe(3));
    const other = await add();
    await setting.alice.put(`/api/articles/${article}`, { title: "N", body: "Two\n" }, { "if-match": "1" });
    await vi.waitFor(() => expect(everything.changes().map((change) => change.articleId)).toEqual([other, article]), 3000);
    await vi.waitFor(() => expect(one.changes()).toMatchObject([{ articleId: article, kind: "updated", version: 2, author: { name: "Alice" } }]), 3000);
    expect(nothing.changes()).toEqual([]);
    expect(one.all().find(({ event }) => event === "presence")?.data).toEqual({ articleId: article, people: [{ id: setting.alice.id, name: "Alice" }] });
    for (const stream of [everything, one, nothing]) stream.leave();
    await vi.waitFor(() => expect(setting.test.app.events.count()).toBe(0), 3000);
  });

  test("a reader cut off at random misses nothing and gets nothing twice", async () => {
    const start = await newest();
    const id = await add();
    const received: number[] = [];
    let last = start;
    let isOver = false;
    let patienceMs = 20;
    const reading = (async () => {
      while (!isOver || received.at(-1) !== (await newest())) {
        const stream = await follow(setting.alice, `/api/events?since=${start}`, { "last-event-id": String(last) });
        await new Promise((resolve) => setTimeout(resolve, patienceMs + Math.random() * 120));
        stream.leave();
        const ids = stream.all().flatMap(({ id: place }) => place ?? []);
        // A busy machine may take longer to answer than the reader stays.
        patienceMs = ids.length > 0 ? 20 : patienceMs * 2;
        received.push(...ids);
        last = ids.at(-1) ?? last;
      }
    })();
    for (let version = 1; version <= 40; version += 1) {
      await setting.alice.put(`/api/articles/${id}`, { title: "N", body: `${version}\n` }, { "if-match": "*" });
    }
    isOver = true;
    await reading;
    expect(new Set(received).size).toBe(received.length);
    expect(received).toHaveLength(41);
  });

  test("a stream needs credentials, a HEAD opens none, and a broken place is refused", async () => {
    expect((await setting.test.anonymous.get("/api/events")).status).toBe(401);
    expect((await setting.alice.send("HEAD", "/api/events")).status).toBe(200);
    await vi.waitFor(() => expect(setting.test.app.events.count()).toBe(0), 3000);
    expect((await setting.alice.get("/api/events", { "last-event-id": "x" })).status).toBe(400);
    expect((await setting.alice.get("/api/events?since=99999999999")).status).toBe(400);
  });
});
