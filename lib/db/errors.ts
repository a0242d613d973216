import "server-only";

/**
 * The codes of Prisma (https://www.prisma.io/docs/orm/reference/error-reference) and, for statements past
 * it, of SQLite (https://www.sqlite.org/rescode.html) and PostgreSQL (its appendix A).
 */
const UNIQUE_VIOLATIONS = new Set(["P2002", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505"]);
const FOREIGN_KEY_VIOLATIONS = new Set(["P2003", "SQLITE_CONSTRAINT_FOREIGNKEY", "23503"]);
const ROW_MISSING = "P2025";
/** The code of an error of ours: the thread that writes to SQLite ended. */
export const WRITER_LOST = "WRITER_LOST";
const UNREACHABLE = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2034", WRITER_LOST]);
/** PostgreSQL: connection lost, deadlock and the like, too many connections, shutting down or starting up; the network's own codes. */
const UNREACHABLE_DRIVER_CODE = /^(?:08...|40001|40P01|53...|57P..|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
/** What the adapters call the same, which is all that a raw query's error says. */
const UNREACHABLE_KINDS = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections", "TransactionWriteConflict"]);

// Compared by code and not by class: the two generated clients have error classes of their own.
function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : undefined;
}

/** Whether a write was refused because a value that must be unique exists already. */
export function isUniqueViolation(error: unknown): boolean {
  return UNIQUE_VIOLATIONS.has(codeOf(error) ?? "");
}

/** Whether the value that exists already is one of `table`, the name of a model. */
export function isUniqueViolationOf(error: unknown, table: string): boolean {
  if (!isUniqueViolation(error)) return false;
  const { meta, table: own, message } = error as { meta?: unknown; table?: unknown; message?: string };
  // Prisma says it in `meta`, PostgreSQL's driver in `table`, SQLite's in a message of columns' names alone.
  if (meta !== undefined) return JSON.stringify(meta).includes(table);
  return own === undefined ? (message ?? "").includes(` ${table}.`) : own === table;
}

/** Whether a write was refused because it names a row that does not exist, or leaves one orphaned. */
export function isForeignKeyViolation(error: unknown): boolean {
  return FOREIGN_KEY_VIOLATIONS.has(codeOf(error) ?? "");
}

/** Whether the row that a write required, expected version included, was not there. */
export function isRowMissing(error: unknown): boolean {
  return codeOf(error) === ROW_MISSING;
}

/** Whether the database could not be reached or did not answer in time: the request may be tried again. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (code && (UNREACHABLE.has(code) || UNREACHABLE_DRIVER_CODE.test(code))) return true;
  const meta = (error as { meta?: { driverAdapterError?: { cause?: { kind?: unknown } } } } | null)?.meta;
  const kind = meta?.driverAdapterError?.cause?.kind;
  if (typeof kind === "string" && UNREACHABLE_KINDS.has(kind)) return true;
  const text = `${(error as Error | null)?.name ?? ""} ${(error as Error | null)?.message ?? ""}`;
  return /DatabaseNotReachable|ConnectionClosed|SocketTimeout|ECONNREFUSED|ECONNRESET|database (is locked|connection is not open|or disk is full)|Connection terminated|timeout exceeded when trying to connect|disk I\/O error/i.test(
    text,
  );
}
