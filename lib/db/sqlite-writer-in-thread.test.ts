import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import BetterSqlite3 from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { scratchFolder } from "../testing/databases";
import { bundleDyingWriterThread } from "../testing/writer-thread";
import { isDatabaseUnavailable } from "./errors";
import { FirstInFirstOut } from "./first-in-first-out";
import { sql } from "./sql";
import { openSqliteDirect } from "./sqlite-direct";
import { startSqliteWriter } from "./sqlite-writer-in-thread";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(scratchFolder, "concord-thread-"));
  path = join(folder, "test.db");
  const setUp = new BetterSqlite3(path);
  setUp.exec(`PRAGMA journal_mode = WAL; CREATE TABLE "Head" ("id" TEXT PRIMARY KEY, "version" INTEGER); INSERT INTO "Head" VALUES ('a', 1), ('b', 1);`);
  setUp.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (threadUrl: URL) => {
  const direct = openSqliteDirect(path, new FirstInFirstOut(), startSqliteWriter(path, threadUrl));
  const land = (id: string) => direct.landIf(sql`UPDATE "Head" SET "version" = "version" + 1 WHERE "id" = ${id}`, []);
  const versionOf = async (id: string) => (await direct.rows<{ version: number }>(sql`SELECT "version" FROM "Head" WHERE "id" = ${id}`))[0]!.version;
  return { land, versionOf, close: direct.close };
};
const reasonOf = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error);

test("a thread that dies before its COMMIT has landed nothing, says so, and the next write lands", async () => {
  const { land, versionOf, close } = open(await bundleDyingWriterThread(folder));
  const [first, second] = await Promise.all([reasonOf(land("a")), reasonOf(land("b"))]);
  expect([isDatabaseUnavailable(first), isDatabaseUnavailable(second)]).toEqual([true, true]);
  expect([await versionOf("a"), await versionOf("b")]).toEqual([1, 1]);
  expect(await land("a")).toBe(true);
  expect(await versionOf("a")).toBe(2);
  await close();
});

test("what waits while a thread dies is carried out by the next one", async () => {
  const { land, versionOf, close } = open(await bundleDyingWriterThread(folder));
  const dying = reasonOf(land("a"));
  while (!existsSync(join(folder, "dying"))) await new Promise(setImmediate);
  const waiting = land("b");
  expect(isDatabaseUnavailable(await dying)).toBe(true);
  expect(await waiting).toBe(true);
  expect([await versionOf("a"), await versionOf("b")]).toEqual([1, 2]);
  await close();
});

test("a thread that cannot start refuses every write", async () => {
  writeFileSync(join(folder, "broken.cjs"), "throw new Error('no driver')");
  const { land, close } = open(pathToFileURL(join(folder, "broken.cjs")));
  for (const id of ["a", "b"]) {
    const reason = await reasonOf(land(id));
    expect(isDatabaseUnavailable(reason)).toBe(true);
    expect(String(reason)).toContain("no driver");
  }
  await close();
});
