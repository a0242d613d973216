import { beforeAll, describe, expect, test } from "vitest";
import type { OpenDatabase } from "../db/open";
import { untilBlocked } from "../testing/databases";
import { addPerson, addSpace, contentOf, NOON, originBy } from "../testing/fixtures";
import type { Person } from "../wire/schema";
import type { ArticleRow } from "./content";
import { createArticleRepository, type ArticleRepository } from "./repository";

/** What the articles' repository promises, whichever database is behind it. */
export function describeArticleRepository(open: () => Promise<OpenDatabase>): void {
  let database: OpenDatabase;
  let articles: ArticleRepository;
  let alice: Person;
  let spaceId: string;
  let count = 0;

  beforeAll(async () => {
    database = await open();
    articles = createArticleRepository(database);
    alice = await addPerson(database.db, "Alice");
    spaceId = await addSpace(database.db, alice.id);
  });

  async function add(given: Partial<ReturnType<typeof contentOf>> = {}): Promise<ArticleRow> {
    const id = `a${(count += 1)}`;
    const outcome = await articles.add({ id, spaceId }, contentOf({ slug: id, ...given }), originBy(alice));
    expect(outcome).toBe("added");
    return (await articles.find(id))!;
  }
  const rowsOf = async (articleId: string) => ({
    revisions: await database.db.revision.count({ where: { articleId } }),
    changes: await database.db.change.count({ where: { articleId } }),
  });

  describe("adding", () => {
    test("makes version 1 with its revision and its row in the feed", async () => {
      const row = await add({ title: "One", body: "Text", tags: ["b", "a"] });
      expect(row).toMatchObject({ version: 1, title: "One", body: "Text", tags: ["b", "a"], status: "draft", createdAt: NOON });
      expect(row.createdBy).toEqual(alice);
      expect(await rowsOf(row.id)).toEqual({ revisions: 1, changes: 1 });
      expect(await articles.findRevision(row.id, 1)).toMatchObject({ version: 1, body: "Text", tags: ["b", "a"], kind: "edit" });
    });

    test("is read with the reader's role, and not at all by who has none", async () => {
      const row = await add();
      const bob = await addPerson(database.db, "Bob");
      expect(await articles.findFor(alice.id, row.id)).toEqual({ row, role: "owner" });
      expect(await articles.findStandingFor(alice.id, row.id)).toEqual({ id: row.id, version: 1, updatedAt: NOON });
      expect(await articles.findFor(bob.id, row.id)).toBeNull();
      expect(await articles.findStandingFor(bob.id, row.id)).toBeNull();
      await articles.moveToTrash(row, originBy(alice));
      expect((await articles.findFor(alice.id, row.id))?.row.deletedAt).toEqual(NOON);
      expect(await articles.findStandingFor(alice.id, row.id)).toBeNull();
    });

    test("tells a taken slug from a taken id, and writes nothing of either", async () => {
      const row = await add({ slug: "Revision-taken" });
      const again = contentOf({ slug: "Revision-taken" });
      expect(await articles.add({ id: "other", spaceId }, again, originBy(alice))).toBe("slug-taken");
      expect(await articles.add({ id: row.id, spaceId }, contentOf({ slug: "free" }), originBy(alice))).toBe("id-taken");
      expect(await articles.find("other")).toBeNull();
      expect(await rowsOf("other")).toEqual({ revisions: 0, changes: 0 });
      expect(await rowsOf(row.id)).toEqual({ revisions: 1, changes: 1 });
    });

    test("an id that a client has chosen is never used twice, a purged article's included", async () => {
      const chosen = () => {
        const id = `c${(count += 1)}`;
        return { id, add: () => articles.add({ id, spaceId }, contentOf({ slug: id }), originBy(alice), { isIdChosen: true }) };
      };
      for (let round = 0; round < 10; round += 1) {
        const one = chosen();
        expect((await Promise.all([one.add(), one.add(), one.add()])).sort()).toEqual(["added", "id-taken", "id-taken"]);
        expect(await rowsOf(one.id)).toEqual({ revisions: 1, changes: 1 });
        await articles.moveToTrash((await articles.find(one.id))!, originBy(alice));
        const deleted = (await articles.find(one.id))!;
        // One that comes while the article is purged finds it there, or in the feed.
        const [purged, ...added] = await Promise.all([articles.purge(deleted, originBy(alice)), one.add(), one.add()]);
        expect([purged, ...added]).toEqual(["written", "id-taken", "id-taken"]);
        expect(await one.add()).toBe("id-taken");
        expect(await articles.find(one.id)).toBeNull();
        expect(await rowsOf(one.id)).toEqual({ revisions: 0, changes: 3 });
      }
    });

    test("is stale in a space, or below a parent, that is gone", async () => {
      const before = await database.db.change.count();
      for (const isIdChosen of [false, true]) {
        expect(await articles.add({ id: "lost", spaceId: "nowhere" }, contentOf({ slug: "lost" }), originBy(alice), { isIdChosen })).toBe("stale");
        expect(await articles.add({ id: "lost", spaceId }, contentOf({ slug: "lost", parentId: "nobody" }), originBy(alice), { isIdChosen })).toBe("stale");
      }
      expect(await database.db.change.count()).toBe(before);
    });
  });

  describe("writing", () => {
    test("of 20 simultaneous writes from one version exactly one lands, with one revision and one change", async () => {
      const row = await add();
      const writes = Array.from({ length: 20 }, (_, i) =>
        articles.write(row, contentOf({ slug: row.slug, body: `Body of writer ${i}`, tags: [`t${i}`] }), originBy(alice)),
      );
      const outcomes = await Promise.all(writes);
      expect(outcomes.filter((outcome) => outcome === "written")).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === "stale")).toHaveLength(19);
      const winner = outcomes.indexOf("written");
      expect(await articles.find(row.id)).toMatchObject({ version: 2, body: `Body of writer ${winner}`, tags: [`t${winner}`] });
      expect(await rowsOf(row.id)).toEqual({ revisions: 2, changes: 2 });
      expect(await database.db.articleTag.findMany({ where: { articleId: row.id } })).toMatchObject([{ tag: `t${winner}` }]);
    });

    test("a stale write leaves head, tags, revisions and feed as they were", async () => {
      const row = await add({ tags: ["kept"] });
      expect(await articles.write(row, contentOf({ slug: row.slug, body: "Second" }), originBy(alice))).toBe("written");
      const before = await articles.find(row.id);
      expect(await articles.write(row, contentOf({ slug: row.slug, body: "Lost?", tags: ["x"] }), originBy(alice))).toBe("stale");
      expect(await articles.find(row.id)).toEqual(before);
      expect(await rowsOf(row.id)).toEqual({ revisions: 2, changes: 2 });
    });

    test("a batch that fails in its last part leaves nothing of its first", async () => {
      const row = await add({ tags: ["kept"] });
      // An author who does not exist: the head's own UPDATE would have passed.
      const ghost = { id: "nobody", name: "Nobody" };
      await expect(articles.write(row, contentOf({ slug: row.slug, body: "Half" }), originBy(ghost))).rejects.toThrow();
      expect(await articles.find(row.id)).toEqual(row);
      expect(await rowsOf(row.id)).toEqual({ revisions: 1, changes: 1 });
    });

    test("a revision that exists already makes the write stale, not a taken slug", async () => {
      const row = await add();
      expect(await articles.write(row, contentOf({ slug: row.slug, body: "Second" }), originBy(alice))).toBe("written");
      await database.db.article.update({ where: { id: row.id }, data: { version: 1 } });
      expect(await articles.write(row, contentOf({ slug: row.slug, body: "Third" }), originBy(alice))).toBe("stale");
    });

    test("a slug that another article has is told from a stale version", async () => {
      const taken = await add({ slug: "taken-Revision" });
      const row = await add();
      expect(await articles.write(row, contentOf({ slug: taken.slug }), originBy(alice))).toBe("slug-taken");
      expect(await articles.find(row.id)).toEqual(row);
    });

    test("a slug clash and a stale version at once: the version is what counts", async () => {
      const taken = await add();
      const row = await add();
      await articles.write(row, contentOf({ slug: row.slug, body: "Second" }), originBy(alice));
      expect(await articles.write(row, contentOf({ slug: taken.slug }), originBy(alice))).toBe("stale");
    });

    test("a parent that is gone makes the write stale", async () => {
      const row = await add();
      expect(await articles.write(row, contentOf({ slug: row.slug, parentId: "nobody" }), originBy(alice))).toBe("stale");
      expect(await articles.find(row.id)).toEqual(row);
    });

    test("of two moves below each other at the same moment one lands", async () => {
      for (let round = 0; round < 5; round += 1) {
        const [one, other] = [await add(), await add()];
        const below = await add({ parentId: other.id });
        const outcomes = await Promise.all([
          articles.write(one, contentOf({ slug: one.slug, parentId: below.id }), originBy(alice)),
          articles.write(other, contentOf({ slug: other.slug, parentId: one.id }), originBy(alice)),
        ]);
        expect(outcomes.sort()).toEqual(["stale", "written"]);
        expect((await rowsOf(one.id)).changes + (await rowsOf(other.id)).changes).toBe(3);
      }
    });

    test("text comes back byte for byte", async () => {
      const texts = ["a\r\nb\rc\nd", "\uFEFFwith mark", "e\u0301 é 👩‍👩‍👧 \u{10FFFF} \uFFFE", "tab\t\u0001\u007f", " \n\n ", "%_\\'\";--"];
      for (const body of texts) {
        const row = await add({ title: body.trim() || "x", body, tags: ["ünï", "%"] });
        expect(row.body).toBe(body);
        expect((await articles.findRevision(row.id, 1))?.body).toBe(body);
      }
    });

    test("a body of 10 MiB", async () => {
      const body = "0123456789abcde\n".repeat(655_360);
      const row = await add({ body });
      expect(row.body === body).toBe(true);
      expect(await articles.write(row, contentOf({ slug: row.slug, body: `${body.slice(1)}x` }), originBy(alice))).toBe("written");
      expect((await articles.findRevision(row.id, 2))?.body === `${body.slice(1)}x`).toBe(true);
    });
  });

  describe("history", () => {
    test("any of 120 versions is rebuilt, across snapshots", async () => {
      let row = await add({ body: "Line 0\n".repeat(40) });
      const bodies = [row.body];
      for (let i = 1; i < 120; i += 1) {
        const body = `${row.body}Line ${i}: ${i % 7 === 0 ? "é\r\n" : "x\n"}`;
        expect(await articles.write(row, contentOf({ slug: row.slug, body }), originBy(alice))).toBe("written");
        row = { ...row, body, version: row.version + 1 };
        bodies.push(body);
      }
      const formats = await database.db.revision.groupBy({ by: ["bodyFormat"], where: { articleId: row.id }, _count: true });
      expect(formats.find((format) => format.bodyFormat === "snapshot")?._count).toBe(3);
      for (const version of [1, 2, 49, 50, 51, 52, 100, 101, 102, 120]) {
        expect((await articles.findRevision(row.id, version))?.body).toBe(bodies[version - 1]);
      }
      expect(await articles.findRevision(row.id, 121)).toBeNull();
      expect(await articles.findRevision(row.id, 9_999_999_999)).toBeNull();
      const newest = await articles.listRevisions(row.id, null, 3);
      expect(newest.map((revision) => revision.version)).toEqual([120, 119, 118]);
      expect((await articles.listRevisions(row.id, 3, 5)).map((revision) => revision.version)).toEqual([2, 1]);
      expect((await articles.listRevisions(row.id, null, 9, { after: 118 })).map((revision) => revision.version)).toEqual([120, 119]);
      expect(await articles.listRevisions(row.id, null, 9, { after: 999_999_999_999 })).toEqual([]);
      expect((await articles.listChanges(row.id, { after: 100, upTo: 119 }, 3)).map((change) => change.version)).toEqual([117, 118, 119]);
      expect(await articles.listChanges(row.id, { after: 0, upTo: 1 }, 3)).toEqual([{ version: 1, author: alice, createdAt: NOON.toISOString(), note: null }]);
      expect(await articles.listChanges(row.id, { after: 999_999_999_999, upTo: 120 }, 3)).toEqual([]);
    });

    test("keeps how a version came about", async () => {
      const row = await add();
      const origin = originBy(alice, { kind: "merge", mergedFrom: { base: 1, theirs: 1 }, note: "why" });
      await articles.write(row, contentOf({ slug: row.slug, body: "merged" }), origin);
      expect(await articles.findRevision(row.id, 2)).toMatchObject({ kind: "merge", mergedFrom: { base: 1, theirs: 1 }, note: "why", author: alice });
      expect(await articles.findMergeSide(row.id, 2, "merged")).toBeNull();
    });

    test("keeps what the writer of a merge had before it, small where it is like the merge, until the article is purged", async () => {
      const body = "A line that stays.\n".repeat(500);
      const row = await add({ body });
      const merged = contentOf({ slug: row.slug, body: `${body}Both.\n`, tags: ["a", "b"] });
      const yours = { body: `${body}Mine.\n`, tags: ["a"], slug: "mine" };
      await articles.write(row, merged, originBy(alice, { kind: "merge", mergedFrom: { base: 1, theirs: 1 }, yours }));
      expect(await articles.findMergeSide(row.id, 2, merged.body)).toEqual({ title: merged.title, parentId: null, ...yours });
      const stored = await database.db.mergeSide.findMany({ where: { articleId: row.id } });
      expect(stored.map(({ bodyFormat, bodyData }) => [bodyFormat, bodyData.length < 200])).toEqual([["delta", true]]);
      await articles.moveToTrash((await articles.find(row.id))!, { author: alice, createdAt: NOON });
      await articles.purge((await articles.find(row.id))!, originBy(alice));
      expect(await database.db.mergeSide.count({ where: { articleId: row.id } })).toBe(0);
    });

    test("lists the versions of one author, and who the authors are", async () => {
      const bob = await addPerson(database.db, "Bob");
      let row = await add();
      for (const author of [bob, alice, bob]) {
        await articles.write(row, contentOf({ slug: row.slug, body: `${row.body}.` }), originBy(author));
        row = (await articles.find(row.id))!;
      }
      expect((await articles.listRevisions(row.id, null, 9, { authorId: bob.id })).map((revision) => revision.version)).toEqual([4, 2]);
      expect((await articles.listRevisions(row.id, 4, 9, { authorId: bob.id })).map((revision) => revision.version)).toEqual([2]);
      expect(await articles.listAuthors(row.id)).toEqual([{ author: alice, versionCount: 2 }, { author: bob, versionCount: 2 }]);
    });
  });

  describe("the trash", () => {
    const trash = (row: ArticleRow) => articles.moveToTrash(row, { author: alice, createdAt: NOON });

    test("takes an article at the version it was read at, once", async () => {
      const row = await add();
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => trash(row)));
      expect(outcomes.filter((outcome) => outcome === "written")).toHaveLength(1);
      expect(await articles.find(row.id)).toMatchObject({ version: 1, deletedAt: NOON, deletedBy: alice });
      expect(await rowsOf(row.id)).toEqual({ revisions: 1, changes: 2 });
    });

    test("refuses a stale version, and writes to what it holds", async () => {
      const row = await add();
      await articles.write(row, contentOf({ slug: row.slug, body: "Second" }), originBy(alice));
      expect(await trash(row)).toBe("stale");
      const current = (await articles.find(row.id))!;
      expect(await trash(current)).toBe("written");
      expect(await articles.write(current, contentOf({ slug: row.slug, body: "Third" }), originBy(alice))).toBe("stale");
      expect((await articles.find(row.id))?.body).toBe("Second");
    });

    test("refuses a parent of articles that are not in it", async () => {
      const parent = await add();
      const child = await add({ parentId: parent.id });
      expect(await trash(parent)).toBe("stale");
      expect(await articles.children(parent.id, 20)).toEqual({ ids: [child.id], total: 1 });
      expect(await trash(child)).toBe("written");
      expect(await trash(parent)).toBe("written");
    });

    test("gives an article back as its next version, once", async () => {
      const row = await add({ body: "Kept" });
      await trash(row);
      const deleted = (await articles.find(row.id))!;
      const restore = () => articles.restore(deleted, contentOf({ slug: row.slug, body: "Kept" }), originBy(alice, { kind: "restore" }));
      const outcomes = await Promise.all([restore(), restore(), restore()]);
      expect(outcomes.sort()).toEqual(["stale", "stale", "written"]);
      expect(await articles.find(row.id)).toMatchObject({ version: 2, body: "Kept", deletedAt: null, deletedBy: null });
      expect(await rowsOf(row.id)).toEqual({ revisions: 2, changes: 3 });
    });

    test("does not give an article back below a parent that is gone", async () => {
      const row = await add();
      await trash(row);
      const deleted = (await articles.find(row.id))!;
      expect(await articles.restore(deleted, contentOf({ slug: row.slug, parentId: "nobody" }), originBy(alice))).toBe("stale");
      expect(await articles.find(row.id)).toEqual(deleted);
    });

    test("is not purged from above an article that is just being put there", async () => {
      const row = await add();
      await trash(row);
      const deleted = (await articles.find(row.id))!;
      const child = await add();
      let purging: Promise<unknown> | undefined;
      await database.db.$transaction(async (transaction) => {
        await transaction.article.update({ where: { id: child.id }, data: { parentId: row.id } });
        purging = articles.purge(deleted, originBy(alice));
        // On PostgreSQL the purge has seen no child, and now waits for this one; SQLite takes one after the other.
        await untilBlocked(database);
      });
      expect(await purging).toBe(database.kind === "sqlite" ? "written" : "stale");
      if (database.kind === "postgresql") expect(await articles.purge(deleted, originBy(alice))).toBe("written");
      expect(await articles.find(child.id)).toMatchObject({ parentId: null });
    });
  });

  describe("lists", () => {
    test("pages hold every article once, in each order, with equal sort values", async () => {
      const space = await addSpace(database.db, alice.id);
      for (let i = 0; i < 23; i += 1) {
        const id = `p${(count += 1)}`;
        const content = contentOf({ slug: id, title: `Title ${i % 4}`, tags: i % 2 ? ["odd"] : [] });
        await articles.add({ id, spaceId: space }, content, originBy(alice, { createdAt: new Date(NOON.getTime() + (i % 3) * 1000) }));
      }
      for (const sort of ["-updatedAt", "updatedAt", "-createdAt", "title", "-title"] as const) {
        const seen: string[] = [];
        let after: { value: string; id: string } | null = null;
        for (;;) {
          const rows = await articles.list(alice.id, { space, sort, isDeleted: false }, after, 5);
          seen.push(...rows.map((row) => row.id));
          const last = rows.at(-1);
          if (!last || rows.length < 5) break;
          const value = sort.endsWith("title") ? last.title : (sort.endsWith("createdAt") ? last.createdAt : last.updatedAt).toISOString();
          after = { value, id: last.id };
        }
        expect(seen).toHaveLength(23);
        expect(new Set(seen).size).toBe(23);
      }
      expect(await articles.list(alice.id, { space, tag: "odd", sort: "title", isDeleted: false }, null, 50)).toHaveLength(11);
    });

    test("show what a member may see, and nobody else", async () => {
      const stranger = await addPerson(database.db, "Stranger");
      expect(await articles.list(stranger.id, { sort: "title", isDeleted: false }, null, 50)).toEqual([]);
      expect((await articles.list(alice.id, { sort: "title", isDeleted: false }, null, 50)).length).toBeGreaterThan(0);
    });

    test("know the children of an article, and those without a parent", async () => {
      const space = await addSpace(database.db, alice.id);
      const parent = `p${(count += 1)}`;
      const child = `p${(count += 1)}`;
      await articles.add({ id: parent, spaceId: space }, contentOf({ slug: parent }), originBy(alice));
      await articles.add({ id: child, spaceId: space }, contentOf({ slug: child, parentId: parent }), originBy(alice));
      const list = async (of: string) => (await articles.list(alice.id, { space, parent: of, sort: "title", isDeleted: false }, null, 9)).map((row) => row.id);
      expect(await list("root")).toEqual([parent]);
      expect(await list(parent)).toEqual([child]);
    });
  });
}
