/** Words that moved, and words that would be said twice: one case, one line. */

import { describe, expect, it } from "vitest";
import { sharedPart, sharesBlock } from "../pieces/blocks";
import { mergeText, type Region } from "../index";

const merge = (base: string, yours: string, theirs: string) => {
  const { text, regions } = mergeText({ base, yours, theirs });
  const of = (reason: string): Region[] => regions.filter((region) => region.reason === reason);
  return { text, regions, of };
};
const FOX = "The quick brown fox jumps over it.\n\n";

describe("a move", () => {
  const moved = merge(`a\n\n${FOX}b\n\nc\n\nz\n`, `a\n\nb\n\nc\n\n${FOX}z\n`, `a\n\n${FOX}b\n\nc\n\n${FOX}z\n`);
  it("is applied once where both put the words in and one took them out", () => expect(moved.text).toBe(`a\n\nb\n\nc\n\n${FOX}z\n`));
  it("is reported at the place that lost them", () => expect(moved.of("moved")).toMatchObject([{ origin: "yours", text: "", replaced: FOX }]));
  const kept = merge(`a\n\n${FOX}b\n\nc\n\nz\n`, `a\n\nb\n\nc\n\n${FOX}z\n`, "a\n\nb\n\nc\n\nz\n");
  it("is reported at the place that got them, where the other deleted the old place", () => expect(kept.of("moved")).toMatchObject([{ origin: "yours", text: FOX }]));
  it("is nothing to report where the words add up", () => expect(merge(`a\n\n${FOX}b\n`, `a\n\nb\n\n${FOX}`, `a!\n\n${FOX}b\n`).of("moved")).toEqual([]));
  it("needs a word of the count in a run of four", () => expect([sharesBlock("a b c d e", "x a b c d", new Set("c")), sharesBlock("a b c d e", "x a b c d", new Set("e"))]).toEqual([true, false]));
});

describe("the same said twice", () => {
  const added = "We get the definitions from the body of the module";
  const twice = merge("one two three four five\n", `one two ${added} three four five\n`, `one two three four ${added} file five\n`);
  it("is asked about, in one question", () => expect(twice.of("said-twice")).toHaveLength(1));
  it("is measured by the shorter text", () => expect(sharedPart("a b c d", "x y a b c d z")).toBe(1));
  it("is no chance likeness", () => expect(sharedPart("a b c", "a b c")).toBe(0));
});
