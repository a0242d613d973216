import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Concord server of a test's own, with a data folder of its own. */
export type ServerProcess = {
  process: ChildProcess;
  /** Address once it is ready; rejects with what it wrote when it ends before that. */
  ready: Promise<string>;
  /** Exit code or signal, and everything it wrote. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; output: string }>;
};

export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), "concord-server-"));
}

export function startServer(environment: Record<string, string>): ServerProcess {
  return start(["dist/server.mjs"], /Concord is ready at (\S+)/, environment);
}

/** The same build under `next start`: Next's own server and router, and none of ours. */
export function startNextAlone(environment: Record<string, string>): ServerProcess {
  return start(["node_modules/next/dist/bin/next", "start", "--port", "0"], /Local:\s+(http:\S+)[^]*Ready/, environment);
}

function start(command: string[], ready: RegExp, environment: Record<string, string>): ServerProcess {
  const child = spawn(process.execPath, command, {
    env: {
      PATH: process.env.PATH ?? "",
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: "0",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended: ServerProcess["ended"] = new Promise((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal, output }));
  });
  const isReady = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const address = ready.exec(output)?.[1];
      if (address) resolve(address);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    void ended.then(() => reject(new Error(output)));
  });
  // Whoever waits for the end alone is not to be told of the failed start as well.
  isReady.catch(() => {});
  return { process: child, ready: isReady, ended };
}
