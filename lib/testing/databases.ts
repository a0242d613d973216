import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { vi } from "vitest";
import { openDatabase, type OpenDatabase } from "../db/open";
import { startTestPostgres, type TestPostgres } from "../db/test-postgres";
import type { Database } from "../env";

export type DatabaseKind = Database["kind"];

/** Real, empty databases for one test file: SQLite in a folder of its own, PostgreSQL from a server of its own. */
export type TestDatabases = {
  /** Where an empty database is to be found. */
  create(kind: DatabaseKind): Promise<Database>;
  /** An empty database, migrated and open; `stop` closes it if the test has not. */
  open(kind: DatabaseKind): Promise<OpenDatabase>;
  /** Takes the PostgreSQL server away from under whoever uses it. */
  stopServer(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Waits, in the middle of a transaction, until a statement of another one waits for it. SQLite tells nobody who waits, and
 * there the outcome is the same whenever the other one comes: it gets some time for what it reads before.
 */
export async function untilBlocked({ kind, db }: OpenDatabase): Promise<void> {
  if (kind === "sqlite") return sleep(50);
  await vi.waitFor(async () => {
    const waiting = await db.$queryRaw<unknown[]>`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (waiting.length === 0) throw new Error("No statement waits for this transaction.");
  }, { timeout: 20_000, interval: 10 });
}

/** A RAM disk where there is one: the suites test transactions, not power cuts, and a real disk flushes for milliseconds. */
export const scratchFolder = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

export function startTestDatabases(): TestDatabases {
  const folder = mkdtempSync(join(scratchFolder, "concord-test-"));
  const opened: OpenDatabase[] = [];
  let postgres: Promise<TestPostgres> | null = null;
  let count = 0;

  async function create(kind: DatabaseKind): Promise<Database> {
    if (kind === "sqlite") return { kind, path: join(folder, `${(count += 1)}`, "test.db") };
    postgres ??= startTestPostgres();
    return { kind, url: await (await postgres).createDatabase() };
  }

  return {
    create,
    async open(kind) {
      const database = await openDatabase(await create(kind));
      opened.push(database);
      return database;
    },
    async stopServer() {
      await (await postgres)?.stop();
      postgres = null;
    },
    async stop() {
      await Promise.all(opened.map((database) => database.close().catch(() => {})));
      await (await postgres)?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
