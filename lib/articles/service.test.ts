import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "../auth/viewer";
import type { OpenDatabase } from "../db/open";
import { createSpaceRepository } from "../spaces/repository";
import { startTestDatabases, type TestDatabases } from "../testing/databases";
import { addPerson, addSpace, contentOf, originBy } from "../testing/fixtures";
import type { Person } from "../wire/schema";
import { createArticleRepository, type ArticleRepository } from "./repository";
import { createSearchRepository } from "./search-repository";
import { createArticleService } from "./service";

let databases: TestDatabases;
beforeAll(() => {
  databases = startTestDatabases();
});
afterAll(() => databases.stop());

describe.each(["sqlite", "postgresql"] as const)("what goes between the rules and the write (%s)", (kind) => {
  let database: OpenDatabase;
  let alice: Person;
  let articles: ArticleRepository;
  beforeAll(async () => {
    database = await databases.open(kind);
    alice = await addPerson(database.db, "Alice");
    articles = createArticleRepository(database);
  });

  /** The service, and its caller, where `meanwhile` happens after the first look at the rules. */
  function startWith(meanwhile: () => Promise<unknown>) {
    let isFirst = true;
    const once = async () => {
      if (isFirst) await meanwhile();
      isFirst = false;
    };
    const racing: ArticleRepository = {
      ...articles,
      add: async (...given) => once().then(() => articles.add(...given)),
      write: async (...given) => once().then(() => articles.write(...given)),
    };
    const spaces = createSpaceRepository(database);
    const service = createArticleService({
      ...{ articles: racing, spaces, index: createSearchRepository(database) },
      merge: () => Promise.reject(new Error("nothing to merge")),
      notice: () => {},
    });
    const viewer: Viewer = { userId: alice.id, name: alice.name, via: "session", canWrite: true };
    return { service, viewer };
  }
  const add = async (spaceId: string, id: string) => {
    await articles.add({ id, spaceId }, contentOf({ slug: id }), originBy(alice));
    const purge = async () => {
      await articles.moveToTrash((await articles.find(id))!, originBy(alice));
      expect(await articles.purge((await articles.find(id))!, originBy(alice))).toBe("written");
    };
    return { id, purge };
  };
  const inputFor = (spaceId: string, parentId: string | null) => ({ spaceId, parentId, title: "New", body: "", tags: [], kind: "edit" as const });

  test("a space that is removed: there is none", async () => {
    const spaceId = await addSpace(database.db, alice.id);
    const { service, viewer } = startWith(() => createSpaceRepository(database).remove(spaceId, 1));
    expect(await service.create(viewer, inputFor(spaceId, null))).toMatchObject({ kind: "not-found" });
  });

  test("a parent that is purged: it cannot be one", async () => {
    const spaceId = await addSpace(database.db, alice.id);
    const parent = await add(spaceId, "first-parent");
    const creating = startWith(parent.purge);
    expect(await creating.service.create(creating.viewer, inputFor(spaceId, parent.id))).toMatchObject({ kind: "impossible", path: "parentId" });
    const other = await add(spaceId, "second-parent");
    const { id } = await add(spaceId, "child");
    const moving = startWith(other.purge);
    const moved = await moving.service.save(moving.viewer, id, { parentId: other.id }, { precondition: { kind: "any" } });
    expect(moved).toMatchObject({ kind: "impossible", path: "parentId" });
  });
});
