import "server-only";
import type BetterSqlite3 from "better-sqlite3";
import type { Value } from "./direct";

/** What the driver takes and gives. */
export type Stored = string | number | null;
type Column = { name: string; isTime: boolean };
/** A statement that is kept prepared; those that give rows give each as a bare list, with `columns` to go by. */
export type Statement = { run: BetterSqlite3.Statement<Stored[]>; columns: Column[] };

/** Gives the statement of a text, prepared on `connection` the first time. */
export function createStatements(connection: BetterSqlite3.Database): (text: string) => Statement {
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

/** A time as Prisma writes it, so that all of them compare as texts. */
export const toStored = (value: Value): Stored => (value instanceof Date ? value.toISOString().replace("Z", "+00:00") : value);
