import fc from "fast-check";
import { expect, test } from "vitest";
import { searchWords, snippetOf } from "./search";

const shown = ({ text, ranges }: ReturnType<typeof snippetOf>) => ranges.map(([from, to]) => text.slice(from, to));

test("a hit is shown wherever it stands, across the places where the text is cut for looking", () => {
  for (let before = 1_500; before < 2_100; before += 1) {
    const snippet = snippetOf(`${"ab ".repeat(before / 3)}\nnéedle here`, searchWords("needle"));
    expect(shown(snippet)).toEqual(["néedle"]);
  }
});

test("the middle of a word is no hit, also where the text is cut", () => {
  for (let before = 1_600; before < 1_800; before += 1) {
    expect(shown(snippetOf(`${"x".repeat(before)}needle`, ["needle"]))).toEqual([]);
  }
});

test("Korean and Chinese, which fold to other lengths: what is marked is what was looked for", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6_000 }), (before) => {
      const text = `${"가나다 漢字 ".repeat(before)}검색어 뒤`;
      const snippet = snippetOf(text, searchWords("검색어"));
      expect(shown(snippet)).toEqual(text.indexOf("검색어") < 100_000 ? ["검색어"] : []);
    }),
    { numRuns: 20 },
  );
});
