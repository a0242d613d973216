import { describe, expect, test } from "vitest";
import type { PlannedStep, Publication } from "@/lib/publishing/publication";
import type { Schedule } from "@/lib/publishing/schema";
import { announcementOf, asideOf, markOf, newerWords, plannedWords, scheduleSentence, standingWords } from "./words";

/** Noon by the clock that the test runs under. */
const at = new Date(2027, 4, 3, 12).getTime();
const schedule = {} as Schedule;
const publish: PlannedStep = { kind: "publish", schedule, at, endsAt: null };
const unpublish: PlannedStep = { kind: "unpublish", schedule, at };
const draft: Publication = { kind: "draft" };
const archived: Publication = { kind: "archived" };
const published = (newerCount: number): Publication => ({ kind: "published", version: 7, slug: "plan", newerCount });

describe("where an article stands", () => {
  test.each([
    [draft, [], "draft", null],
    [draft, [publish], "scheduled", "May 3"],
    [draft, [unpublish], "draft", null],
    [published(0), [unpublish], "published", null],
    [published(2), [publish], "published", "2 newer"],
    [archived, [publish], "archived", null],
  ] as const)("%j with %# to come", (publication, planned, mark, aside) => {
    expect(markOf(publication, planned)).toBe(mark);
    expect(asideOf(publication, planned)).toBe(aside);
  });

  test("is said in sentences that name the versions", () => {
    expect(standingWords(published(0), 7)).toBe("Everyone can read it. Version 7 is public, which is the newest.");
    expect(standingWords(published(2), 9)).toBe("Everyone can read version 7. The article is at version 9: 2 newer changes are not public.");
    expect(newerWords(1)).toBe("1 newer change is not public");
    for (const publication of [draft, archived]) expect(standingWords(publication, 9)).toMatch(/\.$/);
  });

  test("changes to it are announced, and further edits are not", () => {
    expect(announcementOf(published(0))).toBe(announcementOf(published(5)));
    expect(new Set([draft, archived, published(0)].map(announcementOf)).size).toBe(3);
  });
});

test("what is to come is said with its times", () => {
  expect(plannedWords(publish)).toMatch(/^To be published on Mon, May 3, 2027, .*[AP]M\.$/);
  expect(plannedWords({ ...publish, endsAt: at + 86_400_000 })).toMatch(/, until Tue, May 4, 2027, /);
  expect(plannedWords(unpublish)).toMatch(/^Public until Mon, May 3, 2027, /);
});

test("a schedule that is gone while it is changed is not an article that is gone", () => {
  expect(scheduleSentence({ kind: "missing" }, true)).toMatch(/^This schedule does not stand any more/);
  expect(scheduleSentence({ kind: "missing" }, false)).toMatch(/^Concord could not schedule the article/);
});
