import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseArticleFile, renderArticleFile } from "./article-file";

const line = fc.oneof(fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }), fc.string({ minLength: 1, maxLength: 12 }), fc.constantFrom("true", "2024", "1e3", "- x", "a: b", "# x", '"q"', "null", "[a]", "a #b"))
  .map((text) => text.replace(/[\r\n]/g, " "))
  .filter((text) => text.trim() !== "" && text.isWellFormed() && !text.includes("\0"));
const piece = fc.constantFrom("---\n", "---\r\n", "--- \n", "---", "\n", "\r\n", "title: x\n", "tags: [a]\n", "date: 2020\n", "  more\n", "# Title\n", "text\n", "\uFEFF", "text", "\r");
const body = fc.oneof(fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")), fc.string({ unit: "grapheme" }));

describe("an article as a file", () => {
  test("reading a written file gives back every field, whatever it holds", () => {
    fc.assert(
      fc.property(fc.record({ title: line, tags: fc.uniqueArray(line, { maxLength: 4 }), body }), (article) => {
        expect(parseArticleFile("a.md", renderArticleFile(article), null)).toEqual({ kind: "fields", slug: null, ...article });
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["title and tags stand above the text", { title: "Plan", tags: ["a", "b c"], body: "Text\n" }, "---\ntitle: Plan\ntags: [a, b c]\n---\n\nText\n"],
    ["without tags there is no line for them", { title: "A: b", tags: [], body: "" }, '---\ntitle: "A: b"\n---\n\n'],
    ["line ends are those of the text", { title: "A", tags: [], body: "x\r\ny" }, "---\r\ntitle: A\r\n---\r\n\r\nx\r\ny"],
    ["the text's own front matter is joined", { title: "A", tags: [], body: "---\ndate: 1\n---\nText" }, "---\ntitle: A\ndate: 1\n---\nText"],
    ["unless it has the same keys", { title: "A", tags: [], body: "---\ntitle: B\n---\nText" }, "---\ntitle: A\n---\n\n---\ntitle: B\n---\nText"],
    ["words that YAML would read otherwise are quoted", { title: "yes", tags: ["1"], body: "" }, '---\ntitle: "yes"\ntags: ["1"]\n---\n\n'],
  ])("%s", (_name, article, text) => {
    expect(renderArticleFile(article)).toBe(text);
  });

  test.each([
    ["a heading is the title of a file without front matter", "# Hello\n\nText", null, { title: "Hello", body: "Text" }],
    ["the name of the file is the last resort", "Text", null, { title: "My file", body: "Text" }],
    ["unless the article has a title", "Text", "Known", { title: "Known", body: "Text" }],
    ["keys may stand in any order, with others between", "---\ndate: 1\ntags: x, y\ntitle: A\n---\n\nT", null, { title: "A", tags: ["x", "y"], body: "---\ndate: 1\n---\n\nT" }],
    ["a heading that repeats the title stays", "---\ntitle: A\n---\n# A\n", null, { title: "A", body: "# A\n" }],
    ["a byte order mark goes", "\uFEFF---\ntitle: A\n---\n\nT", null, { title: "A", body: "T" }],
    ["a slug is read", "---\ntitle: A\nslug: b\n---\n", null, { title: "A", slug: "b", body: "" }],
  ])("%s", (_name, text, knownTitle, expected) => {
    expect(parseArticleFile("my-file.md", text, knownTitle)).toEqual({ kind: "fields", tags: [], slug: null, ...expected });
  });

  test.each(["---\ntitle: [\n---\n", "---\ntitle: A\ntags: {a: b}\n---\n"])("what cannot be read is said: %j", (text) => {
    expect(parseArticleFile("a.md", text, null).kind).toBe("fault");
  });
});
