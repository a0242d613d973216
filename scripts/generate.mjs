// Generates the two Prisma clients (SQLite and PostgreSQL) from the one schema.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const schema = readFileSync(join(root, "prisma/schema.prisma"), "utf8");
const generated = join(root, "lib/db/generated");

/** The schema text for PostgreSQL: the same models, another provider and output folder. */
export function postgresqlSchema(text) {
  return text
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace("lib/db/generated/sqlite", "lib/db/generated/postgresql");
}

function generate(schemaPath) {
  const require = createRequire(import.meta.url);
  const cli = join(dirname(require.resolve("prisma/package.json")), "build/index.js");
  const result = spawnSync(process.execPath, [cli, "generate", "--schema", schemaPath], {
    cwd: root,
    encoding: "utf8",
    // The command line wants a schema engine binary and would download one. Generating never runs
    // it, so any existing file serves.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
  if (result.status !== 0) {
    throw new Error(`prisma generate failed:\n${result.stdout}\n${result.stderr}`);
  }
}

export function generateClients() {
  rmSync(generated, { recursive: true, force: true });
  mkdirSync(generated, { recursive: true });
  generate(join(root, "prisma/schema.prisma"));
  const folder = mkdtempSync(join(root, "prisma/.postgresql-"));
  try {
    writeFileSync(join(folder, "schema.prisma"), postgresqlSchema(schema).replace("../lib/db", "../../lib/db"));
    generate(join(folder, "schema.prisma"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generateClients();
