import { describe, expect, test } from "vitest";
import { mergeText, resolveConflict } from "../index";

const conflicts = (base: string, yours: string, theirs: string) =>
  mergeText({ base, yours, theirs }).regions.flatMap((region) => (region.kind === "conflict" ? [region] : []));

describe("a sentence written anew by both", () => {
  const [conflict] = conflicts("We meet on Tuesday at ten.\n", "Please come by at noon instead.\n", "Everything moved to Friday evening.\n");
  test("is asked about with its end", () => {
    expect(conflict).toMatchObject({ yours: "Please come by at noon instead.", theirs: "Everything moved to Friday evening." });
  });
  test("keeps its end when both are kept", () => {
    expect(resolveConflict(conflict!, { kind: "both", first: "yours" })).toBe("Please come by at noon instead. Everything moved to Friday evening.");
  });
});

test.each([
  ["in a list item", "- One here.\n", "- Two there.\n", "- Three anywhere.\n", "Two there."],
  ["after another sentence", "It stays. One here.\n", "It stays. Two there.\n", "It stays. Three anywhere.\n", "Two there."],
  ["words inside a sentence leave its end alone", "We meet on Tuesday.\n", "We meet on Friday.\n", "We meet on Monday.\n", "Friday"],
  ["a dot within a word ends nothing", "node.js runs\n", "deno.js runs\n", "bun.js runs\n", "deno.js"],
])("%s", (_name, base, yours, theirs, expected) => {
  expect(conflicts(base, yours, theirs).map((conflict) => conflict.yours)).toEqual([expected]);
});
