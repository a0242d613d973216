import { v7 as uuid } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { createArticleRepository, type ArticleRepository } from "../articles/repository";
import type { OpenDatabase } from "../db/open";
import { untilBlocked } from "../testing/databases";
import { addPerson, addSpace, contentOf, NOON, originBy } from "../testing/fixtures";
import type { Person } from "../wire/schema";
import { createFileRepository, PIECE_BYTES, type FileRepository, type FileRow } from "./repository";
import { fileUrl } from "./schema";

const ROOM = 1024 * 1024 * 1024;

/** What the files' repository promises, whichever database is behind it. */
export function describeFileRepository(open: () => Promise<OpenDatabase>): void {
  let database: OpenDatabase;
  let files: FileRepository;
  let articles: ArticleRepository;
  let alice: Person;
  let spaceId: string;

  beforeAll(async () => {
    database = await open();
    files = createFileRepository(database.db);
    articles = createArticleRepository(database);
    alice = await addPerson(database.db, "Alice");
    spaceId = await addSpace(database.db, alice.id);
  });

  const rowOf = (size: number, given: Partial<FileRow> = {}): FileRow => {
    const id = uuid();
    return { id, spaceId, name: "a.png", mediaType: "image/png", size, sha256: id, createdAt: NOON, createdBy: alice, ...given };
  };
  async function add(given: Partial<FileRow> = {}): Promise<FileRow> {
    const row = rowOf(3, given);
    expect(await files.add(row, new Uint8Array(3), ROOM)).toBe("added");
    return row;
  }
  async function write(body: string, inSpace = spaceId) {
    const id = uuid();
    expect(await articles.add({ id, spaceId: inSpace }, contentOf({ slug: id, body }), originBy(alice))).toBe("added");
    return (await articles.find(id))!;
  }

  test.each([0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES * 3 + 1])("%d bytes come back as they were", async (size) => {
    const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31 + Math.floor(i / 256)) % 256);
    const row = rowOf(size);
    expect(await files.add(row, bytes, ROOM)).toBe("added");
    expect(Buffer.from((await files.read(row))!).equals(bytes)).toBe(true);
    expect(await files.find(row.id)).toEqual(row);
  });

  test("the same bytes of one space are kept once, of ten that come at the same moment too", async () => {
    const rows = Array.from({ length: 10 }, () => rowOf(3, { sha256: "same" }));
    const outcomes = await Promise.all(rows.map((row) => files.add(row, new Uint8Array(3), ROOM)));
    const kept = rows[outcomes.indexOf("added")]!;
    expect(outcomes.filter((outcome) => outcome === "added")).toHaveLength(1);
    for (const outcome of outcomes) if (outcome !== "added") expect(outcome).toEqual(kept);
    expect(await files.findSame(spaceId, "same")).toEqual(kept);
  });

  test("a space takes no more than it may hold, and none that is gone takes anything", async () => {
    const small = await addSpace(database.db, alice.id);
    const outcomes = await Promise.all([1, 2, 3].map(() => files.add(rowOf(4, { spaceId: small }), new Uint8Array(4), 10)));
    expect(outcomes.sort()).toEqual(["added", "added", "full"]);
    expect(await files.add(rowOf(4, { spaceId: "nowhere" }), new Uint8Array(4), ROOM)).toBe("missing");
    expect(await database.db.filePiece.count({ where: { file: { spaceId: small } } })).toBe(2);
  });

  test("a file that an article refers to is not removed, one that none does goes with its bytes", async () => {
    const [used, free] = [await add(), await add()];
    const article = await write(`![](${fileUrl(used.id)}) ${fileUrl("unheard-of")}`);
    expect(await files.remove(used.id)).toBe("in-use");
    expect(await files.users(used.id, 5)).toEqual({ ids: [article.id], total: 1 });
    expect(await files.remove(free.id)).toBe("removed");
    expect(await files.remove(free.id)).toBe("missing");
    expect(await files.read(free)).toBeNull();
    expect(await database.db.filePiece.count({ where: { fileId: free.id } })).toBe(0);
  });

  test("a stale write refers to nothing", async () => {
    const file = await add();
    const article = await write("One");
    const content = (body: string) => contentOf({ slug: article.slug, body });
    expect(await articles.write(article, content("Two"), originBy(alice))).toBe("written");
    expect(await articles.write(article, content(fileUrl(file.id)), originBy(alice))).toBe("stale");
    expect(await files.remove(file.id)).toBe("removed");
  });

  test("a file that goes while an article begins to refer to it: either it stays, or the write is made again", async () => {
    const file = await add();
    const article = await write("One");
    let saving: Promise<unknown> | undefined;
    await database.db.$transaction(async (transaction) => {
      await transaction.file.delete({ where: { id: file.id } });
      saving = articles.write(article, contentOf({ slug: article.slug, body: fileUrl(file.id) }), originBy(alice));
      // On PostgreSQL the write has seen the file, and now waits for its removal.
      await untilBlocked(database);
    });
    expect(await saving).toBe("stale");
    expect(await articles.write(article, contentOf({ slug: article.slug, body: fileUrl(file.id) }), originBy(alice))).toBe("written");
  });

  test("another space's articles neither hold a file nor make it public", async () => {
    const file = await add();
    const elsewhere = await write(fileUrl(file.id), await addSpace(database.db, alice.id));
    await articles.write(elsewhere, contentOf({ slug: elsewhere.slug, body: elsewhere.body, status: "published" }), originBy(alice), {
      change: "published",
      published: { version: 2, slug: elsewhere.slug },
    });
    expect(await files.isPublic(file.id)).toBe(false);
    expect(await files.remove(file.id)).toBe("removed");
  });

  test("an article that names more files than there can be is saved all the same", async () => {
    const file = await add();
    const article = await write(`${Array.from({ length: 40_000 }, (_, i) => fileUrl(`made-up-${i}`)).join("\n")}\n${fileUrl(file.id)}`);
    expect(await files.users(file.id, 1)).toEqual({ ids: [article.id], total: 1 });
  });
}
