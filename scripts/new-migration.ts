// Writes the SQL that leads from the committed prisma/schema.prisma to the one in the working tree, for both
// databases:
//   npm run db:migration -- <name>
// Schema against schema, because search tables and triggers, which the schema cannot express, stand in the
// migrations alone: compared with a database they would look like something to drop.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { withSchemaEngine } from "../lib/db/migrate";
import { startTestPostgres } from "../lib/db/test-postgres";
import { postgresqlSchema } from "./generate.mjs";

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  throw new Error("Name the migration in lower case letters, digits and _: npm run db:migration -- add_something");
}
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const schema = readFileSync("prisma/schema.prisma", "utf8");
const committed = execFileSync("git", ["show", "HEAD:prisma/schema.prisma"], { encoding: "utf8" });
if (committed === schema) throw new Error("prisma/schema.prisma has not changed since the last commit.");

async function write(
  provider: "sqlite" | "postgresql",
  texts: { from: string; to: string },
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<void> {
  const folder = join(process.cwd(), "prisma/migrations", provider);
  const diff = await withSchemaEngine(factory, undefined, (engine) =>
    engine.diff({
      from: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: texts.from }] },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: texts.to }] },
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
  await write("sqlite", { from: committed, to: schema }, new PrismaBetterSqlite3({ url: `file:${join(scratch, "scratch.db")}` }));
  await write("postgresql", { from: postgresqlSchema(committed), to: postgresqlSchema(schema) }, new PrismaPg({ connectionString: await postgres.createDatabase() }));
} finally {
  await postgres.stop();
  rmSync(scratch, { recursive: true, force: true });
}
