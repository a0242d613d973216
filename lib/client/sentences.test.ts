import { expect, test } from "vitest";
import type { AnyFailure } from "./failures";
import { failureSentence, formAnswer } from "./sentences";

const failures: AnyFailure[] = [
  { kind: "offline" },
  { kind: "unauthorized" },
  { kind: "forbidden" },
  { kind: "missing" },
  { kind: "tooLarge" },
  { kind: "unsupported" },
];

test.each(failures)("$kind is told with what was asked for, that nothing was changed, and a way on", (failure) => {
  const [what, safe, ...next] = failureSentence(failure, "rename the article").split(/(?<=\.) /);
  expect(what).toContain("rename the article");
  expect(safe).toBe("Nothing was changed.");
  expect(next.join(" ")).toMatch(/\w.*\.$/);
});

const TEXT = { title: "T", status: 409, detail: "D.", instance: "", requestId: "", error: "T", message: "D." };

test.each([
  ["archived", ["unarchive"], "it is archived"],
  ["draft", ["publish", "archive"], "it is a draft"],
  ["published", ["unpublish", "archive"], "what is public is its newest version"],
  ["published", ["publish", "unpublish", "archive"], "it is public"],
] as const)("a step that is not possible from %s, with %j left", (currentStatus, allowed, standing) => {
  const sentence = failureSentence({ kind: "invalidTransition", problem: { ...TEXT, type: "/problems/invalid-transition", currentStatus, allowed: [...allowed] } }, "publish the article");
  expect(sentence).toContain(`Concord could not publish the article: ${standing}. Nothing was changed.`);
});

test("a schedule in the way is named with its times, by the person's own clock", () => {
  const existing = { id: "p", articleId: "a", publishAt: "2027-05-03T12:00:00.000Z", unpublishAt: null, createdAt: "2027-05-01T12:00:00.000Z" };
  const sentenceFor = (unpublishAt: string | null) =>
    failureSentence({ kind: "scheduleOverlap", problem: { ...TEXT, type: "/problems/schedule-overlap", existing: { ...existing, unpublishAt } } }, "schedule the article");
  expect(sentenceFor(null)).toMatch(/from Mon, May 3, 2027, .* on\. Nothing was changed\./);
  expect(sentenceFor("2027-05-05T12:00:00.000Z")).toMatch(/from Mon, May 3, 2027, .* to Wed, May 5, 2027, .*\. Nothing/);
});

test("a form shows faults of its fields beside them, and everything else as one sentence", () => {
  const errors = [
    { path: "name", message: "must not be empty" },
    { path: "spaceId", message: "names no space" },
  ];
  expect(formAnswer({ kind: "invalid", errors }, ["name"], "save it")).toEqual({ faults: errors, sentence: "Names no space." });
  expect(formAnswer({ kind: "offline" }, ["name"], "save it")).toEqual({ faults: [], sentence: failureSentence({ kind: "offline" }, "save it") });
  for (const outcome of [undefined, { kind: "saved" as const }]) expect(formAnswer(outcome, ["name"], "save it")).toEqual({ faults: [], sentence: null });
});
