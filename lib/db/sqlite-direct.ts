import "server-only";
import BetterSqlite3 from "better-sqlite3";
import type { Direct, Value } from "./direct";
import type { FirstInFirstOut } from "./first-in-first-out";
import { READER_PRAGMAS } from "./sqlite-pragmas";
import { createStatements, toStored, type Statement, type Stored } from "./sqlite-statements";
import type { Landing, Outcome, SqliteWriter } from "./sqlite-writer";

type Job = { landing: Landing; resolve: (isLanded: boolean) => void; reject: (error: unknown) => void };

/** Writes that share one flush; more would keep everybody else waiting. */
const MAX_JOBS = 64;

/**
 * Reads on a connection of its own, and writes by `writer`, which takes its turns in `queue`: the lock that Prisma's
 * writer takes as well. Writes that come while others are carried out wait together, and go to the writer at once.
 */
export function openSqliteDirect(path: string, queue: FirstInFirstOut, writer: SqliteWriter): Direct {
  const reader = new BetterSqlite3(path, { readonly: true });
  reader.exec(READER_PRAGMAS);
  const statementOf = createStatements(reader);
  let waiting: Job[] = [];
  let isAtWork = false;

  /** Has everything carried out that waits, a turn at a time. */
  async function work(): Promise<void> {
    if (isAtWork) return;
    isAtWork = true;
    // The requests that came in together with the first one get as far as their write.
    await new Promise(setImmediate);
    while (waiting.length > 0) await queue.run(() => carryOut(waiting.splice(0, MAX_JOBS)));
    isAtWork = false;
  }

  async function carryOut(jobs: Job[]): Promise<void> {
    try {
      const outcomes = await writer.carryOut(jobs.map((job) => job.landing));
      jobs.forEach((job, i) => tell(job, outcomes[i]!));
    } catch (error) {
      for (const job of jobs) job.reject(error);
    }
  }

  return {
    async rows<Row>({ sql, values }: { sql: string; values: unknown[] }): Promise<Row[]> {
      const { run, columns } = statementOf(sql);
      const rows = run.all(...(values as Value[]).map(toStored)) as Stored[][];
      return rows.map((row) => toObject(columns, row) as Row);
    },

    landIf({ sql, values }, inserts) {
      return new Promise((resolve, reject) => {
        waiting.push({ landing: { update: { sql, values: values as Value[] }, inserts }, resolve, reject });
        void work();
      });
    },

    close: () =>
      queue.run(async () => {
        const left = waiting;
        waiting = [];
        for (const job of left) job.reject(new Error("The database connection is not open"));
        reader.close();
        await writer.close();
      }),
  };
}

function tell(job: Job, outcome: Outcome): void {
  if (outcome.kind === "done") job.resolve(outcome.isLanded);
  else job.reject(Object.assign(new Error(outcome.message), { code: outcome.code }));
}

/** Made here from a bare list of values: the driver takes twice as long for a row when it makes the object itself. */
function toObject(columns: Statement["columns"], values: readonly Stored[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let i = 0; i < columns.length; i += 1) {
    const { name, isTime } = columns[i]!;
    const value = values[i];
    row[name] = isTime && typeof value === "string" ? new Date(value) : value;
  }
  return row;
}
