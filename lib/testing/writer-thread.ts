import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

// Native code stays where it is; its address has to be whole, because the folders of tests have no packages.
const driver = join(process.cwd(), "node_modules/better-sqlite3");

/** The code of the thread that writes to SQLite, bundled into `folder`. */
export async function bundleWriterThread(folder: string): Promise<URL> {
  const outfile = join(folder, "sqlite-writer.cjs");
  await build({
    entryPoints: [join(process.cwd(), "lib/db/sqlite-writer-thread.ts")],
    ...{ outfile, bundle: true, platform: "node", format: "cjs", logLevel: "error" },
    alias: { "server-only": join(process.cwd(), "scripts/empty-module.mjs"), "better-sqlite3": driver },
    external: [driver],
  });
  return pathToFileURL(outfile);
}

/**
 * A thread that dies in the middle of its first transaction, with everything written but the COMMIT; those that are
 * started afterwards live. A file named "dying" in `folder` says that it has got so far.
 */
export async function bundleDyingWriterThread(folder: string): Promise<URL> {
  const real = await bundleWriterThread(folder);
  const outfile = join(folder, "dying-writer.cjs");
  const flag = JSON.stringify(join(folder, "dying"));
  writeFileSync(
    outfile,
    `const { existsSync, writeFileSync } = require("node:fs");
    const { parentPort, workerData } = require("node:worker_threads");
    if (existsSync(${flag})) require(${JSON.stringify(real.pathname)});
    else parentPort.on("message", (landings) => {
      const connection = require(${JSON.stringify(driver)})(workerData);
      connection.exec("BEGIN IMMEDIATE");
      for (const { update } of landings) connection.prepare(update.sql).run(...update.values.map((value) => (value instanceof Date ? value.toISOString() : value)));
      writeFileSync(${flag}, "");
      // Long enough for what the test sends meanwhile.
      setTimeout(() => process.exit(3), 50);
    });`,
  );
  return pathToFileURL(outfile);
}
