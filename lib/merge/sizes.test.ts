/** Sizes at which a function that takes its arguments from a list, or calls itself, would run out of stack. */

import { describe, expect, it } from "vitest";
import { markByMyers } from "./diff/myers";
import { searchScratchFor } from "./diff/scratch";
import { askAboutRepetition } from "./guards/said-twice";
import { diffLines, mergeText } from "./index";
import type { Piece } from "./pieces/piece";

describe("hundreds of thousands of parts", () => {
  const COUNT = 300_000;
  it("are compared without a deep stack", () => {
    const scratch = searchScratchFor(COUNT);
    scratch.sharedB.fill(1);
    markByMyers(COUNT, COUNT, scratch);
    expect([scratch.changedA.includes(0), scratch.changedB.includes(0)]).toEqual([false, false]);
  });
  it("fit into one hunk of lines", () => expect(diffLines("a\n".repeat(COUNT), "b\n")[0]!.lines).toHaveLength(COUNT + 1));
  it("may stand before an addition that is said twice", () => {
    const added = "one two three four five";
    const before = Array.from({ length: COUNT }, (): Piece => ({ kind: "base", base: 0, baseEnd: 0, yours: 0, yoursEnd: 0, theirs: 0, theirsEnd: 0 }));
    const yours: Piece = { ...before[0]!, kind: "yours", yoursEnd: added.length };
    const theirs: Piece = { ...before[0]!, kind: "theirs", yours: added.length, yoursEnd: added.length, theirsEnd: added.length };
    expect(askAboutRepetition({ base: "", yours: added, theirs: added }, [...before, yours, theirs])).toHaveLength(COUNT + 1);
  });
  it("are put into a passage that was indented without being counted again for each", () => {
    const lines = Array.from({ length: 10 }, (_, i) => `- line ${i}`);
    const added = Array.from({ length: 9_000 }, (_, i) => `- new ${i}`);
    const theirs = [...lines.slice(0, 6), ...added, ...lines.slice(6)].join("\n");
    expect(mergeText({ base: lines.join("\n"), yours: lines.map((line) => `  ${line}`).join("\n"), theirs }).clean).toBe(false);
  });
});
