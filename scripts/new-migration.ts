// Writes the SQL that leads from the migrations at hand to prisma/schema.prisma, for both databases:
//   npm run db:migration -- <name>
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { readMigrations, withSchemaEngine } from "../lib/db/migrate";
import { startTestPostgres } from "../lib/db/test-postgres";
import { postgresqlSchema } from "./generate.mjs";

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  throw new Error("Name the migration in lower case letters, digits and _: npm run db:migration -- add_something");
}
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const schema = readFileSync("prisma/schema.prisma", "utf8");

async function write(
  provider: "sqlite" | "postgresql",
  schemaText: string,
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<void> {
  const folder = join(process.cwd(), "prisma/migrations", provider);
  mkdirSync(folder, { recursive: true });
  const lockPath = join(folder, "migration_lock.toml");
  if (!existsSync(lockPath)) writeFileSync(lockPath, `provider = "${provider}"\n`);
  const migrations = readMigrations(folder);
  const datamodels: [string, string][] = [["schema.prisma", schemaText]];
  const diff = await withSchemaEngine(factory, datamodels, (engine) =>
    engine.diff({
      from: migrations.migrationDirectories.length ? { tag: "migrations", ...migrations } : { tag: "empty" },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schemaText }] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  const target = join(folder, `${stamp}_${name}`);
  mkdirSync(target);
  writeFileSync(join(target, "migration.sql"), diff.stdout ?? "");
  console.log(`wrote ${target}/migration.sql`);
}

const scratch = mkdtempSync(join(tmpdir(), "concord-migration-"));
const postgres = await startTestPostgres();
try {
  await write("sqlite", schema, new PrismaBetterSqlite3({ url: `file:${join(scratch, "scratch.db")}` }));
  await write("postgresql", postgresqlSchema(schema), new PrismaPg({ connectionString: await postgres.createDatabase() }));
} finally {
  await postgres.stop();
  rmSync(scratch, { recursive: true, force: true });
}
