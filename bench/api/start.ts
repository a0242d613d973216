// How long an operator waits for a start on a folder that has been used before.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";

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
    env: { ...process.env, NODE_ENV: "production", PORT: "0", DATA_DIR: dataDir, DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(server, "exit");
  const address = await new Promise<string>((resolve, reject) => {
    let text = "";
    server.stdout.on("data", (chunk: Buffer) => {
      const [found] = /http:\S+/.exec((text += chunk.toString())) ?? [];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error("the server did not start")));
  });
  const answer = await fetch(`${address}/api/health`);
  await answer.text();
  const tookMs = performance.now() - startedAt;
  server.kill("SIGTERM");
  await ended;
  if (!answer.ok) throw new Error(`the first answer was ${answer.status}`);
  return tookMs;
}
