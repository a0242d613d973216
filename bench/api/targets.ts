// The servers that are measured, each in a process of its own, and the process that sends the load.
import { tmpdir } from "node:os";
import { cpSync } from "node:fs";
import { execFileSync, fork, type ChildProcess } from "node:child_process";
import { bundle, threads } from "../../scripts/build-server.mjs";
import type { Load, Measured } from "./load";
import type { Serving, Usage } from "./serving";

/** `ids` has one article for each connection, so that writers do not wait for one another's text. */
export type Target = Serving & {
  name: string;
  usage(): Promise<Usage>;
  stop(): Promise<unknown>;
};

const children: ChildProcess[] = [];
process.on("exit", () => children.forEach((child) => child.kill("SIGKILL")));

const FOLDER = "dist/bench";
const NEXT_FOLDER = `${FOLDER}/next`;
const NAMES = ["bare-server", "next-server", "concord-server", "load"];
// Bundled as production is: what runs TypeScript from its source adds calls of its own to it.
await bundle({ ...Object.fromEntries(NAMES.map((name) => [name, `bench/api/${name}.ts`])), ...threads }, FOLDER);

function start(name: string, args: string[], execArgv: string[] = []): ChildProcess {
  const child = fork(`${FOLDER}/${name}.mjs`, args, { execArgv });
  children.push(child);
  return child;
}

function messageOf<Message>(child: ChildProcess, name: string): Promise<Message> {
  return new Promise((resolve, reject) => {
    const failed = (code: number | null) => reject(new Error(`${name} ended with ${code}`));
    child.once("exit", failed);
    child.once("message", (message) => {
      child.off("exit", failed);
      resolve(message as Message);
    });
  });
}

/** Builds the application that next-server.ts runs, away from the sources. */
export function buildNext(): void {
  cpSync("bench/api/next", NEXT_FOLDER, { recursive: true });
  execFileSync(process.execPath, ["node_modules/next/dist/bin/next", "build", NEXT_FOLDER], { stdio: "ignore", env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } });
}

/**
 * Starts `server`, one of the files beside this one, on `database`, the path of a file or the address of a PostgreSQL
 * database. BENCH_PROFILE=<name> leaves a profile in the temporary folder.
 */
export async function startTarget(name: string, server: string, database: string): Promise<Target> {
  const child = start(`${server}-server`, [database, NEXT_FOLDER], process.env.BENCH_PROFILE === name ? ["--cpu-prof", "--cpu-prof-dir", tmpdir()] : []);
  return {
    ...(await messageOf<Serving>(child, name)),
    name,
    async usage() {
      child.send("usage");
      return messageOf<Usage>(child, name);
    },
    stop: () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      return ended;
    },
  };
}

/** Sends `load` from one process; throws when an answer is not the expected one. */
export function startLoad(): (load: Load) => Promise<{ perSecond: number; count: number; medianMs: number }> {
  const child = start("load", []);
  return async (load) => {
    child.send(load);
    const measured = await messageOf<Measured>(child, "the load");
    if ("failure" in measured) throw new Error(measured.failure);
    return measured;
  };
}
