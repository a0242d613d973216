import "server-only";
import BetterSqlite3 from "better-sqlite3";
import { Client } from "pg";
import { SettingsError } from "../env";
import { openDatabase } from "./open";

export type CopiedTable = { table: string; rowCount: number };

/**
 * Copies everything in the SQLite database at `sqlitePath` (accounts, articles, every revision, the change feed with
 * its numbers) into the empty PostgreSQL database at `url`, in one transaction: it is there whole or not at all.
 * Both are brought up to date first. Throws SettingsError when SQLite is in use or PostgreSQL holds something already.
 */
export async function copyToPostgresql(sqlitePath: string, url: string, onTable: (copied: CopiedTable) => void = () => {}): Promise<void> {
  // Open for as long as the copy takes: the lock keeps a server from writing behind it.
  const source = await openDatabase({ kind: "sqlite", path: sqlitePath });
  try {
    const target = await openDatabase({ kind: "postgresql", url });
    await target.close();
    const sqlite = new BetterSqlite3(sqlitePath, { readonly: true });
    const postgresql = new Client({ connectionString: url });
    await postgresql.connect();
    try {
      await copyTables(sqlite, postgresql, onTable);
    } finally {
      await postgresql.end();
      sqlite.close();
    }
  } finally {
    await source.close();
  }
}

async function copyTables(sqlite: BetterSqlite3.Database, postgresql: Client, onTable: (copied: CopiedTable) => void): Promise<void> {
  await postgresql.query("BEGIN");
  try {
    const tables = parentsFirst(sqlite, await commonTables(sqlite, postgresql));
    for (const table of tables) {
      await postgresql.query(`LOCK TABLE ${quoted(table)} IN EXCLUSIVE MODE`);
      const { rowCount } = await postgresql.query(`SELECT 1 FROM ${quoted(table)} LIMIT 1`);
      if (rowCount) throw new SettingsError("The PostgreSQL database is not empty. Copy into one that nothing was written to yet.");
    }
    // The feed numbers its rows itself; a copy keeps the numbers, by which programs remember how far they have read.
    await postgresql.query(`ALTER TABLE "Change" DISABLE TRIGGER USER`);
    for (const table of tables) onTable({ table, rowCount: await copyTable(sqlite, postgresql, table) });
    await postgresql.query(`ALTER TABLE "Change" ENABLE TRIGGER USER`);
    await postgresql.query("COMMIT");
  } catch (error) {
    await postgresql.query("ROLLBACK");
    throw error;
  }
}

/** The tables that both databases have: each one's search index is its own, and made by its triggers. */
async function commonTables(sqlite: BetterSqlite3.Database, postgresql: Client): Promise<string[]> {
  const virtual = sqlite.prepare("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'").pluck().all() as string[];
  const inSqlite = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").pluck().all() as string[];
  const { rows } = await postgresql.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'",
  );
  const inPostgresql = new Set(rows.map(({ name }) => name));
  return inSqlite.filter((name) => inPostgresql.has(name) && name !== "_prisma_migrations" && !virtual.includes(name));
}

type ForeignKey = { table: string; from: string; to: string };

const foreignKeys = (sqlite: BetterSqlite3.Database, table: string) => sqlite.pragma(`foreign_key_list(${quoted(table)})`) as ForeignKey[];

/** `tables` in an order in which each comes after those that it refers to. */
function parentsFirst(sqlite: BetterSqlite3.Database, tables: string[]): string[] {
  const ordered = new Set<string>();
  const place = (table: string) => {
    if (ordered.has(table)) return;
    for (const key of foreignKeys(sqlite, table)) if (key.table !== table) place(key.table);
    ordered.add(table);
  };
  tables.forEach(place);
  return [...ordered];
}

/** Rows sent to PostgreSQL in one statement end at this many, or at this much text, whichever comes first. */
const MAX_BATCH_ROWS = 200;
const MAX_BATCH_LENGTH = 4_000_000;

type Row = Record<string, string | number | Buffer | null>;

async function copyTable(sqlite: BetterSqlite3.Database, postgresql: Client, table: string): Promise<number> {
  const columns = (sqlite.pragma(`table_info(${quoted(table)})`) as { name: string }[]).map(({ name }) => name);
  // A row that refers to another of its own table may come before it, so those columns are filled in at the end.
  const own = foreignKeys(sqlite, table).filter((key) => key.table === table);
  const ownColumns = new Set(own.map((key) => key.from));
  let count = 0;
  let batch: Row[] = [];
  let length = 0;
  const send = async () => {
    if (batch.length === 0) return;
    const values = batch.flatMap((row) => columns.map((column) => (ownColumns.has(column) ? null : row[column]!)));
    const places = batch.map((_, i) => `(${columns.map((_, j) => `$${i * columns.length + j + 1}`).join(", ")})`);
    await postgresql.query(`INSERT INTO ${quoted(table)} (${columns.map(quoted).join(", ")}) VALUES ${places.join(", ")}`, values);
    count += batch.length;
    batch = [];
    length = 0;
  };
  for (const row of sqlite.prepare(`SELECT * FROM ${quoted(table)}`).iterate() as IterableIterator<Row>) {
    batch.push(row);
    for (const value of Object.values(row)) length += typeof value === "string" || Buffer.isBuffer(value) ? value.length : 8;
    if (batch.length >= MAX_BATCH_ROWS || length >= MAX_BATCH_LENGTH) await send();
  }
  await send();
  for (const key of own) await fillIn(sqlite, postgresql, table, key);
  await continueCounting(postgresql, table);
  return count;
}

async function fillIn(sqlite: BetterSqlite3.Database, postgresql: Client, table: string, { from, to }: ForeignKey): Promise<void> {
  const rows = sqlite.prepare(`SELECT ${quoted(to)} AS id, ${quoted(from)} AS other FROM ${quoted(table)} WHERE ${quoted(from)} IS NOT NULL`).all() as {
    id: string;
    other: string;
  }[];
  await postgresql.query(
    `UPDATE ${quoted(table)} SET ${quoted(from)} = given.other
     FROM unnest($1::text[], $2::text[]) AS given (id, other) WHERE ${quoted(table)}.${quoted(to)} = given.id`,
    [rows.map(({ id }) => id), rows.map(({ other }) => other)],
  );
}

/** Numbers that PostgreSQL gives out itself go on after the highest that was copied. */
async function continueCounting(postgresql: Client, table: string): Promise<void> {
  const { rows } = await postgresql.query<{ column: string; sequence: string }>(
    `SELECT column_name AS "column", pg_get_serial_sequence(quote_ident(table_name), column_name) AS sequence
     FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = $1 AND column_default LIKE 'nextval(%'`,
    [table],
  );
  for (const { column, sequence } of rows) {
    await postgresql.query(`SELECT setval($1, GREATEST((SELECT MAX(${quoted(column)}) FROM ${quoted(table)}), 1))`, [sequence]);
  }
}

/** A name as both databases take it. */
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
