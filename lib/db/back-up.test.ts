import { dirname, join } from "node:path";
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SettingsError, type Database } from "../env";
import { startTestDatabases, type TestDatabases } from "../testing/databases";
import { addPerson } from "../testing/fixtures";
import { backUp } from "./back-up";
import { openDatabase } from "./open";

let databases: TestDatabases;
beforeAll(() => {
  databases = startTestDatabases();
});
afterAll(() => databases.stop());

test("a backup of a running database holds what was acknowledged, and is one file", async () => {
  const { path } = (await databases.create("sqlite")) as Database & { kind: "sqlite" };
  const running = await openDatabase({ kind: "sqlite", path });
  await addPerson(running.db, "Alice");
  const target = join(dirname(path), "backups.db");
  expect(await backUp(path, target)).toBeGreaterThan(0);
  await addPerson(running.db, "Bob");
  await running.close();
  expect(readdirSync(dirname(path)).filter((name) => name.startsWith("backups"))).toEqual(["backups.db"]);

  const restored = await openDatabase({ kind: "sqlite", path: target });
  expect((await restored.db.user.findMany()).map(({ name }) => name)).toEqual(["Alice"]);
  await restored.close();
});

test("a backup overwrites nothing, and needs something to copy", async () => {
  const { path } = (await databases.create("sqlite")) as Database & { kind: "sqlite" };
  await expect(backUp(path, `${path}.copy`)).rejects.toThrow(SettingsError);
  await (await openDatabase({ kind: "sqlite", path })).close();
  await backUp(path, `${path}.copy`);
  await expect(backUp(path, `${path}.copy`)).rejects.toThrow(/exists already/);
});
