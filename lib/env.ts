import "server-only";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

/**
 * The settings of one process, read once from the environment. A wrong value stops the start with
 * a sentence; nothing falls back silently to something the operator did not ask for.
 */
const environmentSchema = z.object({
  PORT: z
    .string()
    .default("3000")
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535, "must be a port number from 0 to 65535")
    .transform(Number),
  HOST: z.string().min(1, "must be an address or host name").default("127.0.0.1"),
  DATA_DIR: z.string().min(1, "must be a folder").default("data"),
  DATABASE_URL: z
    .string()
    .refine(
      (url) => /^postgres(ql)?:\/\/\S+$/.test(url) || /^file:.+/.test(url),
      "must start with postgres://, postgresql:// or file:",
    )
    .optional(),
  REGISTRATION: z.enum(["open", "invite", "closed"], "must be open, invite or closed").default("open"),
  RATE_LIMITS: z.enum(["on", "off"], "must be on or off").default("on"),
  TRUST_PROXY: z.enum(["on", "off"], "must be on or off").default("off"),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "must be debug, info, warn, error or silent")
    .default("warn"),
});

export type Database = { kind: "sqlite"; path: string } | { kind: "postgresql"; url: string };

export type Environment = {
  port: number;
  host: string;
  /** Absolute path of the one folder that holds everything which is not in PostgreSQL. */
  dataDir: string;
  database: Database;
  registration: "open" | "invite" | "closed";
  hasRateLimits: boolean;
  /** Whether `X-Forwarded-For` and `-Proto` are believed: only behind a proxy that sets them. */
  isBehindProxy: boolean;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
};

/** Thrown for settings that cannot be used; the message is meant for the operator. */
export class SettingsError extends Error {
  override name = "SettingsError";
}

/**
 * Reads the settings from `source` (normally `process.env`) and makes the data folder.
 * Throws SettingsError with one line for each wrong value.
 */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  // An empty variable is what a shell or a compose file passes for "not set".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      const shown = name === "DATABASE_URL" ? "" : ` (it is "${source[name]}")`;
      return `${name} ${issue.message}${shown}.`;
    });
    throw new SettingsError(lines.join("\n"));
  }
  const values = parsed.data;
  const dataDir = resolve(values.DATA_DIR);
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw new SettingsError(`DATA_DIR must be a folder that can be written: ${(error as Error).message}.`);
  }
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir,
    database: databaseOf(values.DATABASE_URL, dataDir),
    registration: values.REGISTRATION,
    hasRateLimits: values.RATE_LIMITS === "on",
    isBehindProxy: values.TRUST_PROXY === "on",
    logLevel: values.LOG_LEVEL,
  };
}

function databaseOf(url: string | undefined, dataDir: string): Database {
  if (url === undefined) return { kind: "sqlite", path: join(dataDir, "concord.db") };
  if (url.startsWith("file:")) return { kind: "sqlite", path: resolve(url.slice("file:".length)) };
  return { kind: "postgresql", url };
}
