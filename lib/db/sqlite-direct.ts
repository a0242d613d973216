import "server-only";
import BetterSqlite3 from "better-sqlite3";
import type { Direct, Insert, Value } from "./direct";
import type { FirstInFirstOut } from "./first-in-first-out";
import { READER_PRAGMAS, WRITER_PRAGMAS } from "./sqlite-pragmas";

type Stored = string | number | null;
type Column = { name: string; isTime: boolean };
type Statement = { run: BetterSqlite3.Statement<Stored[]>; columns: Column[] };
type Job = { work: () => boolean; resolve: (landed: boolean) => void; reject: (error: unknown) => void };

/** Writes that share one flush; more would keep everybody else waiting. */
const MAX_JOBS = 64;

/**
 * Two connections of its own beside Prisma's. `queue` is the lock that Prisma's writer takes as well. Writes
 * that come while others are carried out go into one transaction, each behind a savepoint, and are
 * acknowledged once its COMMIT has come back: several share the cost of one flush, and none is less durable.
 */
export function openSqliteDirect(path: string, queue: FirstInFirstOut): Direct {
  const writer = new BetterSqlite3(path);
  writer.exec(WRITER_PRAGMAS);
  const reader = new BetterSqlite3(path, { readonly: true });
  reader.exec(READER_PRAGMAS);
  const forReading = createCache(reader);
  const forWriting = createCache(writer);
  const [begin, commit, rollback] = ["BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"].map((text) => writer.prepare(text)) as [Once, Once, Once];
  const [save, release, undo] = ["SAVEPOINT job", "RELEASE job", "ROLLBACK TO job"].map((text) => writer.prepare(text)) as [Once, Once, Once];
  let waiting: Job[] = [];
  let isTurnAsked = false;

  function askForTurn(): void {
    if (isTurnAsked) return;
    isTurnAsked = true;
    void queue.run(async () => {
      // The requests that came in together with the first one get as far as their write.
      await new Promise(setImmediate);
      isTurnAsked = false;
      carryOut(waiting.splice(0, MAX_JOBS));
      if (waiting.length > 0) askForTurn();
    });
  }

  function carryOut(jobs: Job[]): void {
    const outcomes: (() => void)[] = [];
    try {
      begin.run();
      for (const job of jobs) {
        save.run();
        try {
          const landed = job.work();
          release.run();
          outcomes.push(() => job.resolve(landed));
        } catch (error) {
          // A full disk and the like end the whole transaction, the jobs before this one included.
          if (!writer.inTransaction) throw error;
          undo.run();
          release.run();
          outcomes.push(() => job.reject(error));
        }
      }
      commit.run();
    } catch (error) {
      for (const job of jobs) job.reject(error);
      if (writer.inTransaction) rollback.run();
      return;
    }
    for (const tell of outcomes) tell();
  }

  return {
    async rows<Row>({ sql, values }: { sql: string; values: unknown[] }): Promise<Row[]> {
      const { run, columns } = forReading(sql);
      const rows = run.all(...(values as Value[]).map(toStored)) as Stored[][];
      return rows.map((row) => toObject(columns, row) as Row);
    },

    landIf(update, inserts) {
      const work = () => {
        if (forWriting(update.sql).run.run(...(update.values as Value[]).map(toStored)).changes === 0) return false;
        for (const insert of inserts) forWriting(insertText(insert)).run.run(...Object.values(insert.row).map(toStored));
        return true;
      };
      return new Promise((resolve, reject) => {
        waiting.push({ work, resolve, reject });
        askForTurn();
      });
    },

    close: () =>
      queue.run(async () => {
        const left = waiting;
        waiting = [];
        for (const job of left) job.reject(new Error("The database connection is not open"));
        reader.close();
        writer.close();
      }),
  };
}

type Once = BetterSqlite3.Statement<[]>;

function createCache(connection: BetterSqlite3.Database): (text: string) => Statement {
  const prepared = new Map<string, Statement>();
  return (text) => {
    const known = prepared.get(text);
    if (known) return known;
    const run = connection.prepare<Stored[]>(text);
    const columns = run.reader ? run.raw().columns().map(({ name, type }) => ({ name, isTime: type === "DATETIME" })) : [];
    const statement = { run, columns };
    prepared.set(text, statement);
    return statement;
  };
}

/** Made here from a bare list of values: the driver takes twice as long for a row when it makes the object itself. */
function toObject(columns: readonly Column[], values: readonly Stored[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let i = 0; i < columns.length; i += 1) {
    const { name, isTime } = columns[i]!;
    const value = values[i];
    row[name] = isTime && typeof value === "string" ? new Date(value) : value;
  }
  return row;
}

const insertText = ({ table, row }: Insert) => {
  const columns = Object.keys(row);
  return `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;
};

/** A time as Prisma writes it, so that all of them compare as texts. */
const toStored = (value: Value): Stored => (value instanceof Date ? value.toISOString().replace("Z", "+00:00") : value);
