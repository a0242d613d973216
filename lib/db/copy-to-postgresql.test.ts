import { afterAll, beforeAll, expect, test } from "vitest";
import { createArticleRepository } from "../articles/repository";
import { SettingsError, type Database } from "../env";
import { createFileRepository } from "../files/repository";
import { fileUrl } from "../files/schema";
import { startTestDatabases, type TestDatabases } from "../testing/databases";
import { addPerson, addSpace, contentOf, NOON, originBy } from "../testing/fixtures";
import { copyToPostgresql } from "./copy-to-postgresql";
import { openDatabase } from "./open";

let databases: TestDatabases;
beforeAll(() => {
  databases = startTestDatabases();
});
afterAll(() => databases.stop());

async function createPair() {
  const sqlite = (await databases.create("sqlite")) as Database & { kind: "sqlite" };
  const postgresql = (await databases.create("postgresql")) as Database & { kind: "postgresql" };
  return { sqlite, postgresql, copy: () => copyToPostgresql(sqlite.path, postgresql.url) };
}

/** A child whose row comes before its parent's, a text with everything in it, and a feed with a gap. */
async function fill(database: Database) {
  const opened = await openDatabase(database);
  const articles = createArticleRepository(opened);
  const alice = await addPerson(opened.db, "Alice 🐦");
  const spaceId = await addSpace(opened.db, alice.id);
  await articles.add({ id: "parent", spaceId }, contentOf({ slug: "parent" }), originBy(alice));
  await articles.add({ id: "child", spaceId }, contentOf({ slug: "child", body: "Zürich\r\n漢字 \\ ' \" $1\n" }), originBy(alice));
  const bytes = Buffer.from([0, 255, 92, 48, 10]);
  const file = { id: "file", spaceId, name: "a.png", mediaType: "image/png", size: bytes.length, sha256: "hash", createdAt: NOON, createdBy: alice } as const;
  await createFileRepository(opened.db).add(file, bytes, 1000);
  await articles.add({ id: "shows", spaceId }, contentOf({ slug: "shows", body: fileUrl("file") }), originBy(alice));
  await opened.db.fileUse.updateMany({ data: { isPublic: true } });
  await opened.db.change.deleteMany({ where: { id: 1 } });
  await opened.db.article.update({ where: { id: "child" }, data: { parentId: "parent" } });
  // SQLite hands rows out in the order they came in.
  await opened.db.article.update({ where: { id: "parent" }, data: { tags: '["a"]' } });
  await opened.close();
  return { alice, spaceId };
}

async function everythingIn(database: Database) {
  const { db, close } = await openDatabase(database);
  const all = {
    users: await db.user.findMany(),
    members: await db.member.findMany(),
    articles: await db.article.findMany({ orderBy: { id: "asc" } }),
    revisions: await db.revision.findMany({ orderBy: { articleId: "asc" } }),
    changes: await db.change.findMany({ orderBy: { id: "asc" } }),
    files: await db.file.findMany({ include: { pieces: true, uses: true } }),
  };
  await close();
  return all;
}

test("everything is there afterwards, to the letter, and the feed keeps its numbers", async () => {
  const { sqlite, postgresql, copy } = await createPair();
  await fill(sqlite);
  const before = await everythingIn(sqlite);
  await copy();
  const after = await everythingIn(postgresql);
  expect(after).toEqual(before);
  expect(after.changes.map(({ id }) => id)).toEqual([2, 3]);
});

test("writing goes on where it stopped: the next change has a higher number, and search finds what was copied", async () => {
  const { sqlite, postgresql, copy } = await createPair();
  const { alice, spaceId } = await fill(sqlite);
  await copy();
  const opened = await openDatabase(postgresql);
  const { db, close } = opened;
  const articles = createArticleRepository(opened);
  await articles.add({ id: "next", spaceId }, contentOf({ slug: "next" }), originBy(alice));
  const [copied, , added] = await db.change.findMany({ orderBy: { id: "asc" } });
  expect(copied).toMatchObject({ id: 2, articleId: "child" });
  expect(added).toMatchObject({ articleId: "next" });
  expect(await db.$queryRaw`SELECT COUNT(*)::int AS count FROM "ArticleText"`).toEqual([{ count: 4 }]);
  await close();
});

test("a PostgreSQL database that holds something is left alone", async () => {
  const { sqlite, postgresql, copy } = await createPair();
  await fill(sqlite);
  await fill(postgresql);
  const before = await everythingIn(postgresql);
  await expect(copy()).rejects.toThrow(SettingsError);
  expect(await everythingIn(postgresql)).toEqual(before);
});

test("a data folder that is in use is not copied", async () => {
  const { sqlite, copy } = await createPair();
  const running = await openDatabase(sqlite);
  await expect(copy()).rejects.toThrow(/Another Concord process/);
  await running.close();
});
