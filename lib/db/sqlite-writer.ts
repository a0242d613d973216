import "server-only";
import BetterSqlite3 from "better-sqlite3";
import type { Insert, Value } from "./direct";
import { WRITER_PRAGMAS } from "./sqlite-pragmas";
import { createStatements, toStored } from "./sqlite-statements";

/** A `landIf` (see direct.ts) as plain data, which can go to another thread. */
export type Landing = { update: { sql: string; values: readonly Value[] }; inserts: readonly Insert[] };

/** What became of a landing; of a failed one what the driver says. */
export type Outcome = { kind: "done"; isLanded: boolean } | { kind: "failed"; code: string | undefined; message: string };

/**
 * Carries landings out in one transaction, and gives the outcome of each once its COMMIT has come back: they share the
 * cost of one flush, and none is less durable. One that fails takes nothing of the others with it. One call at a time.
 */
export type SqliteWriter = {
  carryOut(landings: readonly Landing[]): Promise<Outcome[]>;
  close(): Promise<void>;
};

/** A writer with a connection of its own, on the thread that calls it. */
export function openSqliteWriter(path: string): SqliteWriter {
  const connection = new BetterSqlite3(path);
  connection.exec(WRITER_PRAGMAS);
  const statementOf = createStatements(connection);
  const once = (text: string) => connection.prepare<[]>(text);
  const [begin, commit, rollback] = [once("BEGIN IMMEDIATE"), once("COMMIT"), once("ROLLBACK")];
  const [save, release, undo] = [once("SAVEPOINT landing"), once("RELEASE landing"), once("ROLLBACK TO landing")];

  function land({ update, inserts }: Landing): boolean {
    if (statementOf(update.sql).run.run(...update.values.map(toStored)).changes === 0) return false;
    for (const insert of inserts) statementOf(insertText(insert)).run.run(...Object.values(insert.row).map(toStored));
    return true;
  }

  const landOf = (landing: Landing): Outcome => ({ kind: "done", isLanded: land(landing) });

  function landBehindSavepoint(landing: Landing): Outcome {
    save.run();
    try {
      const outcome = landOf(landing);
      release.run();
      return outcome;
    } catch (error) {
      // A full disk and the like end the whole transaction, the landings before this one included.
      if (!connection.inTransaction) throw error;
      undo.run();
      release.run();
      return failed(error);
    }
  }

  function inTransaction(landings: readonly Landing[], carryOut: (landing: Landing) => Outcome): Outcome[] {
    try {
      begin.run();
      const outcomes = landings.map(carryOut);
      commit.run();
      return outcomes;
    } finally {
      if (connection.inTransaction) rollback.run();
    }
  }

  return {
    async carryOut(landings) {
      try {
        return inTransaction(landings, landOf);
      } catch {
        // Once more with savepoints, at each of which the search index writes out what it holds: they take as long as the rest.
      }
      try {
        return inTransaction(landings, landBehindSavepoint);
      } catch (error) {
        return landings.map(() => failed(error));
      }
    },
    async close() {
      connection.close();
    },
  };
}

function failed(error: unknown): Outcome {
  const { code, message } = error as { code?: string; message: string };
  return { kind: "failed", code, message };
}

const insertText = ({ table, row }: Insert) => {
  const columns = Object.keys(row);
  return `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;
};
