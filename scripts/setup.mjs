// Brings a checkout to where it can run, doing only what has changed since the last time:
// packages, the generated database clients, the pages, the server. Nothing here needs a package
// to be installed already.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const MIN_NODE = [20, 19];

/** Stops with a sentence when Node is too old to run any of this. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return;
  fail(`Concord needs Node ${MIN_NODE.join(".")} or newer; this is ${process.versions.node}.`);
}

/** Progress goes to standard error: standard output has one line, the address. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

export function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

/** Runs a program in the checkout; stops with its output when it fails. */
export function run(command, args, { env = {}, isQuiet = true } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: "utf8",
    stdio: isQuiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    // npm is a script with another ending on Windows.
    shell: process.platform === "win32",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) return;
  const output = isQuiet ? `${result.stdout ?? ""}${result.stderr ?? ""}` : "";
  fail(`${command} ${args.join(" ")} failed${result.error ? `: ${result.error.message}` : ""}.\n${output}`);
}

/** A digest of the contents of `paths` (files or folders, relative to the checkout). */
function digest(paths) {
  const hash = createHash("sha256").update(process.versions.modules);
  const add = (path) => {
    const absolute = join(root, path);
    if (!existsSync(absolute)) return;
    if (!statSync(absolute).isDirectory()) {
      hash.update(path).update("\0").update(readFileSync(absolute)).update("\0");
      return;
    }
    for (const name of readdirSync(absolute).sort()) {
      if (!/\.test\.tsx?$|^generated$/.test(name)) add(join(path, name));
    }
  };
  paths.forEach(add);
  return hash.digest("hex");
}

/** Stops with a sentence where set-up has something to do and may not write. */
function checkWritable() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    fail(`Concord has to be set up in ${root}, but this account may not write there. Run it once as the folder's owner, or give this account the folder.`);
  }
}

/** Does `work` unless `stampPath` says that it was done for the same `paths`. */
async function once(stampPath, paths, label, work) {
  const stamp = join(root, stampPath);
  const wanted = digest(paths);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  checkWritable();
  say(label);
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/**
 * Where Node's own headers lie, if they came with it. SQLite's binding is compiled where its prebuilt file cannot be
 * fetched, and the compiler's front end would download the headers although they are here.
 */
function ownHeaders() {
  const prefix = join(dirname(realpathSync(process.execPath)), "..");
  return existsSync(join(prefix, "include/node/node.h")) ? { npm_config_nodedir: prefix } : {};
}

/** Installs the packages of the lock file; those for tests too when `withTests`. */
export async function install({ withTests }) {
  const full = "node_modules/.concord-with-tests";
  // What was installed for the tests runs the app as well.
  const stamp = withTests || existsSync(join(root, full)) ? full : "node_modules/.concord";
  await once(stamp, ["package-lock.json"], "Installing packages…", () =>
    run("npm", ["ci", ...(stamp === full ? [] : ["--omit=dev"])], {
      // Prisma's package would fetch an engine that Concord does not use.
      env: { ...ownHeaders(), PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_SKIP_POSTINSTALL_GENERATE: "1" },
    }),
  );
}

export async function generate() {
  await once(
    "lib/db/generated/.stamp",
    ["prisma/schema.prisma", "scripts/generate.mjs", "package-lock.json"],
    "Generating the database clients…",
    async () => (await import("./generate.mjs")).generateClients(),
  );
}

const SOURCES = ["app", "components", "lib", "proxy.ts", "public", "next.config.js", "tsconfig.json"];
const SETTINGS = ["package-lock.json", "prisma/schema.prisma"];

/** Builds the pages and the server. */
export async function build() {
  await once(".next/.stamp", [...SOURCES, ...SETTINGS], "Building the pages (the first time takes a minute)…", () =>
    run(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
      env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    }),
  );
  await buildServerOnly();
}

/** Builds what runs in Node: the server and the commands. */
export async function buildServerOnly() {
  await once(
    "dist/.stamp",
    ["app/api", "lib", "server", "tsconfig.json", "scripts/build-server.mjs", ...SETTINGS],
    "Building the server…",
    async () => (await import("./build-server.mjs")).buildServer(),
  );
}

/** Builds the command line tool. */
export async function buildCli() {
  await once(
    "dist/.stamp-cli",
    ["cli", "lib", "tsconfig.json", "scripts/build-cli.mjs", "package-lock.json"],
    "Building the command line tool…",
    async () => (await import("./build-cli.mjs")).buildCli(),
  );
}
