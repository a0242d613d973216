import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { scratchFolder } from "../testing/databases";
import { bundleWriterThread } from "../testing/writer-thread";
import type { Direct } from "./direct";
import { isDatabaseUnavailable, isForeignKeyViolation, isUniqueViolationOf } from "./errors";
import { FirstInFirstOut } from "./first-in-first-out";
import { sql } from "./sql";
import { openSqliteDirect } from "./sqlite-direct";
import { openSqliteWriter } from "./sqlite-writer";
import { startSqliteWriter } from "./sqlite-writer-in-thread";

const code = mkdtempSync(join(scratchFolder, "concord-writer-"));
let threadUrl: URL;
beforeAll(async () => {
  threadUrl = await bundleWriterThread(code);
});
afterAll(() => rmSync(code, { recursive: true, force: true }));

const writers = {
  "on this thread": (path: string) => openSqliteWriter(path),
  "in a thread of its own": (path: string) => startSqliteWriter(path, threadUrl),
};

describe.each(Object.entries(writers))("a writer %s", (_, openWriter) => {
  let folder: string;
  let path: string;
  let queue: FirstInFirstOut;
  let direct: Direct;
  beforeEach(() => {
    folder = mkdtempSync(join(scratchFolder, "concord-direct-"));
    path = join(folder, "test.db");
    const setUp = new BetterSqlite3(path);
    setUp.exec(`PRAGMA journal_mode = WAL;
      CREATE TABLE "Person" ("id" TEXT PRIMARY KEY); INSERT INTO "Person" VALUES ('p');
      CREATE TABLE "Head" ("id" TEXT PRIMARY KEY, "version" INTEGER, "at" DATETIME);
      CREATE TABLE "Row" ("id" TEXT, "version" INTEGER, "person" TEXT REFERENCES "Person", PRIMARY KEY ("id", "version"));
      CREATE TABLE "Late" ("person" TEXT REFERENCES "Person" DEFERRABLE INITIALLY DEFERRED);
      INSERT INTO "Head" SELECT value, 1, '2026-01-02T03:04:05.678+00:00' FROM json_each('["a","b","c","d"]');`);
    setUp.close();
    queue = new FirstInFirstOut();
    direct = openSqliteDirect(path, queue, openWriter(path));
  });
  afterEach(async () => {
    await direct.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const land = (id: string, version: number, person = "p") =>
    direct.landIf(sql`UPDATE "Head" SET "version" = "version" + 1 WHERE "id" = ${id} AND "version" = ${version}`, [
      { table: "Row", row: { id, version: version + 1, person } },
    ]);
  /** Fails not before COMMIT, which is when SQLite looks at deferred constraints. */
  const landUntilCommit = (id: string) => direct.landIf(sql`UPDATE "Head" SET "version" = 9 WHERE "id" = ${id}`, [{ table: "Late", row: { person: "nobody" } }]);
  const heads = async () => (await direct.rows<{ version: number }>(sql`SELECT "version" FROM "Head" ORDER BY "id"`)).map((row) => row.version);
  const rowCount = async () => (await direct.rows<{ n: number }>(sql`SELECT count(*) AS "n" FROM "Row"`))[0]!.n;

  test("of writes that share a transaction, those that fail take nothing of the others with them", async () => {
    await land("d", 1);
    const settled = await Promise.allSettled([land("a", 1), land("b", 1, "nobody"), land("a", 1), land("c", 9), land("c", 1), land("d", 2)]);
    expect(settled.map((one) => (one.status === "fulfilled" ? one.value : "threw"))).toEqual([true, "threw", false, false, true, true]);
    expect(isForeignKeyViolation((settled[1] as PromiseRejectedResult).reason)).toBe(true);
    expect(await heads()).toEqual([2, 1, 2, 3]);
    expect(await rowCount()).toBe(4);
  });

  test("a row that exists already undoes its own write, and says of which table it is", async () => {
    await land("a", 1);
    const again = direct.landIf(sql`UPDATE "Head" SET "version" = 7 WHERE "id" = ${"a"}`, [{ table: "Row", row: { id: "a", version: 2, person: "p" } }]);
    const error = await again.catch((reason: unknown) => reason);
    expect(isUniqueViolationOf(error, "Row")).toBe(true);
    expect(isUniqueViolationOf(error, "Head")).toBe(false);
    expect(await heads()).toEqual([2, 1, 1, 1]);
  });

  test("more writes than one turn takes are all carried out, in the order in which they came", async () => {
    const outcomes = await Promise.all(Array.from({ length: 200 }, (_, i) => land("a", i + 1)));
    expect(outcomes.every(Boolean)).toBe(true);
    expect(await heads()).toEqual([201, 1, 1, 1]);
  });

  test("writes wait for whoever holds the queue; reads do not", async () => {
    const release = await queue.acquire();
    let isLanded = false;
    const landing = land("a", 1).then(() => (isLanded = true));
    expect(await heads()).toEqual([1, 1, 1, 1]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isLanded).toBe(false);
    release();
    await landing;
    expect(await heads()).toEqual([2, 1, 1, 1]);
  });

  test("times come as times", async () => {
    expect(await direct.rows(sql`SELECT "at" FROM "Head" WHERE "id" = ${"a"}`)).toEqual([{ at: new Date("2026-01-02T03:04:05.678Z") }]);
  });

  test("nothing is acknowledged before its COMMIT: when that fails, none of its turn has landed", async () => {
    const settled = await Promise.allSettled([land("a", 1), landUntilCommit("b"), land("c", 1)]);
    expect(settled.map((one) => one.status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(await heads()).toEqual([1, 1, 1, 1]);
    expect(await rowCount()).toBe(0);
    expect(await land("a", 1)).toBe(true);
    expect(await heads()).toEqual([2, 1, 1, 1]);
  });

  test("what is acknowledged is there for every other connection", async () => {
    const other = new BetterSqlite3(path, { readonly: true });
    for (let version = 1; version < 50; version += 1) {
      await land("a", version);
      expect(other.prepare(`SELECT "version" FROM "Head" WHERE "id" = 'a'`).pluck().get()).toBe(version + 1);
    }
    other.close();
  });

  test("after the end nothing is taken any more", async () => {
    await land("a", 1);
    await direct.close();
    const error = await land("a", 2).catch((reason: unknown) => reason);
    expect(isDatabaseUnavailable(error)).toBe(true);
  });
});
