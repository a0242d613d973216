import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyResolutions, mergeText, type Resolution } from "../merge/index";
import { tellMerge, type MergePart } from "./merge-outcome";

const base = "One stays.\n\nTwo is here.\n\nThree stays.\n\nFour is here.\n\nFive is plain.\n\nSix is here.\n";
const yours = base.replace("Two is here", "My two is new").replace("Four is here", "Mine: four").replace("Six is here", "Six is mine");
const theirs = base.replace("Two is here", "Their two differs").replace("Four is here", "Theirs: fourth").replace("Five is plain", "Five is theirs");

const told = (parts: MergePart[]) => parts.flatMap((part) => (part.kind === "same" ? [] : [part.outcome]));
const settle = (choice: Resolution) => {
  const { regions } = mergeText({ base, yours, theirs });
  return applyResolutions(regions, Object.fromEntries(regions.flatMap((region) => (region.kind === "conflict" ? [[region.id, choice]] : [])))).text;
};
const clean = ["merged", "merged"];

describe("what became of a merge", () => {
  test.each<[string, Resolution]>([
    ["yours", { kind: "yours" }],
    ["theirs", { kind: "theirs" }],
    ["base", { kind: "base" }],
    ["yours-first", { kind: "both", first: "yours" }],
    ["theirs-first", { kind: "both", first: "theirs" }],
  ])("%s is found for every conflict", (outcome, choice) => {
    expect(told(tellMerge({ base, yours, theirs }, settle(choice)))).toEqual([outcome, outcome, ...clean]);
  });

  test("own words are told, with the words", () => {
    const parts = tellMerge({ base, yours, theirs }, settle({ kind: "text", text: "Something else." }));
    expect(told(parts)).toEqual(["own-words", "own-words", ...clean]);
    expect(parts.find((part) => part.kind === "conflict")?.result).toBe("Something else.");
  });

  test("a clean change that was turned back is told from one that stands", () => {
    const saved = settle({ kind: "yours" }).replace("Five is theirs", "Five is plain");
    expect(told(tellMerge({ base, yours, theirs }, saved))).toEqual(["yours", "yours", "turned-back", "merged"]);
  });

  test("a change says what was there before, and which rule merged it", () => {
    const change = tellMerge({ base, yours, theirs }, settle({ kind: "yours" })).find((part) => part.kind === "change" && part.origin === "theirs");
    expect(change).toMatchObject({ before: "Five is plain.\n", after: "Five is theirs.\n", reason: "one-side" });
  });

  test("text that was typed after the merge spoils nothing but its own place", () => {
    const saved = settle({ kind: "theirs" }).replace("Three stays.", "Three stays, and more was typed.");
    expect(told(tellMerge({ base, yours, theirs }, saved))).toEqual(["theirs", "theirs", ...clean]);
  });

  test("a text that has nothing to do with the merge is told as unknown, not as a choice", () => {
    expect(new Set(told(tellMerge({ base, yours, theirs }, "Another text altogether.")))).not.toContain("yours");
  });

  test("what is told adds up to what was saved, whatever was chosen", () => {
    const line = fc.constantFrom("a\n", "b\n", "c\n", "long enough to stand out\n", "another line of text\n", "\n");
    const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join(""));
    const choice = fc.constantFrom<Resolution>({ kind: "yours" }, { kind: "theirs" }, { kind: "base" }, { kind: "both", first: "yours" }, { kind: "text", text: "own words here\n" });
    fc.assert(
      fc.property(text, text, text, fc.array(choice, { minLength: 12, maxLength: 12 }), (base, yours, theirs, choices) => {
        const { regions } = mergeText({ base, yours, theirs });
        const ids = regions.flatMap((region) => (region.kind === "conflict" ? [region.id] : []));
        const saved = applyResolutions(regions, Object.fromEntries(ids.map((id, index) => [id, choices[index % choices.length]!]))).text;
        const parts = tellMerge({ base, yours, theirs }, saved);
        if (parts.some((part) => part.kind !== "same" && part.result === null)) return;
        expect(parts.map((part) => (part.kind === "same" ? part.text : part.result)).join("")).toBe(saved);
      }),
    );
  });
});
