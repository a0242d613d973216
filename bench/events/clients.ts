// The readers and the writer, in one process so that one clock measures both, and not the server's.
import { once } from "node:events";
import { Agent, request, type IncomingMessage } from "node:http";
import type { Delays, Ready, ToClients } from "./messages";

const agent = new Agent({ maxSockets: Infinity });
let ready: Ready;
let written = 0;
/** When each stream had the change that was written last, and whom to tell once all have. */
let arrivals: number[] = [];
let isComplete = () => {};
let streamCount = 0;

async function openStream(token: string): Promise<void> {
  const call = request({ agent, host: "127.0.0.1", port: ready.port, path: "/api/events", headers: { authorization: `Bearer ${token}` } }).end();
  const [answer] = (await once(call, "response")) as [IncomingMessage];
  if (answer.statusCode !== 200) throw new Error(`a stream was answered ${answer.statusCode}`);
  let text = "";
  answer.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    const end = text.lastIndexOf("\n\n");
    if (end === -1) return;
    const changes = text.slice(0, end).split("\n\n").filter((event) => event.includes("\nevent: change\n"));
    text = text.slice(end + 2);
    for (const _ of changes) arrivals.push(performance.now());
    if (changes.length > 0 && arrivals.length === streamCount) isComplete();
  });
  answer.on("end", () => fail(new Error("the server ended a stream")));
  // The greeting: from here on the server counts this stream.
  await once(answer, "data");
}

async function write(): Promise<Delays> {
  arrivals = [];
  const haveAll = new Promise<void>((resolve) => (isComplete = resolve));
  const body = JSON.stringify({ title: "Bench", body: `Change ${(written += 1)}.\n` });
  const headers = { authorization: `Bearer ${ready.tokens[0]}`, "if-match": "*", "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  const sentAt = performance.now();
  const call = request({ agent, host: "127.0.0.1", port: ready.port, method: "PUT", path: `/api/articles/${ready.articleId}`, headers }).end(body);
  const [answer] = (await once(call, "response")) as [IncomingMessage];
  const answeredAt = performance.now();
  answer.resume();
  if (answer.statusCode !== 200) throw new Error(`the write was answered ${answer.statusCode}`);
  await haveAll;
  return { delaysMs: arrivals.map((at) => at - answeredAt), writeMs: answeredAt - sentAt };
}

function fail(error: unknown): never {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
}

async function carryOut(message: ToClients): Promise<void> {
  if (message.kind === "write") return void process.send!(await write());
  ready = message.ready;
  for (; streamCount < message.count; streamCount += 1) await openStream(ready.tokens[streamCount % ready.tokens.length]!);
  process.send!("open");
}

process.on("message", (message: ToClients) => void carryOut(message).catch(fail));
