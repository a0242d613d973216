import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { scratchFolder, startTestDatabases, type TestDatabases } from "../testing/databases";
import { migrate } from "./migrate";

let databases: TestDatabases;
beforeAll(() => {
  databases = startTestDatabases();
});
afterAll(() => databases.stop());

describe.each(["sqlite", "postgresql"] as const)("migrations of %s", (kind) => {
  let folder: string;
  let factory: SqlMigrationAwareDriverAdapterFactory;
  beforeEach(async () => {
    folder = mkdtempSync(join(scratchFolder, "concord-migrate-"));
    writeFileSync(join(folder, "migration_lock.toml"), `provider = "${kind}"\n`);
    const database = await databases.create(kind);
    if (database.kind === "sqlite") mkdirSync(join(database.path, ".."), { recursive: true });
    factory = database.kind === "sqlite" ? new PrismaBetterSqlite3({ url: `file:${database.path}` }) : new PrismaPg({ connectionString: database.url });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const add = (name: string, script: string) => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "migration.sql"), script);
  };

  test("each is applied once, in the order of their names, and one that comes later too", async () => {
    add("2_words", `INSERT INTO "Word" VALUES ('first');`);
    add("1_table", `CREATE TABLE "Word" ("text" TEXT PRIMARY KEY);`);
    expect(await migrate(factory, folder)).toEqual(["1_table", "2_words"]);
    expect(await migrate(factory, folder)).toEqual([]);
    add("3_words", `INSERT INTO "Word" VALUES ('second');`);
    expect(await migrate(factory, folder)).toEqual(["3_words"]);
  });

  test("one that failed stops every start until somebody has set it right", async () => {
    add("1_table", `CREATE TABLE "Word" ("text" TEXT PRIMARY KEY);`);
    add("2_broken", `INSERT INTO "Missing" VALUES (1);`);
    await expect(migrate(factory, folder)).rejects.toThrow();
    await expect(migrate(factory, folder)).rejects.toThrow(/2_broken/);
  });
});
