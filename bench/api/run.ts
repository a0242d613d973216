// The API beside the least that could do its work, run alternately in one call; prints shares of the other's
// throughput and, where other programs use the machine as well, of what a request costs in CPU: medians of several rounds:
//   npm run bench:api [-- seconds per measurement] [rounds]
// BENCH_DIR chooses the disk (a RAM disk shows the cost in CPU, a real one that of the flush);
// BENCH_ONLY takes measurements whose name holds one of its words, separated by |.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PLACEHOLDER } from "./load";
import { SIZES, textOf } from "./serving";
import { startLoad, startTarget, type Target } from "./targets";

const SECONDS = Number(process.argv[2] ?? 1);
const ROUNDS = Number(process.argv[3] ?? 3);
const only = process.env.BENCH_ONLY?.split("|") ?? [];
const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), "concord-bench-"));

type Shot = { method: string; path: string; headers?: Record<string, string>; body?: string; expected: number };

const put = (id: string, size: number, ifMatch: string, expected: number): Shot => ({
  method: "PUT",
  path: `/api/articles/${id}`,
  headers: { "if-match": ifMatch },
  body: JSON.stringify({ title: "Bench", body: `${PLACEHOLDER}\n${textOf(size)}` }),
  expected,
});
const shots: Record<string, (id: string, size: number) => Shot> = {
  GET: (id) => ({ method: "GET", path: `/api/articles/${id}`, expected: 200 }),
  "304": (id) => ({ method: "GET", path: `/api/articles/${id}`, headers: { "if-none-match": "*" }, expected: 304 }),
  "stale PUT": (id, size) => put(id, size, '"999999"', 409),
  PUT: (id, size) => put(id, size, "*", 200),
};

function requestOf({ token }: Target, { method, path, headers = {}, body }: Shot): string {
  const length = body === undefined ? {} : { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) };
  const lines = Object.entries({ host: "127.0.0.1", authorization: `Bearer ${token}`, ...length, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body ?? ""}`;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;

const send = startLoad();
const bare = await startTarget("bare", join(folder, "bare.db"));
const concord = await startTarget("concord", join(folder, "concord.db"));
try {
  for (const size of SIZES) {
    for (const connections of [1, 16]) {
      for (const [kind, make] of Object.entries(shots)) {
        const name = `${size / 1000} KB, ${connections} connections, ${kind}`;
        if (only.length > 0 && !only.some((word) => name.includes(word))) continue;
        const rates: Record<string, number[]> = { bare: [], concord: [] };
        const costs: Record<string, number[]> = { bare: [], concord: [] };
        for (let round = 0; round < ROUNDS; round += 1) {
          for (const target of [bare, concord]) {
            const made = target.articles(size).slice(0, connections).map((id) => make(id, size));
            const requests = made.map((shot) => requestOf(target, shot));
            const before = await target.usage();
            const { perSecond, count } = await send({ port: target.port, seconds: SECONDS, requests, expected: made[0]!.expected });
            rates[target.name]!.push(perSecond);
            costs[target.name]!.push(((await target.usage()).cpuMs - before.cpuMs) / count);
          }
        }
        const shares = rates.concord!.map((rate, i) => rate / rates.bare![i]!);
        const [cost, bareCost] = [median(costs.concord!), median(costs.bare!)];
        process.stdout.write(`${name.padEnd(36)} ${median(shares).toFixed(2)}  ${(bareCost / cost).toFixed(2)}   (${Math.round(median(rates.concord!))} of ${Math.round(median(rates.bare!))} a second; CPU ${cost.toFixed(3)} of ${bareCost.toFixed(3)} ms)\n`);
      }
    }
  }
  process.stdout.write(`${"memory after the load".padEnd(36)} ${(await concord.usage()).residentMb} MB, bare ${(await bare.usage()).residentMb} MB\n`);
} finally {
  await Promise.all([bare.stop(), concord.stop()]);
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
