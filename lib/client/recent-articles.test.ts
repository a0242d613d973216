import { expect, test, vi } from "vitest";
import { MemoryStorage } from "../testing/memory-storage";
import { recentArticles } from "./recent-articles";

const article = (articleId: string, title = articleId) => ({ articleId, title, spaceId: "s1" });
const idsOf = (recent: ReturnType<typeof recentArticles>, personId: string) => recent.list(personId).map(({ articleId }) => articleId);

test("the last one is first, each is there once, under its newest title", () => {
  const recent = recentArticles(new MemoryStorage());
  for (const id of ["a", "b", "a"]) recent.note("ann", article(id));
  recent.note("ann", article("b", "Renamed"));
  expect(recent.list("ann")).toEqual([article("b", "Renamed"), article("a")]);
  recent.forget("ann", "b");
  expect(idsOf(recent, "ann")).toEqual(["a"]);
});

test("nobody sees another person's, and nothing stays after all is forgotten", () => {
  const storage = new MemoryStorage();
  const recent = recentArticles(storage);
  recent.note("ann", article("a"));
  expect(recent.list("ben")).toEqual([]);
  recent.note("ben", article("b"));
  expect(idsOf(recent, "ann")).toEqual(["a"]);
  recent.forgetAll("ann");
  expect(recent.list("ann")).toEqual([]);
  expect(storage.length).toBe(1);
  expect(idsOf(recent, "ben")).toEqual(["b"]);
});

test("it does not grow for ever, and is one and the same list until it changes", () => {
  const recent = recentArticles(new MemoryStorage());
  const changed = vi.fn();
  const stop = recent.subscribe(changed);
  for (let i = 0; i < 30; i += 1) recent.note("ann", article(`a${i}`));
  expect(recent.list("ann")).toHaveLength(20);
  expect(recent.list("ann")).toBe(recent.list("ann"));
  expect(changed).toHaveBeenCalledTimes(30);
  stop();
  recent.note("ann", article("b"));
  expect(changed).toHaveBeenCalledTimes(30);
});

test("storage that is forbidden, missing or holds something else is no fault", () => {
  const storage = new MemoryStorage();
  storage.setItem("concord:recent:ann", '[{"articleId":1}]');
  storage.setItem("concord:recent:ben", "{");
  expect(recentArticles(storage).list("ann")).toEqual([]);
  expect(recentArticles(storage).list("ben")).toEqual([]);
  const refuse = () => {
    throw new Error("forbidden");
  };
  const forbidden = recentArticles(Object.assign(new MemoryStorage(), { getItem: refuse, setItem: refuse }));
  forbidden.note("ann", article("a"));
  expect(forbidden.list("ann")).toEqual([]);
  expect(recentArticles(null).list("ann")).toEqual([]);
});
