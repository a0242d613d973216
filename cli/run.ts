import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { diffCommand, mergeCommand, pullCommand, pushCommand, resolveCommand, statusCommand, type Status } from "./commands";
import { Complaint, EXIT } from "./complaint";
import { harmless, itemLine, plural, type ReportItem } from "./report";
import { login, logout } from "./sign-in";
import { USAGE } from "./usage";
import type { World } from "./world";

const OPTIONS = {
  json: { type: "boolean", default: false },
  "dry-run": { type: "boolean", default: false },
  "delete-all": { type: "boolean", default: false },
  existing: { type: "boolean", default: false },
  server: { type: "string" },
  local: { type: "boolean", default: false },
  remote: { type: "boolean", default: false },
  force: { type: "boolean", default: false },
  token: { type: "string" },
  folder: { type: "string", short: "C" },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** Runs one command. Returns the exit code; what it has to say goes through `world`. */
export async function run(argv: readonly string[], world: World): Promise<number> {
  let isJson = argv.includes("--json");
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
    isJson = values.json;
    const [command, ...rest] = positionals;
    const at = { ...world, cwd: resolve(world.cwd, values.folder ?? ".") };
    if (values.help || command === undefined || command === "help") {
      world.print(USAGE.trimEnd());
      return values.help || command === "help" ? EXIT.done : EXIT.usage;
    }
    return await carryOut(at, command, rest, values);
  } catch (error) {
    const complaint = complaintOf(error);
    if (complaint === null) throw error;
    if (isJson) world.print(JSON.stringify({ error: complaint.message }));
    else world.say(harmless(complaint.message));
    return complaint.exitCode;
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>["values"];

async function carryOut(world: World, command: string, rest: string[], values: Values): Promise<number> {
  switch (command) {
    case "login":
      await login(world, rest[0], values.token);
      return EXIT.done;
    case "logout":
      logout(world, rest[0]);
      return EXIT.done;
    case "pull": {
      const [space, folder] = rest;
      if (rest.length === 1) throw new Complaint(`Into which folder? concord pull ${space} <folder>`, EXIT.usage);
      return telling(world, values, "Everything is in step already.", (report) =>
        pullCommand(world, { space, folder, server: values.server, isExisting: values.existing === true }, report),
      );
    }
    case "push":
      return telling(world, values, "There is nothing to send.", (report) => pushCommand(world, { isDryRun: values["dry-run"] === true, deletesAll: values["delete-all"] === true }, report));
    case "merge":
      return telling(world, values, "Nothing that you changed was changed on the server.", (report) => mergeCommand(world, rest, report));
    case "resolve":
      return telling(world, values, "", (report) => resolveCommand(world, rest, values.force === true, report));
    case "diff":
      world.print(diffCommand(world, rest).replace(/\n$/, ""));
      return EXIT.done;
    case "status":
      return showStatus(world, await statusCommand(world, values.local ? "never" : values.remote ? "always" : "ifReachable"), values.json === true);
    default:
      throw new Complaint(`There is no command "${command}". "concord --help" lists them.`, EXIT.usage);
  }
}

/** Tells what a command does as it does it, and ends with the code that this comes to. */
async function telling(world: World, { json }: Values, nothing: string, work: (report: (item: ReportItem) => void) => Promise<void>): Promise<number> {
  const items: ReportItem[] = [];
  const finish = (error: string | null): void => {
    if (json) world.print(JSON.stringify({ items, ...(error === null ? {} : { error }) }));
  };
  try {
    await work((item) => {
      items.push(item);
      if (!json) world.print(itemLine(item));
    });
  } catch (error) {
    const complaint = complaintOf(error);
    if (complaint === null || !json) throw error;
    finish(complaint.message);
    return complaint.exitCode;
  }
  finish(null);
  if (!json && items.length === 0 && nothing) world.print(nothing);
  if (!json) closing(world, items);
  return exitCodeOf(items);
}

function closing(world: World, items: readonly ReportItem[]): void {
  const conflicts = items.filter(({ kind }) => kind === "conflict").length;
  if (conflicts === 0) return;
  world.print(`${plural(conflicts, "file has", "files have")} a conflict. Settle each place between <<<<<<< and >>>>>>>, remove the markers, and push.`);
}

function showStatus(world: World, status: Status, isJson: boolean): number {
  const { here, there } = status;
  if (isJson) world.print(JSON.stringify(status));
  else {
    world.print(`${status.space} at ${status.server}`);
    const section = (title: string, nothing: string, items: readonly ReportItem[]): void => {
      world.print(items.length === 0 ? nothing : title);
      for (const item of items) world.print(itemLine(item));
    };
    section("Changed here, not sent yet:", "Nothing is changed here.", here.filter(({ kind }) => kind !== "untracked"));
    const others = here.filter(({ kind }) => kind === "untracked");
    if (others.length > 0) section("Not Markdown, left alone:", "", others);
    if (there) section("Changed on the server, not fetched yet:", "Nothing waits on the server.", there);
  }
  return exitCodeOf(here);
}

function exitCodeOf(items: readonly ReportItem[]): number {
  if (items.some(({ isFailed }) => isFailed)) return EXIT.failed;
  return items.some(({ isUndecided }) => isUndecided) ? EXIT.undecided : EXIT.done;
}

function complaintOf(error: unknown): Complaint | null {
  if (error instanceof Complaint) return error;
  if (!(error instanceof Error) || !("code" in error)) return null;
  const code = String(error.code);
  if (code.startsWith("ERR_PARSE_ARGS")) return new Complaint(`${error.message.split(". ")[0]}. "concord --help" lists what there is.`, EXIT.usage);
  const path = "path" in error ? String(error.path) : "A file";
  switch (code) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new Complaint(`${path} may not be read or written. Change its permissions and run the command again; nothing is half-done.`);
    case "ENOSPC":
      return new Complaint("The disk is full. Make room and run the command again; nothing is half-done.");
    case "ENAMETOOLONG":
      return new Complaint(`${path} is longer than this system allows. Pull into a folder with a shorter path.`);
    default:
      return null;
  }
}
