import "server-only";
import type { Sql } from "./sql";

/** What a column may hold; times are stored with milliseconds, in UTC. */
export type Value = string | number | Date | null;

/** One row for `table`, by column. */
export type Insert = { table: string; row: Readonly<Record<string, Value>> };

/**
 * The few statements that nearly every request needs, prepared once and run on the database's own driver:
 * Prisma's way from a query to its statements takes many times longer than SQLite needs to carry them out.
 * Both implementations keep what the adapters promise: writes wait for the open transaction, reads see
 * committed rows alone, and a write that is acknowledged is on the disk.
 */
export type Direct = {
  /** The rows of a SELECT; times come as Date, numbers as numbers. */
  rows<Row>(query: Sql): Promise<Row[]>;
  /**
   * Runs `update` and, if it changed a row, adds `inserts`, all or nothing. Returns whether it did;
   * throws what the driver says of a violated constraint (see errors.ts).
   */
  landIf(update: Sql, inserts: readonly Insert[]): Promise<boolean>;
  close(): Promise<void>;
};
