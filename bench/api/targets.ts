// The servers that are measured, each in a process of its own, and the process that sends the load.
import { tmpdir } from "node:os";
import { fork, type ChildProcess } from "node:child_process";
import { bundle } from "../../scripts/build-server.mjs";
import type { Load, Measured } from "./load";
import type { Usage } from "./serving";

export type Target = {
  name: string;
  port: number;
  token: string;
  /** Ids of the articles of this size, in bytes: one for each connection, so that writers do not wait for one another's text. */
  articles: (size: number) => string[];
  usage(): Promise<Usage>;
  stop(): Promise<unknown>;
};

const children: ChildProcess[] = [];
process.on("exit", () => children.forEach((child) => child.kill("SIGKILL")));

const FOLDER = "dist/bench";
const NAMES = ["bare-server", "concord-server", "load"];
// Bundled as production is: what runs TypeScript from its source adds calls of its own to it.
await bundle(Object.fromEntries(NAMES.map((name) => [name, `bench/api/${name}.ts`])), FOLDER);

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

/** Starts one of the servers beside this file (BENCH_PROFILE=<its name> leaves a profile in the temporary folder) on `database`, the path of a file or the address of a PostgreSQL database. */
export async function startTarget(name: string, database: string): Promise<Target> {
  const child = start(`${name}-server`, [database], process.env.BENCH_PROFILE === name ? ["--cpu-prof", "--cpu-prof-dir", tmpdir()] : []);
  const { port, token, ids } = await messageOf<{ port: number; token: string; ids: Record<string, string[]> }>(child, name);
  return {
    ...{ name, port, token },
    articles: (size) => ids[size]!,
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
