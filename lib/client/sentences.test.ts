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

test("a form shows faults of its fields beside them, and everything else as one sentence", () => {
  const errors = [
    { path: "name", message: "must not be empty" },
    { path: "spaceId", message: "names no space" },
  ];
  expect(formAnswer({ kind: "invalid", errors }, ["name"], "save it")).toEqual({ faults: errors, sentence: "Names no space." });
  expect(formAnswer({ kind: "offline" }, ["name"], "save it")).toEqual({ faults: [], sentence: failureSentence({ kind: "offline" }, "save it") });
  for (const outcome of [undefined, { kind: "saved" as const }]) expect(formAnswer(outcome, ["name"], "save it")).toEqual({ faults: [], sentence: null });
});
