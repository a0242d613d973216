import "server-only";
import { Prisma } from "./generated/sqlite/client";

/** Tagged SQL for the few queries that differ between the databases; values become parameters. */
export const { sql, join, raw, empty } = Prisma;
export type Sql = Prisma.Sql;

/**
 * `LIMIT rows`. A bare parameter there has SQLite plan the statement again each time it runs, because its plans go by the
 * value; that takes twice as long as a page's own reads.
 */
export const limit = (rows: number): Sql => sql`LIMIT CAST(${rows} AS INTEGER)`;

/** `values` with the last one repeated until there are as many as a power of two: statements are kept prepared, one for each length. */
export function paddedList<Value>(values: readonly Value[]): Value[] {
  const length = 2 ** Math.ceil(Math.log2(values.length));
  return Array.from({ length }, (_, i) => values[Math.min(i, values.length - 1)]!);
}
