// The API beside the least that could do its work, run alternately in one call: the same SQL behind node:http, behind
// a route handler of Next, and Concord itself on SQLite and on PostgreSQL. Prints, for every kind of request, Concord's
// share of the others' throughput, as medians of several rounds:
//   npm run bench:api [-- seconds per measurement] [rounds]
// BENCH_QUICK=1 leaves Next and PostgreSQL out. BENCH_DIR chooses the disk (a RAM disk shows the cost in CPU, a real one
// that of the flush); BENCH_ONLY takes measurements whose name holds one of its words, separated by |.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTestPostgres } from "../../lib/db/test-postgres";
import { SIZES } from "./serving";
import { requestsOf, SHOTS } from "./shots";
import { measureStart } from "./start";
import { buildNext, startLoad, startTarget, type Target } from "./targets";

const SECONDS = Number(process.argv[2] ?? 1);
const ROUNDS = Number(process.argv[3] ?? 3);
const isQuick = Boolean(process.env.BENCH_QUICK);
const only = process.env.BENCH_ONLY?.split("|") ?? [];
const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), "concord-bench-"));

const isWanted = (name: string) => only.length === 0 || only.some((word) => name.includes(word));
const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
const print = (name: string, columns: string[]) => process.stdout.write(`${name.padEnd(36)} ${columns.map((text) => text.padStart(11)).join("")}\n`);

const send = startLoad();
const targets: Target[] = [];
if (!isQuick) buildNext();
// On the same disk as the files, and with flushes. As root it runs as a user of its own, who must be able to enter.
chmodSync(folder, 0o755);
const postgres = isQuick ? null : await startTestPostgres({ isDurable: true, parent: folder });
try {
  targets.push(await startTarget("bare", "bare", join(folder, "bare.db")));
  if (!isQuick) targets.push(await startTarget("next", "next", join(folder, "next.db")));
  targets.push(await startTarget("concord", "concord", join(folder, "concord.db")));
  if (postgres) targets.push(await startTarget("postgresql", "concord", await postgres.createDatabase()));

  print("", ["of bare", ...(isQuick ? [] : ["of Next"]), "CPU of bare", ...targets.map(({ name }) => `${name}/s`)]);
  for (const size of SIZES) {
    for (const connections of [1, 16]) {
      for (const [kind, shot] of Object.entries(SHOTS)) {
        const name = `${size / 1000} KB, ${connections} connections, ${kind}`;
        if (!isWanted(name)) continue;
        const rates: Record<string, number[]> = {};
        const costs: Record<string, number[]> = {};
        for (let round = 0; round < ROUNDS; round += 1) {
          for (const target of targets) {
            const before = await target.usage();
            const { perSecond, count } = await send({ port: target.port, seconds: SECONDS, requests: requestsOf(shot, target, size, connections), expected: shot.expected });
            (rates[target.name] ??= []).push(perSecond);
            (costs[target.name] ??= []).push(((await target.usage()).cpuMs - before.cpuMs) / count);
          }
        }
        const shareOf = (other: string) => median(rates.concord!.map((rate, i) => rate / rates[other]![i]!)).toFixed(2);
        const perSecond = targets.map((target) => String(Math.round(median(rates[target.name]!))));
        print(name, [shareOf("bare"), ...(isQuick ? [] : [shareOf("next")]), (median(costs.bare!) / median(costs.concord!)).toFixed(2), ...perSecond]);
      }
    }
  }
  print("memory after the load, MB", ["", ...(isQuick ? [] : [""]), "", ...(await Promise.all(targets.map(async (target) => String((await target.usage()).residentMb))))]);
  if (isWanted("start")) print("start to first answer, ms", [await measureStart(folder, ROUNDS)]);
} finally {
  await Promise.all(targets.map((target) => target.stop()));
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
