// The API beside the least that could do its work, run alternately in one call; prints shares of the other's
// throughput, medians of several rounds, not times:
//   npm run bench:api [-- seconds per measurement] [rounds]
// BENCH_DIR chooses the disk (a RAM disk shows the cost in CPU, a real one that of the flush);
// BENCH_ONLY takes measurements whose name holds one of its words, separated by commas.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PLACEHOLDER } from "./load";
import { SIZES, textOf } from "./serving";
import { startLoad, startTarget, type Target } from "./targets";

const SECONDS = Number(process.argv[2] ?? 1);
const ROUNDS = Number(process.argv[3] ?? 3);
const only = process.env.BENCH_ONLY?.split(",") ?? [];
const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), "concord-bench-"));

type Shot = { method: string; path: string; headers?: Record<string, string>; body?: string; expected: number };

const put = (target: Target, size: number, ifMatch: string, expected: number): Shot => ({
  method: "PUT",
  path: `/api/articles/${target.article(size)}`,
  headers: { "if-match": ifMatch },
  body: JSON.stringify({ title: "Bench", body: `${PLACEHOLDER}\n${textOf(size)}` }),
  expected,
});
const shots: Record<string, (target: Target, size: number) => Shot> = {
  GET: (target, size) => ({ method: "GET", path: `/api/articles/${target.article(size)}`, expected: 200 }),
  "304": (target, size) => ({ method: "GET", path: `/api/articles/${target.article(size)}`, headers: { "if-none-match": "*" }, expected: 304 }),
  "stale PUT": (target, size) => put(target, size, '"999999"', 409),
  PUT: (target, size) => put(target, size, "*", 200),
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
        for (let round = 0; round < ROUNDS; round += 1) {
          for (const target of [bare, concord]) {
            const shot = make(target, size);
            const { perSecond } = await send({ port: target.port, connections, seconds: SECONDS, request: requestOf(target, shot), expected: shot.expected });
            rates[target.name]!.push(perSecond);
          }
        }
        const shares = rates.concord!.map((rate, i) => rate / rates.bare![i]!);
        process.stdout.write(`${name.padEnd(36)} ${median(shares).toFixed(2)}   (${Math.round(median(rates.concord!))} of ${Math.round(median(rates.bare!))} a second)\n`);
      }
    }
  }
  process.stdout.write(`${"memory after the load".padEnd(36)} ${await concord.residentMb()} MB, bare ${await bare.residentMb()} MB\n`);
} finally {
  bare.stop();
  concord.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
