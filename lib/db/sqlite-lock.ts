import "server-only";
import BetterSqlite3 from "better-sqlite3";
import { SettingsError } from "../env";

/**
 * Keeps a second process off a SQLite database. The lock is a transaction held open on a file of
 * its own: the operating system ends it with the process, so that a crash leaves nothing to clean up.
 */
export function lockSqlite(databasePath: string): { release(): void } {
  const lock = new BetterSqlite3(`${databasePath}.lock`, { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (!String((error as { code?: string }).code).startsWith("SQLITE_BUSY")) throw error;
    throw new SettingsError(
      `Another Concord process already uses ${databasePath}. SQLite serves one process only: ` +
        "stop the other one, choose another DATA_DIR, or set DATABASE_URL to a PostgreSQL database, " +
        "which any number of processes can share.",
    );
  }
  return { release: () => lock.close() };
}
