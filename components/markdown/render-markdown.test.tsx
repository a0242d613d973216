import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { outlineOf } from "@/components/publishing/public-article";
import { renderMarkdown, type RenderOptions } from "./render-markdown";

const html = (source: string, options?: RenderOptions) => renderToStaticMarkup(renderMarkdown(source, options).text);

describe("what can be said of a text", () => {
  test("its headings, with the ids that its elements have", () => {
    const source = "# One *and* `two`\n\n## One and two\n\n<h3>By hand</h3>\n\n## One and two";
    const { headings } = renderMarkdown(source);
    expect(headings).toEqual([
      { level: 1, text: "One and two", id: "h-one-and-two" },
      { level: 2, text: "One and two", id: "h-one-and-two-1" },
      { level: 3, text: "By hand", id: "h-by-hand" },
      { level: 2, text: "One and two", id: "h-one-and-two-2" },
    ]);
    for (const { id } of headings) expect(html(source)).toContain(`id="${id}"`);
  });

  test("its first paragraph with words in it", () => {
    expect(renderMarkdown("# T\n\n![picture](/x.png)\n\nSome **bold**\nand [linked](/y) words.\n\nMore.").firstParagraph).toBe("Some bold and linked words.");
    expect(renderMarkdown("# T\n\n- a").firstParagraph).toBe("");
  });
});

describe("a text below its title", () => {
  test.each([
    ["# Plan\n\ntext", /^\n?<p>text/],
    ["\n\n#  *Plan* \n\ntext", /^\n?<p>text/],
    ["# Another\n\ntext", /<h1/],
    ["text\n\n# Plan", /<h1/],
    ["## Plan", /<h2/],
  ])("%j", (source, expected) => expect(html(source, { title: "Plan" })).toMatch(expected));
});

test("links go where they are sent, and those that go nowhere are words", () => {
  const resolveLink = (href: string) => (href === "/articles/a" ? "/p/a" : href === "/articles/b" ? null : href);
  const shown = html("[a](/articles/a) [b *c*](/articles/b) [d](https://example.org)", { resolveLink });
  expect(shown).toContain('href="/p/a"');
  expect(shown).toContain("<span>b <em>c</em></span>");
  expect(shown).toContain('href="https://example.org"');
});

describe("the list of headings beside a text", () => {
  const heading = (level: number, text = "x") => ({ level, text, id: `h-${text}` });
  test.each([
    ["two are too few", [heading(1), heading(1)], []],
    ["the highest two levels", [heading(2), heading(3), heading(4), heading(2)], [0, 1, 0]],
    ["none without words", [heading(1, ""), heading(2), heading(2), heading(2)], [0, 0, 0]],
    ["no heading at all", [], []],
  ])("%s", (_name, headings, depths) => expect(outlineOf(headings).map(({ depth }) => depth)).toEqual(depths));
});
