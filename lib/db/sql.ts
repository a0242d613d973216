import "server-only";
import { Prisma } from "./generated/sqlite/client";

/** Tagged SQL for the few queries that differ between the databases; values become parameters. */
export const { sql, join, raw, empty } = Prisma;
export type Sql = Prisma.Sql;
