import "server-only";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { Pool } from "pg";
import type { Database } from "../env";
import type { Direct } from "./direct";
import { FirstInFirstOut } from "./first-in-first-out";
import { PrismaClient as PostgresqlClient } from "./generated/postgresql/client";
import { PrismaClient as SqliteClient, type Prisma } from "./generated/sqlite/client";
import { migrate } from "./migrate";
import { WholeScriptPg } from "./postgresql-adapter";
import { openPostgresqlDirect } from "./postgresql-direct";
import { SerializedSqliteAdapterFactory } from "./sqlite-adapter";
import { openSqliteDirect } from "./sqlite-direct";
import { lockSqlite } from "./sqlite-lock";
import { openSqliteWriter } from "./sqlite-writer";
import { startSqliteWriter } from "./sqlite-writer-in-thread";

/** The Prisma client that repositories are written against; both databases' clients have its shape. */
export type Db = SqliteClient;

/** Where statements run: the client itself, or a transaction that is open. */
export type Statements = Prisma.TransactionClient;

export type OpenDatabase = {
  kind: Database["kind"];
  db: Db;
  direct: Direct;
  /** Asks the database something trivial; rejects when it cannot answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

const migrationsFolder = (kind: Database["kind"]) => join(process.cwd(), "prisma/migrations", kind);

/** How long a transaction may wait for its turn and take: Prisma's own 2 and 5 seconds refuse the largest articles on a slow or busy machine. */
const transactionOptions = { maxWait: 10_000, timeout: 30_000 };

/** Connections a process keeps to PostgreSQL. */
const POSTGRESQL_CONNECTIONS = 10;

// Prisma's compiler of queries is WebAssembly. What of it is used often V8 would compile once more, optimised, and keep 60 MB
// for having done so, without a query that is any faster for it.
setFlagsFromString("--liftoff-only");

/**
 * Opens the database, brings its tables up to date, and returns the client. SQLite's frequent writes run in a thread
 * when `writerUrl` says where its code is. Throws SettingsError when another process holds a SQLite database.
 */
export async function openDatabase(database: Database, writerUrl?: URL): Promise<OpenDatabase> {
  const opened = database.kind === "sqlite" ? await openSqlite(database.path, writerUrl) : await openPostgresql(database.url);
  return {
    kind: database.kind,
    db: opened.db,
    direct: opened.direct,
    ping: async () => {
      await opened.db.$queryRaw`SELECT 1 AS "one"`;
    },
    close: opened.close,
  };
}

async function openSqlite(path: string, writerUrl: URL | undefined) {
  mkdirSync(dirname(path), { recursive: true });
  const lock = lockSqlite(path);
  try {
    await migrate(new PrismaBetterSqlite3({ url: `file:${path}` }), migrationsFolder("sqlite"));
    const queue = new FirstInFirstOut();
    const db = new SqliteClient({ adapter: new SerializedSqliteAdapterFactory(path, queue), transactionOptions });
    await db.$connect();
    const direct = openSqliteDirect(path, queue, writerUrl ? startSqliteWriter(path, writerUrl) : openSqliteWriter(path));
    return {
      db,
      direct,
      close: async () => {
        await direct.close();
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
  const pool = new Pool({
    connectionString,
    max: POSTGRESQL_CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  });
  // A connection that breaks while nobody uses it is replaced by the next one.
  pool.on("error", () => {});
  const factory = new WholeScriptPg(pool);
  try {
    await migrate(factory, migrationsFolder("postgresql"));
  } catch (error) {
    await pool.end();
    throw error;
  }
  // The two generated clients differ in their types' names alone: the models are the same.
  const db = new PostgresqlClient({ adapter: factory, transactionOptions }) as unknown as Db;
  return {
    db,
    direct: openPostgresqlDirect(pool),
    close: async () => {
      await db.$disconnect();
      await pool.end();
    },
  };
}
