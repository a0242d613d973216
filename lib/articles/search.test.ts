import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hitSnippet, searchTerms, snippetOf, titleHits } from "./search";

const shown = ({ text, ranges }: ReturnType<typeof snippetOf>) => ranges.map(([from, to]) => text.slice(from, to));

test("a hit is shown wherever it stands, across the places where the text is cut for looking", () => {
  for (let before = 1_500; before < 2_100; before += 1) {
    const snippet = snippetOf(`${"ab ".repeat(before / 3)}\nnéedle here`, searchTerms("needle"));
    expect(shown(snippet)).toEqual(["néedle"]);
  }
});

test("the middle of a word is no hit, also where the text is cut", () => {
  for (let before = 1_600; before < 1_800; before += 1) {
    expect(shown(snippetOf(`${"x".repeat(before)}needle`, [{ kind: "word", text: "needle" }]))).toEqual([]);
  }
});

test("Korean and Chinese, which fold to other lengths: what is marked is what was looked for", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6_000 }), (before) => {
      const text = `${"가나다 漢字 ".repeat(before)}검색어 뒤`;
      const snippet = snippetOf(text, searchTerms("검색어"));
      expect(shown(snippet)).toEqual(text.indexOf("검색어") < 100_000 ? ["검색어"] : []);
    }),
    { numRuns: 20 },
  );
});

describe("what a query asks for", () => {
  test.each([
    ["Zürich, Bern", [{ kind: "word", text: "zurich" }, { kind: "word", text: "bern" }]],
    ["会議 notes", [{ kind: "run", text: "会議" }, { kind: "word", text: "notes" }]],
    ["ประชุม", [{ kind: "run", text: "ประชุม" }]],
    ["a A á", [{ kind: "word", text: "a" }]],
    ["*(){}", []],
  ])("%s", (query, terms) => {
    expect(searchTerms(query)).toEqual(terms);
  });

  test("a run is shown where it stands in the middle of others", () => {
    expect(shown(snippetOf("来週の会議は火曜日です。", searchTerms("会議")))).toEqual(["会議"]);
    expect(shown(snippetOf("次のガイド", searchTerms("ガイド")))).toEqual(["ガイド"]);
  });
});

describe("what is shown for a hit", () => {
  const terms = searchTerms("zebra road");
  test.each([
    ["the text, where it holds a word", { title: "Zebra", body: "A road.\n" }, "body", ["road"]],
    ["the title, where the text holds none", { title: "A zébra on the road", body: "Nothing of it.\n" }, "title", ["zébra", "road"]],
    ["the title, where there is no text", { title: "Zebra road", body: "" }, "title", ["Zebra", "road"]],
    ["the beginning of the text, where the words stand beyond what is looked through", { title: "Far", body: `${"word ".repeat(30_000)}zebra road` }, "body", []],
  ])("%s", (_, article, field, words) => {
    const snippet = hitSnippet(article, terms);
    expect(snippet.field).toBe(field);
    expect(snippet.text).not.toBe("");
    expect(shown(snippet)).toEqual(words);
  });

  test("every word in a title", () => {
    const title = "Road works on the zebra's ROAD";
    expect(titleHits(title, terms).map(([from, to]) => title.slice(from, to))).toEqual(["Road", "zebra", "ROAD"]);
  });
});
