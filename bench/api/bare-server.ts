// The least that a server with the same promise can do: one statement compares and writes, one more keeps the version.
import { createServer } from "node:http";
import BetterSqlite3 from "better-sqlite3";
import { MAX_CONNECTIONS, serve, SIZES, textOf } from "./serving";

const db = new BetterSqlite3(process.argv[2]);
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
db.exec("CREATE TABLE article (id TEXT PRIMARY KEY, title TEXT, body TEXT, version INT); CREATE TABLE revision (id TEXT, version INT, body TEXT, PRIMARY KEY (id, version))");
const ids: Record<string, string[]> = {};
for (const size of SIZES) {
  ids[size] = Array.from({ length: MAX_CONNECTIONS }, (_, i) => `a${size}-${i}`);
  for (const id of ids[size]) db.prepare("INSERT INTO article VALUES (?, 'Bench', ?, 1)").run(id, textOf(size));
}
const read = db.prepare<[string], { id: string; title: string; body: string; version: number }>("SELECT * FROM article WHERE id = ?");
const write = db.prepare("UPDATE article SET title = ?, body = ?, version = version + 1 WHERE id = ? AND version = ?");
const keep = db.prepare("INSERT INTO revision VALUES (?, ?, ?)");
const save = db.transaction((id: string, title: string, body: string, version: number) => {
  if (write.run(title, body, id, version).changes === 0) return false;
  keep.run(id, version + 1, body);
  return true;
});

const server = createServer((incoming, outgoing) => {
  const id = incoming.url!.slice("/api/articles/".length);
  const answer = (status: number, document?: unknown, version?: number) => {
    outgoing.writeHead(status, { "content-type": "application/json", ...(version ? { etag: `"${version}"` } : {}) });
    outgoing.end(document === undefined ? undefined : JSON.stringify(document));
  };
  const row = read.get(id)!;
  if (incoming.method === "GET") return incoming.headers["if-none-match"] ? answer(304, undefined, row.version) : answer(200, row, row.version);
  const chunks: Buffer[] = [];
  incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
  incoming.on("end", () => {
    const { title, body } = JSON.parse(Buffer.concat(chunks).toString()) as { title: string; body: string };
    const named = incoming.headers["if-match"]!;
    const { version } = read.get(id)!;
    const from = named === "*" ? version : Number(named.replaceAll('"', ""));
    if (save(id, title, body, from)) answer(200, { id, title, body, version: from + 1 }, from + 1);
    else answer(409, { currentVersion: version }, version);
  });
});
serve(server, "none", ids);
