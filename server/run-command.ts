import { SettingsError } from "../lib/env";

/**
 * Runs a command on what follows its name, and ends the process: 0 when it did its work, 1 when it could not, 2 with
 * `usage` when it was called wrongly. What the operator can mend is shown as a sentence, a fault of ours as a stack.
 */
export function runCommand(usage: string, command: (given: string[]) => Promise<void | "usage">): void {
  const given = process.argv.slice(2);
  const isHelp = given.includes("--help");
  const done = isHelp ? Promise.resolve("usage" as const) : command(given);
  done.then(
    (outcome) => {
      if (outcome === "usage") process.stdout.write(usage);
      process.exit(outcome === "usage" && !isHelp ? 2 : 0);
    },
    (error: unknown) => {
      process.stderr.write(`${isExpected(error) ? (error as Error).message : (error as Error).stack}\n`);
      process.exit(1);
    },
  );
}

/** Files, connections, databases and wrong options refuse with a code and a sentence of their own. */
function isExpected(error: unknown): boolean {
  const code = String((error as { code?: unknown }).code);
  return error instanceof SettingsError || /^(E[A-Z]+|SQLITE_\w+|ERR_PARSE_ARGS_\w+|[0-9A-Z]{5})$/.test(code);
}
