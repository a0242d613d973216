// The API beside a bare node:http + better-sqlite3 server that does the least such a server can do, run
// alternately in one call; prints shares of the bare server's throughput, not times:
//   NODE_OPTIONS=--conditions=react-server node --import tsx bench/api/run.ts [seconds per measurement]
// BENCH_DIR chooses the disk (a RAM disk shows the cost in CPU).
import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SECONDS = Number(process.argv[2] ?? 2);
const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), "concord-bench-"));

type Target = { name: string; port: number; token: string; article: (size: number) => string; stop(): void };
type Shot = { method: string; path: string; headers?: Record<string, string>; body?: string; expected: number };

function start(name: "bare" | "concord"): Promise<Target> {
  const child = fork(fileURLToPath(new URL(`./${name}-server.ts`, import.meta.url)), [join(folder, `${name}.db`)], { execArgv: process.execArgv });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code}`)));
    child.once("message", (ready) => {
      const { port, token, ids } = ready as { port: number; token: string; ids: Record<string, string> };
      resolve({ name, port, token, article: (size) => ids[size]!, stop: () => child.kill("SIGKILL") });
    });
  });
}

/** Requests answered a second over `connections` kept-alive connections. */
async function throughput(target: Target, connections: number, next: () => Shot): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const until = performance.now() + SECONDS * 1000;
  let count = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        await shoot(target, agent, next());
        count += 1;
      }
    }),
  );
  agent.destroy();
  return count / SECONDS;
}

function shoot(target: Target, agent: Agent, { method, path, headers = {}, body, expected }: Shot): Promise<void> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const outgoing = httpRequest({ agent, port: target.port, host: "127.0.0.1", method, path, headers: { authorization: `Bearer ${target.token}`, ...length, ...headers } }, (incoming) => {
      incoming.resume();
      incoming.on("end", () => (incoming.statusCode === expected ? resolve() : reject(new Error(`${target.name}: ${method} ${path} gave ${incoming.statusCode}`))));
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

let counter = 0;
const kinds: Record<string, (target: Target, size: number) => () => Shot> = {
  GET: (target, size) => () => ({ method: "GET", path: `/api/articles/${target.article(size)}`, expected: 200 }),
  "304": (target, size) => () => ({ method: "GET", path: `/api/articles/${target.article(size)}`, headers: { "if-none-match": "*" }, expected: 304 }),
  "stale PUT": (target, size) => () => ({ method: "PUT", path: `/api/articles/${target.article(size)}`, headers: { "if-match": '"999999"' }, body: textOf(size), expected: 409 }),
  PUT: (target, size) => () => ({ method: "PUT", path: `/api/articles/${target.article(size)}`, headers: { "if-match": "*" }, body: textOf(size), expected: 200 }),
};

function textOf(size: number): string {
  counter += 1;
  return JSON.stringify({ title: "Bench", body: `${counter}\n${"Some words of an article.\n".repeat(size / 26)}` });
}

const targets = [await start("bare"), await start("concord")] as const;
try {
  for (const size of [5_000, 100_000]) {
    for (const connections of [1, 16]) {
      for (const [kind, make] of Object.entries(kinds)) {
        const [bare, concord] = [await throughput(targets[0], connections, make(targets[0], size)), await throughput(targets[1], connections, make(targets[1], size))];
        process.stdout.write(`${`${size / 1000} KB, ${connections} connections, ${kind}`.padEnd(36)} ${(concord / bare).toFixed(2)}   (${Math.round(concord)} of ${Math.round(bare)} a second)\n`);
      }
    }
  }
} finally {
  targets.forEach((target) => target.stop());
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
