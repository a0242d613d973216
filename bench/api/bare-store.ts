// The least that a server with the same promise can do with SQLite: one statement compares and writes, one more keeps
// the version. Its rivals in front of it, node:http and a route handler of Next, differ in nothing else.
import BetterSqlite3 from "better-sqlite3";
import { mergeArticle } from "../../lib/merge";
import { CHANGED, MAX_CONNECTIONS, SIZES, spaceOf, textOf } from "./serving";

type Row = { id: string; title: string; body: string; version: number };
export type BareRequest = { method: string; /** Path and query. */ url: string; header(name: string): string | null; body: string };
export type BareAnswer = { status: number; document?: unknown; version?: number };

export function openBareStore(path: string) {
  const db = new BetterSqlite3(path);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec(`
    CREATE TABLE article (id TEXT PRIMARY KEY, space TEXT, title TEXT, body TEXT, version INT);
    CREATE INDEX by_space ON article (space);
    CREATE TABLE revision (id TEXT, version INT, body TEXT, PRIMARY KEY (id, version));
    CREATE VIRTUAL TABLE words USING fts5(id UNINDEXED, title, body)`);
  const read = db.prepare<[string], Row>("SELECT id, title, body, version FROM article WHERE id = ?");
  const write = db.prepare("UPDATE article SET title = ?, body = ?, version = version + 1 WHERE id = ? AND version = ?");
  const keep = db.prepare("INSERT INTO revision VALUES (?, ?, ?)");
  const base = db.prepare<[string, number], { body: string }>("SELECT body FROM revision WHERE id = ? AND version = ?");
  const list = db.prepare<[string | null]>("SELECT id, title, version FROM article WHERE space = ? ORDER BY id LIMIT 50");
  const search = db.prepare<[string, string | null]>(
    "SELECT a.id, a.title, a.version, substr(a.body, 1, 200) AS snippet FROM words JOIN article a ON a.id = words.id WHERE words MATCH ? AND a.space = ? ORDER BY bm25(words, 0, 10.0, 1.0) LIMIT 50",
  );
  const save = db.transaction((id: string, title: string, body: string, version: number) => {
    if (write.run(title, body, id, version).changes === 0) return false;
    keep.run(id, version + 1, body);
    return true;
  });

  const ids: Record<string, string[]> = {};
  for (const size of SIZES) {
    ids[size] = Array.from({ length: MAX_CONNECTIONS }, (_, i) => `a${size}-${i}`);
    for (const id of ids[size]) {
      db.prepare("INSERT INTO article VALUES (?, ?, 'Bench', ?, 1)").run(id, spaceOf(size), textOf(size));
      db.prepare("INSERT INTO words VALUES (?, 'Bench', ?)").run(id, textOf(size));
      keep.run(id, 1, textOf(size));
      save(id, "Bench", CHANGED + textOf(size), 1);
    }
  }

  function put({ header, body: text }: BareRequest, id: string): BareAnswer {
    const { title, body } = JSON.parse(text) as { title: string; body: string };
    const named = header("if-match")!;
    const current = read.get(id)!;
    const from = named === "*" ? current.version : Number(named.replaceAll('"', ""));
    if (save(id, title, body, from)) return { status: 200, document: { id, title, body, version: from + 1 }, version: from + 1 };
    const conflict = { status: 409, document: { currentVersion: current.version }, version: current.version };
    if (header("prefer") !== "merge=auto") return conflict;
    const fieldsOf = (text: string) => ({ title, body: text, tags: [] });
    const { clean, merged } = mergeArticle({ base: fieldsOf(base.get(id, from)!.body), yours: fieldsOf(body), theirs: fieldsOf(current.body) });
    const version = current.version + 1;
    if (!clean || !save(id, title, merged.body, current.version)) return conflict;
    return { status: 200, document: { id, title, body: merged.body, version }, version };
  }

  return {
    ids,
    spaces: Object.fromEntries(SIZES.map((size) => [size, spaceOf(size)])),
    answer(request: BareRequest): BareAnswer {
      if (request.url.startsWith("/api/articles?")) {
        const { searchParams } = new URL(request.url, "http://localhost");
        const [space, q] = [searchParams.get("space"), searchParams.get("q")];
        return { status: 200, document: { items: q === null ? list.all(space) : search.all(q, space) } };
      }
      const id = request.url.slice("/api/articles/".length);
      if (request.method === "PUT") return put(request, id);
      const row = read.get(id)!;
      return request.header("if-none-match") ? { status: 304, version: row.version } : { status: 200, document: row, version: row.version };
    },
  };
}
