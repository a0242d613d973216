import "server-only";
import { existsSync, renameSync, rmSync, statSync } from "node:fs";
import BetterSqlite3 from "better-sqlite3";
import { SettingsError } from "../env";

/**
 * Writes a copy of the SQLite database at `sqlitePath` to `target`, also while Concord runs on it: the copy is the
 * database as it stood at one moment. It is checked before it gets its name. Returns its size in bytes.
 * Throws SettingsError when there is nothing to copy or `target` exists.
 */
export async function backUp(sqlitePath: string, target: string): Promise<number> {
  if (!existsSync(sqlitePath)) throw new SettingsError(`There is no database at ${sqlitePath}.`);
  if (existsSync(target)) throw new SettingsError(`${target} exists already. A backup never overwrites anything: choose another name.`);
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  const source = new BetterSqlite3(sqlitePath, { readonly: true, timeout: 5_000 });
  try {
    // In one step: the app writes from another process, and each of its writes would begin a copy in steps anew.
    await source.backup(unfinished, { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
  const copy = new BetterSqlite3(unfinished);
  try {
    const [fault] = copy.pragma("quick_check(1)", { simple: false }) as { quick_check: string }[];
    if (fault?.quick_check !== "ok") throw new Error(`The copy of ${sqlitePath} is damaged: ${fault?.quick_check}`);
    // One file to carry away: nothing of it may wait in a write-ahead log beside it.
    copy.pragma("journal_mode = DELETE");
  } finally {
    copy.close();
  }
  renameSync(unfinished, target);
  return statSync(target).size;
}

const ALL_PAGES = 0x7fffffff;
