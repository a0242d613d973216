/** The laws every merge keeps, tried on text chosen to break them. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits, applyResolutions, mergeText, yoursToMerged, type MergeResult, type Region } from "./index";

const BITS = [
  "a", "b", "the ", "word", " ", "  \n", "\n", "\r\n", "\r", "\n\n", "\t", "- ", "1. ", "| x | y |\n", "```\n", "# ", "> ",
  "👩‍👩‍👧‍👦", "é", "e\u0301", "🇩🇪", "🇫🇷", "👍🏽", "\uFEFF", "漢字", "ภาษาไทย", "שלום", "ि", "क्षि", "각", "\u200d", ".", ", ", "[l](u)", "https://a.b/c",
];
const text = fc.array(fc.constantFrom(...BITS), { maxLength: 24 }).map((bits) => bits.join(""));

/** Three related texts: edits of one base, so that merges are neither trivial nor all conflict. */
const edit = fc.record({ at: fc.nat(30), remove: fc.nat(3), insert: fc.array(fc.constantFrom(...BITS), { maxLength: 3 }) });
const bits = fc.array(fc.constantFrom(...BITS), { maxLength: 30 });
const triple = fc.tuple(bits, fc.array(edit, { maxLength: 4 }), fc.array(edit, { maxLength: 4 })).map(([base, y, t]) => {
  const apply = (edits: typeof y): string => {
    const copy = [...base];
    for (const { at, remove, insert } of edits) copy.splice(Math.min(at, copy.length), remove, ...insert);
    return copy.join("");
  };
  return { base: base.join(""), yours: apply(y), theirs: apply(t) };
});

const runs = { numRuns: 1500 };

const swapped = (region: Region): unknown => {
  const { base, yours, theirs } = region.range;
  const range = { base, yours: theirs, theirs: yours };
  if (region.kind === "conflict") return { base: region.base, yours: region.theirs, theirs: region.yours, range };
  const origin = region.origin === "yours" ? "theirs" : region.origin === "theirs" ? "yours" : region.origin;
  return { text: region.text, origin, range };
};
const plain = (region: Region): unknown =>
  region.kind === "conflict"
    ? { base: region.base, yours: region.yours, theirs: region.theirs, range: region.range }
    : { text: region.text, origin: region.origin, range: region.range };

const surrogates = (value: string): number => (value.match(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g) ?? []).length;

function checkRanges(result: MergeResult, input: { base: string; yours: string; theirs: string }): void {
  const at = { base: 0, yours: 0, theirs: 0 };
  for (const region of result.regions) {
    for (const side of ["base", "yours", "theirs"] as const) {
      expect(region.range[side][0]).toBe(at[side]);
      at[side] = region.range[side][1];
    }
    const slice = (side: "base" | "yours" | "theirs"): string => input[side].slice(...region.range[side]);
    if (region.kind === "conflict") expect([region.base, region.yours, region.theirs]).toEqual([slice("base"), slice("yours"), slice("theirs")]);
    else if (region.origin === "both") expect(region.text).toBe(slice("yours"));
    else expect(region.text).toBe(slice(region.origin));
  }
  expect(at).toEqual({ base: input.base.length, yours: input.yours.length, theirs: input.theirs.length });
}

describe("laws", () => {
  it("merge(b, y, b) = y", () =>
    fc.assert(fc.property(text, text, (base, yours) => mergeText({ base, yours, theirs: base }).text === yours), runs));
  it("merge(b, b, t) = t", () =>
    fc.assert(fc.property(text, text, (base, theirs) => mergeText({ base, yours: base, theirs }).text === theirs), runs));
  it("merge(b, x, x) = x", () =>
    fc.assert(fc.property(text, text, (base, x) => mergeText({ base, yours: x, theirs: x }).text === x), runs));
  it("ranges cover the inputs and the texts are what stands there", () =>
    fc.assert(fc.property(triple, (input) => checkRanges(mergeText(input), input)), runs));
  it("ranges cover unrelated inputs too", () =>
    fc.assert(fc.property(text, text, text, (base, yours, theirs) => checkRanges(mergeText({ base, yours, theirs }), { base, yours, theirs })), runs));
  it("swapping the sides swaps the labels and nothing else", () =>
    fc.assert(fc.property(triple, ({ base, yours, theirs }) => {
      const there = mergeText({ base, yours, theirs });
      const back = mergeText({ base, yours: theirs, theirs: yours });
      expect(back.text).toBe(there.text);
      expect(back.regions.map(swapped)).toEqual(there.regions.map(plain));
    }), runs));
  it("the same input gives the same output", () =>
    fc.assert(fc.property(triple, (input) => JSON.stringify(mergeText(input)) === JSON.stringify(mergeText({ ...input }))), { numRuns: 300 }));
  it("yours everywhere is the live buffer after its edits", () =>
    fc.assert(fc.property(triple, (input) => {
      const { regions } = mergeText(input);
      expect(applyEdits(input.yours, yoursToMerged(regions))).toBe(applyResolutions(regions, {}).text);
    }), runs));
  it("no surrogate loses its partner", () =>
    fc.assert(fc.property(triple, (input) => {
      for (const region of mergeText(input).regions) {
        for (const part of region.kind === "stable" ? [region.text] : [region.base, region.yours, region.theirs]) expect(surrogates(part)).toBe(0);
      }
    }), runs));
});
