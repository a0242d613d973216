import "server-only";
import type { Prisma } from "./generated/sqlite/client";

/** Prisma's error codes: https://www.prisma.io/docs/orm/reference/error-reference */
const UNIQUE_VIOLATION = "P2002";
const FOREIGN_KEY_VIOLATION = "P2003";
const ROW_MISSING = "P2025";
const UNREACHABLE = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2034"]);
/** What the adapters call the same, which is all that a raw query's error says. */
const UNREACHABLE_KINDS = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections", "TransactionWriteConflict"]);

// Compared by code and not by class: the two generated clients have error classes of their own.
function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : undefined;
}

/** Whether a write was refused because a value that must be unique exists already. */
export function isUniqueViolation(error: unknown): error is Prisma.PrismaClientKnownRequestError {
  return codeOf(error) === UNIQUE_VIOLATION;
}

/** Whether a write was refused because it names a row that does not exist, or leaves one orphaned. */
export function isForeignKeyViolation(error: unknown): boolean {
  return codeOf(error) === FOREIGN_KEY_VIOLATION;
}

/** Whether the row that a write required, expected version included, was not there. */
export function isRowMissing(error: unknown): boolean {
  return codeOf(error) === ROW_MISSING;
}

/** Whether the database could not be reached or did not answer in time: the request may be tried again. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (code && UNREACHABLE.has(code)) return true;
  const meta = (error as { meta?: { driverAdapterError?: { cause?: { kind?: unknown } } } } | null)?.meta;
  const kind = meta?.driverAdapterError?.cause?.kind;
  if (typeof kind === "string" && UNREACHABLE_KINDS.has(kind)) return true;
  const text = `${(error as Error | null)?.name ?? ""} ${(error as Error | null)?.message ?? ""}`;
  return /DatabaseNotReachable|ConnectionClosed|SocketTimeout|ECONNREFUSED|ECONNRESET|database (is locked|connection is not open|or disk is full)|Connection terminated|timeout exceeded when trying to connect|disk I\/O error/i.test(
    text,
  );
}
