import { copyToPostgresql } from "../lib/db/copy-to-postgresql";
import { readEnvironment, SettingsError } from "../lib/env";
import { runCommand } from "./run-command";

const USAGE = `Copies the data folder into an empty PostgreSQL database: accounts, spaces, articles and all of their history.

  npm run copy-to-postgresql -- postgres://user:password@host/database

Stop Concord first. The data folder stays as it is; start Concord with DATABASE_URL set to go on in PostgreSQL.
`;

runCommand(USAGE, async ([url, ...others]) => {
  if (!url || others.length > 0) return "usage";
  if (!/^postgres(ql)?:\/\//.test(url)) throw new SettingsError("The address must start with postgres:// or postgresql://.");
  const { database } = readEnvironment();
  if (database.kind === "postgresql") throw new SettingsError("DATABASE_URL names a PostgreSQL database already. Unset it, so that the data folder is read.");
  await copyToPostgresql(database.path, url, ({ table, rowCount }) => process.stderr.write(`${table}: ${rowCount}\n`));
  process.stdout.write("Copied. Start Concord with DATABASE_URL set to this address.\n");
});
