import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

/**
 * Prisma's own schema engine, as WebAssembly in this process: it applies what is missing, in order,
 * and records it in `_prisma_migrations` as `prisma migrate deploy` would. No binary, no download.
 */

type Engine = Awaited<ReturnType<typeof bindings.SchemaEngine.new>>;

const noFilters = { externalTables: [], externalEnums: [] };

let isInstantiated = false;

function instantiate(): void {
  if (isInstantiated) return;
  // From the checkout, where the migrations are looked for too: a bundler moves this file somewhere else.
  const require = createRequire(join(process.cwd(), "package.json"));
  const module = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(module)), {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  isInstantiated = true;
}

/** Runs `work` with a schema engine on the database behind `factory`; `datamodels` are `[path, text]` pairs. */
export async function withSchemaEngine<T>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  datamodels: [string, string][] | undefined,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  instantiate();
  const { tracked, closeAll } = trackConnections(factory);
  const engine = await bindings.SchemaEngine.new(
    { datamodels },
    () => {},
    bindMigrationAwareSqlAdapterFactory(tracked),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await closeAll();
  }
}

/** The engine leaves its connections open, and on SQLite with them its exclusive lock. */
function trackConnections(factory: SqlMigrationAwareDriverAdapterFactory) {
  const open: SqlDriverAdapter[] = [];
  const remember = (connection: SqlDriverAdapter) => {
    open.push(connection);
    return connection;
  };
  const tracked: SqlMigrationAwareDriverAdapterFactory = {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => remember(await factory.connect()),
    connectToShadowDb: async () => remember(await factory.connectToShadowDb()),
  };
  return { tracked, closeAll: () => Promise.all(open.map((connection) => connection.dispose())) };
}

/** The migrations in `folder` in the form the engine takes: one directory each, in the order of their names. */
function readMigrations(folder: string) {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: readFileSync(join(folder, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: readFileSync(join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

/** Whether exactly the migrations `names` are recorded as applied. Whatever else is there is for the engine to judge. */
async function isUpToDate(factory: SqlMigrationAwareDriverAdapterFactory, names: readonly string[]): Promise<boolean> {
  const connection = await factory.connect();
  try {
    const sql = `SELECT "migration_name", "finished_at" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY "migration_name"`;
    const { rows } = await connection.queryRaw({ sql, args: [], argTypes: [] });
    return rows.length === names.length && rows.every(([name, finishedAt], i) => name === names[i] && finishedAt !== null);
  } catch {
    // A new database has no such table.
    return false;
  } finally {
    await connection.dispose();
  }
}

/**
 * Brings the database behind `factory` up to date; returns the names of the migrations it applied.
 * For SQLite `factory` must be the plain adapter: the engine locks the file for its one connection.
 */
export async function migrate(factory: SqlMigrationAwareDriverAdapterFactory, folder: string): Promise<string[]> {
  const migrationsList = readMigrations(folder);
  // Nearly every start; the engine alone would take a tenth of a second and 15 MB of it.
  if (await isUpToDate(factory, migrationsList.migrationDirectories.map(({ path }) => path))) return [];
  const output = await withSchemaEngine(factory, undefined, (engine) =>
    engine.applyMigrations({ migrationsList, filters: noFilters }),
  );
  return output.appliedMigrationNames;
}
