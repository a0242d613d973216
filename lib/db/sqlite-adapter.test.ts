import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import BetterSqlite3 from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PrismaClient } from "./generated/sqlite/client";
import { migrate } from "./migrate";
import { SerializedSqliteAdapterFactory } from "./sqlite-adapter";

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-adapter-"));
  path = join(folder, "test.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const createTables = () =>
  migrate(new PrismaBetterSqlite3({ url: `file:${path}` }), join(process.cwd(), "prisma/migrations/sqlite"));

const throttle = (key: string) => ({ key, count: 1, resetAt: new Date(0) });

/** A plain write made while another request's transaction is open, which then rolls back. Returns whether it is still there. */
async function survivesForeignRollback(factory: SqlDriverAdapterFactory): Promise<boolean> {
  await createTables();
  const db = new PrismaClient({ adapter: factory });
  let acknowledged: Promise<unknown> = Promise.resolve();
  await db
    .$transaction(async (transaction) => {
      await transaction.throttle.create({ data: throttle("inside") });
      acknowledged = db.throttle.create({ data: throttle("outside") }).then(() => {});
      // The plain adapter acknowledges it in here; the serialized one keeps it waiting.
      await Promise.race([acknowledged, new Promise((resolve) => setTimeout(resolve, 500))]);
      throw new Error("roll back");
    })
    .catch(() => {});
  await acknowledged;
  const rows = await db.throttle.findMany();
  await db.$disconnect();
  return rows.some((row) => row.key === "outside");
}

describe("a write acknowledged while another request's transaction rolls back", () => {
  test("is lost by the plain adapter: the fault this adapter exists for", async () => {
    expect(await survivesForeignRollback(new PrismaBetterSqlite3({ url: `file:${path}` }))).toBe(false);
  });
  test("is kept by the serialized adapter", async () => {
    expect(await survivesForeignRollback(new SerializedSqliteAdapterFactory(path))).toBe(true);
  });
});

describe("the serialized adapter", () => {
  let db: PrismaClient;
  beforeEach(async () => {
    await createTables();
    db = new PrismaClient({ adapter: new SerializedSqliteAdapterFactory(path) });
  });
  afterEach(() => db.$disconnect());

  test("reads do not wait for an open transaction, and see committed rows alone", async () => {
    await db.$transaction(async (transaction) => {
      await transaction.throttle.create({ data: throttle("uncommitted") });
      expect(await db.throttle.count()).toBe(0);
    });
    expect(await db.throttle.count()).toBe(1);
  });

  test("a batch rolls back whole", async () => {
    const batch = db.$transaction([
      db.throttle.create({ data: throttle("a") }),
      db.throttle.update({ where: { key: "missing" }, data: { count: 2 } }),
    ]);
    await expect(batch).rejects.toMatchObject({ code: "P2025" });
    expect(await db.throttle.count()).toBe(0);
  });

  test("goes on after a failed transaction, a failed statement and a hundred waiting writers", async () => {
    await db.$transaction(async () => Promise.reject(new Error("no"))).catch(() => {});
    await db.throttle.create({ data: throttle("0") });
    await db.throttle.create({ data: throttle("0") }).catch(() => {});
    await Promise.all(Array.from({ length: 100 }, (_, i) => db.throttle.create({ data: throttle(`n${i}`) })));
    expect(await db.throttle.count()).toBe(101);
  });

  test("flushes every commit to the disk", async () => {
    const [row] = await db.$queryRawUnsafe<{ journal_mode: string }[]>("PRAGMA journal_mode");
    expect(row?.journal_mode).toBe("wal");
    const [sync] = await db.$queryRawUnsafe<{ synchronous: number }[]>("PRAGMA synchronous");
    expect(Number(sync?.synchronous)).toBe(2);
  });

  test("the writer is one connection: a plain one can still read beside it", async () => {
    await db.throttle.create({ data: throttle("seen") });
    const other = new BetterSqlite3(path, { readonly: true });
    expect(other.prepare("SELECT count(*) AS n FROM Throttle").get()).toEqual({ n: 1 });
    other.close();
  });
});
