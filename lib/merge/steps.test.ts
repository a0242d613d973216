/** The steps of the pipeline, each by itself: one case, one line. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestIncreasing, makeScratch, uniqueAnchors } from "./diff/anchors";
import { markByMyers } from "./diff/myers";
import { chunkEnds } from "./tokens/chunk-text";
import { brokenWords, weigh, type WordBalance } from "./pieces/conservation";
import { hash53 } from "./questions/conflict-id";
import type { Hunk } from "./diff/hunk";
import { askAboutRepetition } from "./guards/said-twice";
import type { Piece } from "./pieces/piece";
import { diffLines, mergeText, type Conflict, type Region } from "./index";
import { diffSequences } from "./diff/sequence-diff";
import { threeWay } from "./refine/three-way";
import { tokenize } from "./tokens/tokenize";
import { pickGap } from "./pieces/white-space";

const ids = (text: string): Int32Array => Int32Array.from(text, (sign) => sign.charCodeAt(0));
const diff = (a: string, b: string): Hunk[] => diffSequences(ids(a), ids(b), 128);
const patch = (a: string, b: string): string => {
  let text = "";
  let at = 0;
  for (const { aStart, aEnd, bStart, bEnd } of diff(a, b)) {
    text += a.slice(at, aStart) + b.slice(bStart, bEnd);
    at = aEnd;
  }
  return text + a.slice(at);
};
const conflictsOf = (regions: readonly Region[]): Conflict[] => regions.filter((region) => region.kind === "conflict");
const merge = (base: string, yours: string, theirs: string) => {
  const { text, regions } = mergeText({ base, yours, theirs });
  const [conflict] = conflictsOf(regions);
  return { text, regions, conflict };
};

describe("tokens", () => {
  it("are words with the blanks before them", () => expect(tokenize("a  b").keys).toEqual(["a", "b", ""]));
  it("know a paragraph break", () => expect(tokenize("a\n\nb").keys).toEqual(["a", "\n\n", "b", ""]));
  it("know the break before a list item", () => expect(tokenize("a\n- b").keys).toEqual(["a", "\n", "-", "b", ""]));
  it("fold a soft line break", () => expect(tokenize("a\nb").keys).toEqual(["a", "b", ""]));
  it("keep an apostrophe and a decimal point", () => expect(tokenize("don't 3.14").keys).toEqual(["don't", "3.14", ""]));
});

describe("anchors", () => {
  it("are elements that both have once", () => expect(uniqueAnchors(ids("abcb"), 0, 4, ids("xcab"), 0, 4, makeScratch(128))).toHaveLength(2));
  it("are in an order both agree on", () => expect(longestIncreasing([0, 1, 2], [2, 0, 1])).toEqual([1, 0, 2, 1]));
});

describe("diff", () => {
  it("patch(a, diff(a, b)) is b", () =>
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."abcd ") }), fc.string({ unit: fc.constantFrom(..."abcd ") }), (a, b) => patch(a, b) === b), { numRuns: 3000 }));
  it("slides an insertion to the end of equal places", () => expect(diff("abab", "ababab")).toEqual([{ aStart: 4, aEnd: 4, bStart: 4, bEnd: 6 }]));
  it("stays exact when the search is cut short", () => {
    const next = (seed: number): string => Array.from({ length: 30_000 }, (_, i) => "abcd"[hash53(`${seed}:${i}`).charCodeAt(3) % 4]).join("");
    const [a, b] = [next(1), next(2)];
    expect(patch(a, b)).toBe(b);
  });
});

describe("three ways", () => {
  const lengths = { base: 5, yours: 5, theirs: 5 };
  const change = (at: number): Hunk => ({ aStart: at, aEnd: at + 1, bStart: at, bEnd: at + 1 });
  it("keep changes apart that do not touch", () => expect(threeWay([change(0)], [change(2)], lengths, () => false).map(({ kind }) => kind)).toEqual(["yours", "base", "theirs", "base"]));
  it("join changes that touch", () => expect(threeWay([change(0)], [change(1)], lengths, () => false)[0]).toMatchObject({ kind: "conflict", base: [0, 2] }));
  it("see the same change", () => expect(threeWay([change(0)], [change(0)], lengths, () => true)[0]!.kind).toBe("both"));
});

describe("long passages", () => {
  const words = Array.from({ length: 4000 }, (_, i) => `word${hash53(String(i))}`);
  const text = words.join(" ");
  it("are cut alike after an insertion", () => {
    const chunks = (whole: string): Set<string> => new Set(chunkEnds(whole).map((end, i, all) => whole.slice(all[i - 1] ?? 0, end)));
    const before = chunks(text);
    expect([...chunks(`new ${text}`)].filter((chunk) => !before.has(chunk)).length).toBeLessThan(4);
  });
  it("merge in one line", () => {
    const edit = (at: number): string => words.map((word, i) => (i === at ? "edited" : word)).join(" ");
    const both = words.map((word, i) => (i === 100 || i === 3000 ? "edited" : word)).join(" ");
    expect(merge(text, edit(100), edit(3000)).text).toBe(both);
  });
});

describe("hundreds of thousands of parts", () => {
  const COUNT = 300_000;
  it("are compared without a deep stack", () => {
    const [a, b] = [new Int32Array(COUNT).fill(0), new Int32Array(COUNT).fill(1)];
    const [changedA, changedB] = [new Uint8Array(COUNT), new Uint8Array(COUNT)];
    markByMyers(a, 0, COUNT, b, 0, COUNT, changedA, changedB);
    expect([changedA.includes(0), changedB.includes(0)]).toEqual([false, false]);
  });
  it("fit into one hunk of lines", () => expect(diffLines("a\n".repeat(COUNT), "b\n")[0]!.lines).toHaveLength(COUNT + 1));
  it("may stand before an addition that is said twice", () => {
    const added = "one two three four five";
    const before = Array.from({ length: COUNT }, (): Piece => ({ kind: "base", base: 0, baseEnd: 0, yours: 0, yoursEnd: 0, theirs: 0, theirsEnd: 0 }));
    const yours: Piece = { ...before[0]!, kind: "yours", yoursEnd: added.length };
    const theirs: Piece = { ...before[0]!, kind: "theirs", yours: added.length, yoursEnd: added.length, theirsEnd: added.length };
    expect(askAboutRepetition({ base: "", yours: added, theirs: added }, [...before, yours, theirs])).toHaveLength(COUNT + 1);
  });
});

describe("agreement", () => {
  it("takes what both inserted and one continued", () => expect(merge("a\n", "a\n- x y z\n", "a\n- x y z\n- p q r\n").text).toBe("a\n- x y z\n- p q r\n"));
  it("asks only about the words that differ in two like insertions", () =>
    expect(merge("a\n", "a\nThe quick brown fox jumps over one lazy dog.\n", "a\nThe quick brown fox jumps over two lazy dogs now.\n").conflict!.yours.length).toBeLessThan(20));
});

describe("conservation", () => {
  const broken = (base: string, yours: string, theirs: string, merged: string): string[] => {
    const balance: WordBalance = new Map();
    weigh(balance, { base, yours, theirs, merged });
    return [...brokenWords(balance)];
  };
  it("holds in a merge", () => expect(broken("a b", "a b c", "d a b", "d a b c")).toEqual([]));
  it("sees a word said twice", () => expect(broken("a", "a b", "a", "a b b")).toEqual(["b"]));
  it("sees a word dropped", () => expect(broken("a b", "a b c", "a b", "a b")).toEqual(["c"]));
  it("allows a common addition once or twice", () => expect([broken("a", "a b", "a b", "a b"), broken("a", "a b", "a b", "a b b")]).toEqual([[], []]));
});

describe("joining", () => {
  it("makes one question of two in one clause", () =>
    expect(conflictsOf(merge("the cat and the dog ran\n", "the hen and the cow ran\n", "the fox and the pig ran\n").regions)).toHaveLength(1));
});

describe("white space", () => {
  it("prefers the stronger break, whichever side it is on", () => expect([pickGap(" ", "\n\n"), pickGap("\n\n", " ")]).toEqual(["\n\n", "\n\n"]));
  it("keeps a Markdown line break", () => expect(pickGap("\n", "  \n")).toBe("  \n"));
});
