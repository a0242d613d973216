import { resolve } from "node:path";
import { backUp } from "../lib/db/back-up";
import { readEnvironment, SettingsError } from "../lib/env";
import { runCommand } from "./run-command";

const USAGE = `Copies the database of the data folder into one file, while Concord runs or not.

  npm run backup -- <file>

To go back to it, stop Concord and put the file in the place of concord.db in the data folder.
PostgreSQL has its own tool for this: pg_dump.
`;

runCommand(USAGE, async ([target, ...others]) => {
  if (!target || others.length > 0) return "usage";
  const { database } = readEnvironment();
  if (database.kind === "postgresql") throw new SettingsError("DATABASE_URL names a PostgreSQL database. Back it up with pg_dump.");
  const sizeBytes = await backUp(database.path, resolve(target));
  process.stdout.write(`${resolve(target)}: ${(sizeBytes / 1_000_000).toFixed(1)} MB, checked.\n`);
});
