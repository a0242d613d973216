import "server-only";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { Database } from "../env";
import { PrismaClient as PostgresqlClient } from "./generated/postgresql/client";
import { PrismaClient as SqliteClient, type Prisma } from "./generated/sqlite/client";
import { migrate } from "./migrate";
import { WholeScriptPg } from "./postgresql-adapter";
import { SerializedSqliteAdapterFactory } from "./sqlite-adapter";
import { lockSqlite } from "./sqlite-lock";

/** The Prisma client that repositories are written against; both databases' clients have its shape. */
export type Db = SqliteClient;

/** Where statements run: the client itself, or a transaction that is open. */
export type Statements = Prisma.TransactionClient;

export type OpenDatabase = {
  kind: Database["kind"];
  db: Db;
  /** Asks the database something trivial; rejects when it cannot answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

const migrationsFolder = (kind: Database["kind"]) => join(process.cwd(), "prisma/migrations", kind);

/** Connections a process keeps to PostgreSQL. */
const POSTGRESQL_CONNECTIONS = 10;

/**
 * Opens the database, brings its tables up to date, and returns the client.
 * Throws SettingsError when another process holds a SQLite database.
 */
export async function openDatabase(database: Database): Promise<OpenDatabase> {
  const opened = database.kind === "sqlite" ? await openSqlite(database.path) : await openPostgresql(database.url);
  return {
    kind: database.kind,
    db: opened.db,
    ping: async () => {
      await opened.db.$queryRaw`SELECT 1 AS "one"`;
    },
    close: opened.close,
  };
}

async function openSqlite(path: string) {
  mkdirSync(dirname(path), { recursive: true });
  const lock = lockSqlite(path);
  try {
    await migrate(new PrismaBetterSqlite3({ url: `file:${path}` }), migrationsFolder("sqlite"));
    const db = new SqliteClient({ adapter: new SerializedSqliteAdapterFactory(path) });
    await db.$connect();
    return {
      db,
      close: async () => {
        await db.$disconnect();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openPostgresql(connectionString: string) {
  const factory = new WholeScriptPg({
    connectionString,
    max: POSTGRESQL_CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  });
  await migrate(factory, migrationsFolder("postgresql"));
  // The two generated clients differ in their types' names alone: the models are the same.
  const db = new PostgresqlClient({ adapter: factory }) as unknown as Db;
  return { db, close: () => db.$disconnect() };
}
