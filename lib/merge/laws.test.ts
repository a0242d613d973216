/** The laws every merge keeps, tried on text chosen to break them. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits, applyResolutions, mergeText, yoursToMerged, type Conflict, type MergeResult, type Region } from "./index";

const BITS = [
  "a", "b", "the ", "word", " ", "  \n", "\n", "\r\n", "\r", "\n\n", "\t", "- ", "1. ", "| x | y |\n", "```\n", "# ", "> ",
  "👩‍👩‍👧‍👦", "é", "e\u0301", "🇩🇪", "🇫🇷", "👍🏽", "\uFEFF", "漢字", "ภาษาไทย", "שלום", "ि", "क्षि", "각", "\u200d", ".", ", ", "[l](u)", "https://a.b/c",
];
const text = fc.array(fc.constantFrom(...BITS), { maxLength: 24 }).map((bits) => bits.join(""));

/** Three related texts: edits of one base, so that merges are neither trivial nor all conflict. */
function related(alphabet: readonly string[], maxRemoved: number) {
  const bits = (maxLength: number) => fc.array(fc.constantFrom(...alphabet), { maxLength });
  const edits = fc.array(fc.record({ at: fc.nat(30), remove: fc.nat(maxRemoved), insert: bits(3) }), { maxLength: 4 });
  return fc.tuple(bits(30), edits, edits).map(([base, y, t]) => {
    const apply = (list: typeof y): string => {
      const copy = [...base];
      for (const { at, remove, insert } of list) copy.splice(Math.min(at, copy.length), remove, ...insert);
      return copy.join("");
    };
    return { base: base.join(""), yours: apply(y), theirs: apply(t) };
  });
}
const triple = related(BITS, 3);
/** Words that only prose has, so that counting them is clear. */
const prose = related(["tea ", "milk ", "sugar.\n", "\n", "cup ", "pot ", "leaf, ", "\n\n", "- ", "warm ", "cold ", "sweet.\n\n"], 4);

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

const lineEndingsOf = (texts: readonly string[]): Set<string> => new Set(texts.flatMap(lineEndings));

function checkRanges(result: MergeResult, input: { base: string; yours: string; theirs: string }): void {
  const at = { base: 0, yours: 0, theirs: 0 };
  for (const region of result.regions) {
    for (const side of ["base", "yours", "theirs"] as const) {
      expect(region.range[side][0]).toBe(at[side]);
      at[side] = region.range[side][1];
    }
    const slice = (side: "base" | "yours" | "theirs"): string => input[side].slice(...region.range[side]);
    if (region.kind === "conflict") expect([region.base, region.yours, region.theirs]).toEqual([slice("base"), slice("yours"), slice("theirs")]);
    else expect(region.written ?? region.text).toBe(slice(region.origin === "both" ? "yours" : region.origin));
  }
  expect(at).toEqual({ base: input.base.length, yours: input.yours.length, theirs: input.theirs.length });
}

const conflictsOf = ({ regions }: MergeResult): Conflict[] => regions.filter((region) => region.kind === "conflict");
const orderless = ({ suggestion, suggestionReason }: Conflict): unknown => [suggestionReason, suggestion === null ? null : [...suggestion.replace(/\s+/g, "")].sort().join("")];

const wordsOf = (value: string): string[] => value.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
const lineEndings = (value: string): string[] => value.match(/\r\n|\r|\n/g) ?? [];

/** Counted over the whole texts, without the engine's own arithmetic. */
function broken(versions: { base: string; yours: string; theirs: string; merged: string }): string[] {
  const words = new Set(Object.values(versions).flatMap(wordsOf));
  const count = (value: string, word: string): number => wordsOf(value).filter((other) => other === word).length;
  return [...words].filter((word) => {
    const before = count(versions.base, word);
    const [y, t, merged] = [count(versions.yours, word) - before, count(versions.theirs, word) - before, count(versions.merged, word) - before];
    if (y * t <= 0) return merged !== y + t;
    return Math.abs(merged) < Math.max(Math.abs(y), Math.abs(t)) || Math.abs(merged) > Math.abs(y + t) || merged * y < 0;
  });
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const isBoundary = (value: string, at: number): boolean => at === value.length || graphemes.segment(value).containing(at)!.index === at;

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
  it("swapping the sides changes in no suggestion more than the order in which both are kept", () =>
    fc.assert(fc.property(triple, ({ base, yours, theirs }) => {
      const there = conflictsOf(mergeText({ base, yours, theirs }));
      const back = conflictsOf(mergeText({ base, yours: theirs, theirs: yours }));
      expect(back.map(orderless)).toEqual(there.map(orderless));
    }), runs));
  it("every word of a clean merge stands as often as it must, or where the merge reports a move", () =>
    fc.assert(fc.property(prose, (input) => {
      const { text: merged, regions } = mergeText(input);
      if (merged === null) return;
      const moved = regions.flatMap((region) => (region.kind === "stable" && region.reason === "moved" ? wordsOf(`${region.text} ${region.replaced}`) : []));
      expect(broken({ ...input, merged }).filter((word) => !moved.includes(word))).toEqual([]);
    }), runs));
  it("no question has the same answer on both sides", () =>
    fc.assert(fc.property(triple, (input) => conflictsOf(mergeText(input)).every(({ yours, theirs }) => yours !== theirs)), runs));
  it("no grapheme is split", () =>
    fc.assert(fc.property(triple, (input) => {
      for (const region of mergeText(input).regions) {
        for (const side of ["base", "yours", "theirs"] as const) expect(isBoundary(input[side], region.range[side][0])).toBe(true);
      }
    }), { numRuns: 400 }));
  it("a clean merge has no line ending that no input has", () =>
    fc.assert(fc.property(triple, (input) => {
      const { text: merged } = mergeText(input);
      const known = new Set([input.base, input.yours, input.theirs].flatMap(lineEndings));
      expect(lineEndings(merged ?? "").filter((ending) => !known.has(ending))).toEqual([]);
    }), runs));
  it("where one side converts the line endings, a clean merge has the new ones alone", () =>
    fc.assert(fc.property(prose, fc.constantFrom("\r\n", "\r"), fc.boolean(), ({ base, yours, theirs }, ending, isBack) => {
      const [before, after] = isBack ? [ending, "\n"] : ["\n", ending];
      const write = (side: string, as: string): string => side.replaceAll("\n", as);
      const texts = { base: write(base, before), yours: write(yours, after), theirs: write(theirs, before) };
      const { text: merged } = mergeText(texts);
      // Without a line to convert there is no conversion.
      if (merged === null || Object.values(texts).some((side) => lineEndings(side).length === 0)) return;
      expect([...lineEndingsOf([merged])].filter((found) => found !== after)).toEqual([]);
    }), runs));
  it("no surrogate loses its partner", () =>
    fc.assert(fc.property(triple, (input) => {
      for (const region of mergeText(input).regions) {
        for (const part of region.kind === "stable" ? [region.text] : [region.base, region.yours, region.theirs]) expect(surrogates(part)).toBe(0);
      }
    }), runs));
});
