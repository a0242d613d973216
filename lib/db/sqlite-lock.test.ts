import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { SettingsError } from "../env";
import { lockSqlite } from "./sqlite-lock";

const folder = mkdtempSync(join(tmpdir(), "concord-lock-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a second holder is refused with a sentence that names PostgreSQL", () => {
  const path = join(folder, "a.db");
  const first = lockSqlite(path);
  expect(() => lockSqlite(path)).toThrow(SettingsError);
  expect(() => lockSqlite(path)).toThrow(/PostgreSQL/);
  first.release();
  lockSqlite(path).release();
});

test("a killed process leaves no lock behind", () => {
  const path = join(folder, "b.db");
  const script = `
    const Database = (await import("better-sqlite3")).default;
    new Database(${JSON.stringify(`${path}.lock`)}).exec("BEGIN EXCLUSIVE");
    process.kill(process.pid, "SIGKILL");`;
  const killed = spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: process.cwd() });
  expect(killed.signal).toBe("SIGKILL");
  lockSqlite(path).release();
});
