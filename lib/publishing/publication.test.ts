import { describe, expect, test } from "vitest";
import { plannedSteps, publicationOf, publicPath, timesFault } from "./publication";
import type { Publicity, Schedule } from "./schema";
import { allowedTransitions } from "./transitions";

const article = (given: Partial<Publicity>): Publicity => ({ status: "draft", version: 9, publishedVersion: null, publishedSlug: null, ...given });
const published = (version: number) => article({ status: "published", publishedVersion: version, publishedSlug: "plan" });

describe("what is public of an article", () => {
  test("a draft and an archived article are not", () => {
    expect(publicationOf(article({}))).toEqual({ kind: "draft" });
    expect(publicationOf(article({ status: "archived" }))).toEqual({ kind: "archived" });
  });

  test("a published one is, at its version; what was saved since is counted", () => {
    expect(publicationOf(published(9))).toEqual({ kind: "published", version: 9, slug: "plan", newerCount: 0 });
    expect(publicationOf(published(7))).toEqual({ kind: "published", version: 7, slug: "plan", newerCount: 2 });
  });

  test("an address is safe in a link", () => expect(publicPath("über-uns")).toBe("/p/%C3%BCber-uns"));
});

test("which steps are possible from where", () => {
  expect(allowedTransitions(article({}))).toEqual(["publish", "archive"]);
  expect(allowedTransitions(published(9))).toEqual(["unpublish", "archive"]);
  expect(allowedTransitions(published(7))).toEqual(["publish", "unpublish", "archive"]);
  expect(allowedTransitions(article({ status: "archived" }))).toEqual(["unarchive"]);
});

describe("schedules", () => {
  const MAY = (day: number) => `2030-05-${String(day).padStart(2, "0")}T09:00:00.000Z`;
  const schedule = (publishAt: string, unpublishAt: string | null = null): Schedule => ({ id: publishAt, articleId: "a", publishAt, unpublishAt, createdAt: MAY(1) });
  const now = Date.parse(MAY(10));

  test("what is still to come, the next step first", () => {
    const [later, running, over, done] = [schedule(MAY(20), MAY(25)), schedule(MAY(5), MAY(12)), schedule(MAY(1), MAY(2)), schedule(MAY(3))];
    expect(plannedSteps([later, running, over, done], now)).toEqual([
      { kind: "unpublish", schedule: running, at: Date.parse(MAY(12)) },
      { kind: "publish", schedule: later, at: Date.parse(MAY(20)), endsAt: Date.parse(MAY(25)) },
    ]);
    expect(plannedSteps([schedule(MAY(11))], now)).toMatchObject([{ kind: "publish", endsAt: null }]);
  });

  test.each([
    [{ publishAt: null, unpublishAt: null }, { field: "publishAt", reason: "missing" }],
    [{ publishAt: now, unpublishAt: null }, { field: "publishAt", reason: "past" }],
    [{ publishAt: now + 2, unpublishAt: now + 2 }, { field: "unpublishAt", reason: "before-start" }],
    [{ publishAt: now + 1, unpublishAt: now + 2 }, null],
    [{ publishAt: now + 1, unpublishAt: null }, null],
  ])("times %j", (times, fault) => expect(timesFault(times, now)).toEqual(fault));

  test.each([
    [null, { field: "unpublishAt", reason: "missing" }],
    [now, { field: "unpublishAt", reason: "past" }],
    [now + 1, null],
  ])("the end of one that has published: %j", (unpublishAt, fault) => expect(timesFault({ publishAt: now - 1, unpublishAt }, now, true)).toEqual(fault));
});
