import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createAuthRepository } from "../../lib/auth/repository";
import { createAuthService } from "../../lib/auth/service";
import { openDatabase } from "../../lib/db/open";
import { addPerson, addSpace } from "../../lib/testing/fixtures";
import { describeBothDoors } from "./doors";

/** A repetition of a request whose first run made something and never said so. */
describeBothDoors("repeats", (setting) => {
  const cases = () => [
    { path: "/api/articles", body: { spaceId: setting.space, title: "Made once", slug: "made-once" } },
    { path: "/api/articles", body: { spaceId: setting.space, title: "Made once as well" } },
    { path: "/api/spaces", body: { name: "Made once" } },
    { path: "/api/tokens", body: { name: "made once" } },
  ];

  test("finds what was made, and makes it no second time", async () => {
    const { idempotency, database } = setting.test.app;
    const { finish } = idempotency;
    for (const [i, { path, body }] of cases().entries()) {
      const key = { "idempotency-key": `lost-${i}` };
      idempotency.finish = async () => {};
      const lost = await setting.alice.post(path, body, key);
      idempotency.finish = finish;
      expect(lost.status).toBe(201);
      const early = await setting.alice.post(path, body, key);
      expect([early.status, early.json().type]).toEqual([409, "/problems/request-in-progress"]);
      await database.db.idempotencyKey.updateMany({ where: { status: null }, data: { runsUntil: new Date(0) } });
      const other = await setting.alice.post(path, { ...body, name: "Other", title: "Other" }, key);
      expect(other.status).toBe(422);
      const again = await setting.alice.post(path, body, key);
      expect(again.status).toBe(201);
      expect(again.json().id).toBe(lost.json().id);
      expect((await setting.alice.post(path, body, key)).json()).toEqual(again.json());
    }
    const tokens = (await setting.alice.get("/api/tokens")).json().items as { name: string }[];
    expect(tokens.filter(({ name }) => name === "made once")).toHaveLength(1);
    const spaces = (await setting.alice.get("/api/spaces")).json().items as { name: string }[];
    expect(spaces.filter(({ name }) => name === "Made once")).toHaveLength(1);
    const articles = (await setting.alice.get(`/api/articles?space=${setting.space}`)).json().items as unknown[];
    expect(articles).toHaveLength(2);
  });

  test("an article that went to the trash meanwhile is not made anew", async () => {
    const body = { spaceId: setting.space, title: "Made and deleted" };
    const { idempotency, database } = setting.test.app;
    const { finish } = idempotency;
    idempotency.finish = async () => {};
    const { id } = (await setting.alice.post("/api/articles", body, { "idempotency-key": "deleted" })).json();
    idempotency.finish = finish;
    await setting.alice.delete(`/api/articles/${id}`, { "if-match": '"1"' });
    await database.db.idempotencyKey.updateMany({ where: { status: null }, data: { runsUntil: new Date(0) } });
    expect((await setting.alice.post("/api/articles", body, { "idempotency-key": "deleted" })).status).toBe(410);
  });
});

test("a process killed between the commit and the answer: the next one gives the answer, once started, and makes nothing twice", async () => {
  const folder = mkdtempSync(join(tmpdir(), "concord-repeat-"));
  const path = join(folder, "test.db");
  const database = await openDatabase({ kind: "sqlite", path });
  const { id } = await addPerson(database.db, "Alice");
  const spaceId = await addSpace(database.db, id);
  const cookie = `concord_session=${await createAuthService(createAuthRepository(database)).startSession(id)}`;
  await database.close();

  const run = (...rest: string[]) =>
    spawnSync(process.execPath, ["--conditions=react-server", "--import", "tsx", "server/testing/one-request.ts", path, cookie, "/api/articles", JSON.stringify({ spaceId, title: "Once" }), ...rest], { encoding: "utf8" });
  expect(run("dies").signal).toBe("SIGKILL");
  const first = JSON.parse(run().stdout);
  const second = JSON.parse(run().stdout);
  expect(first.status).toBe(201);
  expect(second).toEqual(first);

  const after = await openDatabase({ kind: "sqlite", path });
  expect(await after.db.article.findMany({ select: { id: true } })).toEqual([{ id: first.document.id }]);
  await after.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);
