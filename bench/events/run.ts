// Many event streams on one process, real HTTP: how long after a write's answer each of them has the change, and
// what an open stream costs in memory:
//   npm run bench:events [-- streams] [writes]
// BENCH_DATABASE takes the address of an empty PostgreSQL database in place of a SQLite file of its own.
import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MAX_STREAMS_PER_PERSON } from "../../lib/events/service";
import { bundle } from "../../scripts/build-server.mjs";
import type { Delays, Memory, Ready, ToClients } from "./messages";

const STREAMS = Number(process.argv[2] ?? 1000);
const WRITES = Number(process.argv[3] ?? 10);
const FOLDER = "dist/bench";
const folder = mkdtempSync(join(tmpdir(), "concord-bench-"));

await bundle({ "events-server": "bench/events/server.ts", "events-clients": "bench/events/clients.ts" }, FOLDER);

const accounts = Math.ceil(STREAMS / MAX_STREAMS_PER_PERSON);
const server = fork(`${FOLDER}/events-server.mjs`, [process.env.BENCH_DATABASE ?? join(folder, "events.db"), String(accounts)], { execArgv: ["--expose-gc"] });
const clients = fork(`${FOLDER}/events-clients.mjs`);
process.on("exit", () => {
  for (const child of [server, clients]) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});
for (const child of [server, clients]) child.once("exit", () => process.exit(1));

const answerOf = <Message>(child: ChildProcess) => new Promise<Message>((resolve) => child.once("message", (message) => resolve(message as Message)));
const ask = <Message>(child: ChildProcess, message: ToClients | "memory") => {
  child.send(message);
  return answerOf<Message>(child);
};
const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;

const ready = await answerOf<Ready>(server);
const before = await ask<Memory>(server, "memory");
await ask(clients, { kind: "open", ready, count: STREAMS });
const after = await ask<Memory>(server, "memory");
const rounds: Delays[] = [];
for (let i = 0; i < WRITES; i += 1) rounds.push(await ask<Delays>(clients, { kind: "write" }));
const end = await ask<Memory>(server, "memory");

const delays = rounds.flatMap(({ delaysMs }) => delaysMs);
const perStream = (memory: Memory, kind: keyof Memory) => `${((memory[kind] - before[kind]) / STREAMS / 1000).toFixed(1)} KB`;
const row = (name: string, value: string) => process.stdout.write(`${name.padEnd(44)} ${value}\n`);
row("streams, accounts, writes", `${STREAMS}, ${accounts}, ${WRITES}`);
row("arrivals (every stream, every write)", `${delays.length}`);
row("from the write's answer, median", `${median(delays).toFixed(1)} ms`);
row("from the write's answer, worst", `${Math.max(...delays).toFixed(1)} ms`);
row("the write itself, median", `${median(rounds.map(({ writeMs }) => writeMs)).toFixed(1)} ms`);
row("memory before", `${(before.residentBytes / 1e6).toFixed(0)} MB`);
row("memory with the streams open, for each", `${perStream(after, "residentBytes")}, of it heap ${perStream(after, "heapBytes")}`);
row("memory after the writes, for each", `${perStream(end, "residentBytes")}, of it heap ${perStream(end, "heapBytes")}`);
process.exit(0);
