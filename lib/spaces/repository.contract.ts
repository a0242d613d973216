import { v7 as uuid } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { createArticleRepository } from "../articles/repository";
import type { OpenDatabase } from "../db/open";
import { untilBlocked } from "../testing/databases";
import { addPerson, contentOf, NOON, originBy } from "../testing/fixtures";
import type { Person } from "../wire/schema";
import { createSpaceRepository, type SpaceRepository, type SpaceRow } from "./repository";

/** What the spaces' repository promises, whichever database is behind it. */
export function describeSpaceRepository(open: () => Promise<OpenDatabase>): void {
  let database: OpenDatabase;
  let spaces: SpaceRepository;
  let alice: Person;
  let bob: Person;

  beforeAll(async () => {
    database = await open();
    spaces = createSpaceRepository(database);
    alice = await addPerson(database.db, "Alice");
    bob = await addPerson(database.db, "Bob");
  });

  async function add(given: Partial<SpaceRow> = {}): Promise<SpaceRow> {
    const id = uuid();
    const row = { id, slug: id, name: "Space", description: "", version: 1, createdAt: NOON, updatedAt: NOON, ...given };
    expect(await spaces.add(row, alice.id)).toBe("added");
    return row;
  }

  test("a new space has its maker for owner, and is seen by members alone", async () => {
    const space = await add({ name: "Döcs" });
    expect(await spaces.findFor(alice.id, space.id)).toMatchObject({ name: "Döcs", role: "owner", articleCount: 0 });
    expect(await spaces.findFor(bob.id, space.id)).toBeNull();
    expect(await spaces.findBySlugFor(bob.id, space.slug)).toBeNull();
    expect(await spaces.roleOf(bob.id, space.id)).toBeNull();
  });

  test("a taken slug writes neither space nor member", async () => {
    const space = await add();
    const id = uuid();
    expect(await spaces.add({ ...space, id }, bob.id)).toBe("slug-taken");
    expect(await database.db.member.count({ where: { spaceId: id } })).toBe(0);
    const other = await add();
    expect(await spaces.update(other.id, 1, { slug: space.slug, updatedAt: NOON })).toBe("slug-taken");
  });

  test("of ten simultaneous writes from one version exactly one lands", async () => {
    const space = await add();
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, i) => spaces.update(space.id, 1, { name: `Name ${i}`, updatedAt: NOON })),
    );
    expect(outcomes.filter((outcome) => outcome === "updated")).toHaveLength(1);
    expect(await spaces.findFor(alice.id, space.id)).toMatchObject({ version: 2, name: `Name ${outcomes.indexOf("updated")}` });
  });

  test("only an empty space at its version is removed, with its members", async () => {
    const space = await add();
    const content = contentOf({ slug: "a" });
    await createArticleRepository(database).add({ id: uuid(), spaceId: space.id }, content, originBy(alice));
    expect(await spaces.remove(space.id, 1)).toBe("refused");
    expect((await spaces.blockers(space.id, 20)).total).toBe(1);
    const empty = await add();
    expect(await spaces.remove(empty.id, 2)).toBe("refused");
    expect(await spaces.remove(empty.id, 1)).toBe("removed");
    expect(await database.db.member.count({ where: { spaceId: empty.id } })).toBe(0);
  });

  test("a space to which an article is just being added is not removed", async () => {
    const space = await add();
    const times = { createdAt: NOON, createdById: alice.id, updatedAt: NOON, updatedById: alice.id };
    const article = { id: uuid(), spaceId: space.id, slug: "a", title: "A", body: "", tags: "[]", status: "draft", version: 1, ...times };
    let removing: Promise<unknown> | undefined;
    await database.db.$transaction(async (transaction) => {
      await transaction.article.create({ data: article });
      removing = spaces.remove(space.id, 1);
      // On PostgreSQL the removal has seen no article, and now waits for this one.
      await untilBlocked(database);
    });
    expect(await removing).toBe("refused");
    expect((await spaces.blockers(space.id, 20)).total).toBe(1);
  });

  test("members are added once, listed, changed and removed", async () => {
    const space = await add();
    const member = { spaceId: space.id, userId: bob.id, role: "viewer" as const, createdAt: NOON };
    expect(await spaces.addMember(member)).toBe("added");
    expect(await spaces.addMember(member)).toBe("is-member");
    expect((await spaces.listMembers(space.id, null, 10)).map((row) => row.name).sort()).toEqual(["Alice", "Bob"]);
    const [first] = await spaces.listMembers(space.id, null, 1);
    expect(await spaces.listMembers(space.id, first!.userId, 10)).toHaveLength(1);
    expect(await spaces.changeMember(space.id, bob.id, "editor")).toBe("changed");
    expect(await spaces.roleOf(bob.id, space.id)).toBe("editor");
    expect(await spaces.changeMember(space.id, bob.id, null)).toBe("changed");
    expect(await spaces.changeMember(space.id, bob.id, null)).toBe("missing");
    expect(await spaces.changeMember("nowhere", bob.id, null)).toBe("missing");
  });

  test("two owners who remove each other at the same moment leave one", async () => {
    for (let round = 0; round < 5; round += 1) {
      const space = await add();
      await spaces.addMember({ spaceId: space.id, userId: bob.id, role: "owner", createdAt: NOON });
      const outcomes = await Promise.all([
        spaces.changeMember(space.id, alice.id, null),
        spaces.changeMember(space.id, bob.id, "viewer"),
      ]);
      expect(outcomes.sort()).toEqual(["changed", "last-owner"]);
      expect(await database.db.member.count({ where: { spaceId: space.id, role: "owner" } })).toBe(1);
    }
  });

  test("pages hold every space once, equal names included", async () => {
    const carol = await addPerson(database.db, "Carol");
    for (let i = 0; i < 7; i += 1) {
      const id = uuid();
      await spaces.add({ id, slug: id, name: `Name ${i % 2}`, description: "", version: 1, createdAt: NOON, updatedAt: NOON }, carol.id);
    }
    const seen: string[] = [];
    let after: { name: string; id: string } | null = null;
    for (;;) {
      const rows = await spaces.listFor(carol.id, after, 2);
      seen.push(...rows.map((row) => row.id));
      const last = rows.at(-1);
      if (!last || rows.length < 2) break;
      after = last;
    }
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
  });
}
