// The servers that are measured, each in a process of its own, and the process that sends the load.
import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Load, Measured } from "./load";

export type Target = {
  name: string;
  port: number;
  token: string;
  /** Id of the article of this size, in bytes. */
  article: (size: number) => string;
  /** Megabytes that the process holds. */
  residentMb(): Promise<number>;
  stop(): void;
};

const children: ChildProcess[] = [];
process.on("exit", () => children.forEach((child) => child.kill("SIGKILL")));

function start(file: string, args: string[], execArgv = process.execArgv): ChildProcess {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv });
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

/** Starts one of the servers beside this file on `database`, the path of a file or the address of a PostgreSQL database. */
export async function startTarget(name: string, database: string): Promise<Target> {
  const child = start(`./${name}-server.ts`, [database], [...process.execArgv, ...(process.env.BENCH_PROFILE === name ? ["--cpu-prof", "--cpu-prof-dir", process.env.BENCH_PROFILE_DIR ?? "."] : [])]);
  const { port, token, ids } = await messageOf<{ port: number; token: string; ids: Record<string, string> }>(child, name);
  return {
    ...{ name, port, token },
    article: (size) => ids[size]!,
    async residentMb() {
      child.send("memory");
      return messageOf<number>(child, name);
    },
    stop: () => child.kill("SIGTERM"),
  };
}

/** Sends `load` from one process; throws when an answer is not the expected one. */
export function startLoad(): (load: Load) => Promise<{ perSecond: number; medianMs: number }> {
  const child = start("./load.ts", []);
  return async (load) => {
    child.send(load);
    const measured = await messageOf<Measured>(child, "the load");
    if ("failure" in measured) throw new Error(measured.failure);
    return measured;
  };
}
