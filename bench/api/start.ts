// How long an operator waits for a start on a folder that has been used before.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const PORT = process.env.PORT ?? "4190";
const POLL_MS = 5;

/** Milliseconds from the start of the production server to its first answer, the median of `rounds`; in words where nothing is built. */
export async function measureStart(folder: string, rounds: number): Promise<string> {
  if (!existsSync("dist/server.mjs") || !existsSync(".next/BUILD_ID")) return "not built: run `npm start` once";
  const times: number[] = [];
  // The first start makes the tables.
  for (let round = 0; round <= rounds; round += 1) times.push(await startOnce(join(folder, "start")));
  const [middle = 0] = times.slice(1).sort((a, b) => a - b).slice(rounds >> 1);
  return String(Math.round(middle));
}

async function startOnce(dataDir: string): Promise<number> {
  const startedAt = performance.now();
  const server = spawn(process.execPath, ["dist/server.mjs"], {
    env: { ...process.env, NODE_ENV: "production", PORT, DATA_DIR: dataDir, DATABASE_URL: "" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  while (!(await fetch(`http://127.0.0.1:${PORT}/api/health`).catch(() => null))?.ok) {
    if (server.exitCode !== null) throw new Error("the server did not start");
    await wait(POLL_MS);
  }
  const took = performance.now() - startedAt;
  server.kill("SIGTERM");
  await ended;
  return took;
}
