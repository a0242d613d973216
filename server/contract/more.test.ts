import { expect, test } from "vitest";
import { createScheduleRepository } from "../../lib/publishing/schedule-repository";
import { describeBothDoors } from "./doors";

describeBothDoors("search, schedules, insights and metrics", (setting) => {
  const add = async (given: object = {}) =>
    (await setting.alice.post("/api/articles", { spaceId: setting.space, title: "Notes", body: "One\n", ...given })).json();
  const titles = async (query: string) => (await setting.alice.get(`/api/articles?${query}`)).json().items.map((item: { title: string }) => item.title);

  test("search: words in title and text, best first, with a snippet and its ranges", async () => {
    await add({ title: "Zebra crossing", body: "Nothing of the kind.\n" });
    await add({ title: "Roads", body: `${"Filler words. ".repeat(60)}\nA zébra crosses the road, and the zebras follow.\n${"More filler. ".repeat(60)}` });
    const hits = (await setting.alice.get("/api/articles?q=zebra")).json().items;
    expect(hits.map((hit: { title: string }) => hit.title)).toEqual(["Zebra crossing", "Roads"]);
    expect(hits[0].snippet).toEqual({ field: "title", text: "Zebra crossing", ranges: [[0, 5]] });
    const { field, text, ranges } = hits[1].snippet;
    expect(field).toBe("body");
    expect(ranges.map(([from, to]: [number, number]) => text.slice(from, to))).toEqual(["zébra", "zebra"]);
    expect(text.length).toBeLessThan(200);
    expect(await titles("q=ZEB%20cross")).toEqual(["Zebra crossing", "Roads"]);
    expect(await titles("q=zebra%20unheardof")).toEqual([]);
    expect(await titles("q=ebra")).toEqual([]);
    expect(await titles("q=%22*%28%29%3A-%27")).toEqual([]);
    expect(await titles("q=zebra&sort=title")).toEqual(["Roads", "Zebra crossing"]);
    await add({ title: "予定", body: "来週の会議は火曜日です。\n" });
    await add({ title: "会議室の予約", body: "Room plan\n" });
    expect(await titles(`q=${encodeURIComponent("会議")}`)).toEqual(["会議室の予約", "予定"]);
    expect(await titles(`q=${encodeURIComponent("会議 room")}`)).toEqual(["会議室の予約"]);
    expect(await titles(`q=${encodeURIComponent("会議 水曜日")}`)).toEqual([]);
    const first = (await setting.alice.get("/api/articles?q=zebra&limit=1")).json();
    expect((await setting.alice.get(`/api/articles?q=zebra&limit=1&cursor=${first.nextCursor}`)).json()).toMatchObject({ items: [{ title: "Roads" }], nextCursor: null });
  });

  test("search: kept in step with every write, and with who may see what", async () => {
    const { id } = await add({ title: "Plan", body: "The okapi is shy.\n" });
    await setting.alice.put(`/api/articles/${id}`, { title: "Plan", body: "The quokka smiles.\n" }, { "if-match": "1" });
    expect(await titles("q=okapi")).toEqual([]);
    expect(await titles("q=quokka")).toEqual(["Plan"]);
    const stranger = await setting.test.person("Stranger");
    expect((await stranger.get("/api/articles?q=quokka")).json().items).toEqual([]);
    await setting.alice.delete(`/api/articles/${id}`, { "if-match": "2" });
    expect(await titles("q=quokka")).toEqual([]);
    expect(await titles("q=quokka&deleted=true")).toEqual(["Plan"]);
    await setting.alice.delete(`/api/articles/${id}?purge=true`);
    expect(await titles("q=quokka&deleted=true")).toEqual([]);
  });

  test("search: a text of very many different words can be saved and is found by its beginning", async () => {
    const body = `kiwifruit ${Array.from({ length: 250_000 }, (_, i) => `w${i.toString(36)}`).join(" ")}`;
    expect((await add({ title: "Long", body })).version).toBe(1);
    expect(await titles("q=kiwifruit")).toEqual(["Long"]);
  });

  test("schedules: one that is just being carried out is not said to be removed", async () => {
    const { db } = setting.test.app.database;
    const { id } = await add({ title: "In hand" });
    const path = `/api/articles/${id}/schedule`;
    const putDue = () => setting.alice.put(path, { publishAt: new Date(Date.now() - 50).toISOString() });
    const claim = (leaseMs: number) => createScheduleRepository(db, () => {}).claimDue(new Date(), new Date(Date.now() + leaseMs), 20);
    await putDue();
    expect(await claim(60_000)).toHaveLength(1);
    let isAnswered = false;
    const removing = setting.alice.delete(path).finally(() => (isAnswered = true));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(isAnswered).toBe(false);
    await db.schedule.updateMany({ where: { articleId: id }, data: { next: "done" } });
    expect((await removing).status).toBe(404);
    // Whoever claimed this one died with it: it is removed instead of being tried again.
    await putDue();
    expect(await claim(200)).toHaveLength(1);
    expect((await setting.alice.delete(path)).status).toBe(204);
    expect(await setting.test.app.schedules.runDue()).toBe(0);
  });

  test("schedules: carried out on time, once, by whichever process is there; overlaps refused", async () => {
    const { id } = await add({ title: "Later" });
    const path = `/api/articles/${id}/schedule`;
    const at = (ms: number) => new Date(Date.now() + ms).toISOString();
    const soon = { publishAt: at(-50), unpublishAt: at(60_000) };
    const made = await setting.alice.put(path, soon);
    expect([made.status, made.json().publishAt]).toEqual([200, soon.publishAt]);
    expect((await setting.alice.put(path, soon)).json().id).toBe(made.json().id);
    const overlap = await setting.alice.put(path, { publishAt: at(30_000) });
    expect(overlap.status).toBe(409);
    expect(overlap.json()).toMatchObject({ type: "/problems/schedule-overlap", existing: { id: made.json().id } });
    expect((await setting.alice.put(path, { publishAt: at(90_000), unpublishAt: at(80_000) })).status).toBe(422);
    expect((await setting.alice.put(path, { publishAt: "tomorrow" })).status).toBe(400);

    await setting.test.restart();
    const rounds = await Promise.all(Array.from({ length: 5 }, () => setting.test.app.schedules.runDue()));
    expect(rounds.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect((await setting.alice.get(`/api/articles/${id}`)).json()).toMatchObject({ status: "published", version: 2 });
    // What is left is the second half.
    await setting.test.app.database.db.schedule.updateMany({ where: { articleId: id }, data: { dueAt: new Date(0) } });
    await setting.test.app.schedules.runDue();
    expect((await setting.alice.get(`/api/articles/${id}`)).json()).toMatchObject({ status: "draft", version: 3 });
    expect(await setting.test.app.schedules.runDue()).toBe(0);
    expect((await setting.alice.delete(path)).status).toBe(404);
    await setting.alice.put(path, { publishAt: at(60_000) });
    expect((await setting.alice.get(path)).json().items).toHaveLength(1);
    expect((await setting.alice.delete(path)).status).toBe(204);
  });

  test("schedules: one takes the place of another in one step, and the feed tells of each", async () => {
    const { db } = setting.test.app.database;
    const { id } = await add({ title: "Moved" });
    const path = `/api/articles/${id}/schedule`;
    const place = (await db.change.findFirst({ orderBy: { id: "desc" } }))!.id;
    const at = (ms: number) => new Date(Date.now() + ms).toISOString();
    const made = (await setting.alice.put(path, { publishAt: at(60_000) })).json();
    const later = { publishAt: at(120_000), unpublishAt: at(180_000), replaces: made.id };
    expect((await setting.alice.put(path, later)).json()).toMatchObject({ id: made.id, publishAt: later.publishAt, unpublishAt: later.unpublishAt });
    expect((await setting.alice.put(path, { ...later, unpublishAt: later.publishAt })).status).toBe(422);
    expect((await setting.alice.put(path, { publishAt: at(240_000), replaces: "another" })).status).toBe(404);
    expect((await setting.alice.get(path)).json().items).toHaveLength(1);

    // Beside a second one it may not come to lie over it.
    const second = (await setting.alice.put(path, { publishAt: at(240_000) })).json();
    const over = await setting.alice.put(path, { publishAt: at(120_000), replaces: made.id });
    expect(over.json()).toMatchObject({ status: 409, existing: { id: second.id } });
    expect((await setting.alice.put(path, { publishAt: at(-50), unpublishAt: at(60_000), replaces: made.id })).status).toBe(200);
    await setting.test.app.schedules.runDue();
    expect((await setting.alice.get(`/api/articles/${id}`)).json()).toMatchObject({ status: "published", version: 2 });

    // It has published: from now on its end alone can change, and nothing is published again.
    const [{ publishAt }] = (await setting.alice.get(path)).json().items;
    expect((await setting.alice.put(path, { publishAt, replaces: made.id })).json().errors[0].path).toBe("unpublishAt");
    expect((await setting.alice.put(path, { publishAt: at(90_000), unpublishAt: at(100_000), replaces: made.id })).json().errors[0].path).toBe("publishAt");
    expect((await setting.alice.put(path, { publishAt, unpublishAt: at(90_000), replaces: made.id })).status).toBe(200);
    expect(await setting.test.app.schedules.runDue()).toBe(0);
    await db.schedule.updateMany({ where: { id: made.id }, data: { dueAt: new Date(0) } });
    await setting.test.app.schedules.runDue();
    expect((await setting.alice.get(`/api/articles/${id}`)).json()).toMatchObject({ status: "draft", version: 3 });
    expect((await setting.alice.delete(path)).status).toBe(204);

    const { items } = (await setting.alice.get(`/api/changes?since=${place}&article=${id}`)).json();
    expect(items.map((item: { kind: string; version: number }) => `${item.kind} ${item.version}`)).toEqual([
      ...["scheduled 1", "scheduled 1", "scheduled 1", "scheduled 1"],
      ...["published 2", "scheduled 2", "unpublished 3", "unscheduled 3"],
    ]);
  });

  test("a public page knows which of the articles it links to are public", async () => {
    const publish = async (id: string) => (await setting.alice.post(`/api/articles/${id}/publish`, undefined, { "if-match": "*" })).json().publishedSlug as string;
    const [open, closed] = [await add({ title: "Open" }), await add({ title: "Closed" })];
    const { id } = await add({ title: "Index", body: `[a](/articles/${open.id}#part) [b](https://example.org/articles/${closed.id}) [c](/articles/none)` });
    const [slug, target] = [await publish(id), await publish(open.id)];
    expect(await setting.test.app.publishing.readPublished(slug)).toMatchObject({ kind: "found", article: { links: { [open.id]: target } } });
    await setting.alice.post(`/api/articles/${open.id}/unpublish`, undefined, { "if-match": "*" });
    expect(await setting.test.app.publishing.readPublished(slug)).toMatchObject({ kind: "found", article: { links: {} } });
  });

  test("insights: conflicts, merges and decisions by article and day, for those who may see them", async () => {
    const { id } = await add({ title: "Busy", body: "One.\n\nTwo.\n\nThree.\n" });
    const path = `/api/articles/${id}`;
    const put = (body: string, version: number, more: object = {}, headers = {}) =>
      setting.alice.put(path, { title: "Busy", body, ...more }, { "if-match": `${version}`, ...headers });
    await put("One!\n\nTwo.\n\nThree.\n", 1);
    await put("x", 1);
    await put("One.\n\nTwo.\n\nThree!\n", 1, {}, { prefer: "merge=auto" });
    await put("decided", 3, { kind: "merge", mergedFrom: { base: 1, theirs: 3 } });
    const insights = (await setting.alice.get("/api/insights/conflicts?days=7")).json();
    const today = new Date().toISOString().slice(0, 10);
    expect(insights.items.filter((item: { articleId: string }) => item.articleId === id)).toEqual([
      { articleId: id, title: "Busy", spaceId: setting.space, day: today, conflicts: 1, merges: 1, decisions: 1 },
    ]);
    const stranger = await setting.test.person("Stranger");
    expect((await stranger.get("/api/insights/conflicts")).json()).toEqual({ days: 30, total: { conflicts: 0, merges: 0, decisions: 0 }, items: [] });
    expect((await stranger.get("/api/insights/conflicts?days=0")).status).toBe(400);
  });

  test("metrics: requests by route, in the format of Prometheus", async () => {
    await setting.alice.get("/api/articles/none");
    const answer = await setting.test.anonymous.get("/api/metrics");
    expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(answer.text).toMatch(/concord_http_requests_total\{method="GET",route="\/api\/articles\/\{id\}",status="404"\} \d+/);
    expect(answer.text).toMatch(/le="\+Inf"/);
  });
});
