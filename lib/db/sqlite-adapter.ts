import "server-only";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
  SqlResultSet,
  Transaction,
} from "@prisma/driver-adapter-utils";
import { FirstInFirstOut } from "./first-in-first-out";
import { READER_PRAGMAS, WRITER_PRAGMAS } from "./sqlite-pragmas";

/**
 * Prisma's better-sqlite3 adapter has one connection, and only transactions take its lock. A plain
 * write that runs while another request's transaction is open becomes part of that transaction, and
 * disappears with it when it rolls back, although its caller was told that it succeeded.
 *
 * This adapter makes that impossible: every statement that may write waits in one queue behind the
 * open transaction, transactions begin IMMEDIATE, and statements that only read go to a second,
 * read-only connection, which sees committed data alone and never waits.
 */
export class SerializedSqliteAdapterFactory implements SqlDriverAdapterFactory {
  readonly provider = "sqlite";
  readonly adapterName = "concord-serialized-better-sqlite3";

  /** Writers that use other connections to the file wait in the same `queue`. */
  constructor(
    private readonly path: string,
    private readonly queue = new FirstInFirstOut(),
  ) {}

  async connect(): Promise<SqlDriverAdapter> {
    const url = `file:${this.path}`;
    const writer = await new PrismaBetterSqlite3({ url }).connect();
    await writer.executeScript(WRITER_PRAGMAS);
    // Opened after the writer, which creates the file and its write-ahead log.
    const reader = await new PrismaBetterSqlite3({ url, readonly: true }).connect();
    await reader.executeScript(READER_PRAGMAS);
    return new SerializedSqliteAdapter(writer, reader, this.queue);
  }
}

class SerializedSqliteAdapter implements SqlDriverAdapter {
  readonly provider = "sqlite";
  readonly adapterName = "concord-serialized-better-sqlite3";

  constructor(
    private readonly writer: SqlDriverAdapter,
    private readonly reader: SqlDriverAdapter,
    private readonly queue: FirstInFirstOut,
  ) {}

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    if (isRead(query.sql)) return this.reader.queryRaw(query);
    return this.queue.run(() => this.writer.queryRaw(query));
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.queue.run(() => this.writer.executeRaw(query));
  }

  executeScript(script: string): Promise<void> {
    return this.queue.run(() => this.writer.executeScript(script));
  }

  async startTransaction(isolationLevel?: IsolationLevel): Promise<Transaction> {
    if (isolationLevel && isolationLevel !== "SERIALIZABLE") {
      throw new Error(`SQLite has no isolation level ${isolationLevel}.`);
    }
    const release = await this.queue.acquire();
    try {
      await this.writer.executeRaw({ sql: "BEGIN IMMEDIATE", args: [], argTypes: [] });
    } catch (error) {
      release();
      throw error;
    }
    return new SerializedTransaction(this.writer, release);
  }

  async dispose(): Promise<void> {
    const release = await this.queue.acquire();
    try {
      await this.reader.dispose();
      await this.writer.dispose();
    } finally {
      release();
    }
  }
}

/** Prisma sends COMMIT and ROLLBACK as statements; `commit` and `rollback` only end the turn. */
class SerializedTransaction implements Transaction {
  readonly provider = "sqlite";
  readonly adapterName = "concord-serialized-better-sqlite3";
  readonly options = { usePhantomQuery: false };

  constructor(
    private readonly connection: SqlQueryable,
    private readonly release: () => void,
  ) {}

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.connection.queryRaw(query);
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.connection.executeRaw(query);
  }

  async commit(): Promise<void> {
    this.release();
  }

  async rollback(): Promise<void> {
    // After a COMMIT that failed Prisma sends no ROLLBACK: the next writer must not find this transaction open.
    await this.statement("ROLLBACK").catch(() => {});
    this.release();
  }

  async createSavepoint(name: string): Promise<void> {
    await this.statement(`SAVEPOINT ${name}`);
  }

  async rollbackToSavepoint(name: string): Promise<void> {
    await this.statement(`ROLLBACK TO ${name}`);
  }

  async releaseSavepoint(name: string): Promise<void> {
    await this.statement(`RELEASE SAVEPOINT ${name}`);
  }

  private statement(sql: string): Promise<number> {
    return this.executeRaw({ sql, args: [], argTypes: [] });
  }
}

/** The read-only connection refuses whatever writes, so that a wrong guess here fails instead of losing anything. */
function isRead(sql: string): boolean {
  return /^\s*SELECT\b/i.test(sql);
}
