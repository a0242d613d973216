import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { MarkdownView } from "./markdown-view";

const html = (source: string) => renderToStaticMarkup(<MarkdownView source={source} />);

describe("nothing that somebody wrote can run", () => {
  test.each([
    ["<script>alert(1)</script>", /script|alert/],
    ["<img src=x onerror=alert(1)>", /onerror/],
    ["<a href='javascript:alert(1)'>x</a>", /javascript/],
    ["[x](javascript:alert(1))", /javascript/],
    ["[x](data:text/html,<script>alert(1)</script>)", /data:/],
    ["<a href=' java\tscript:alert(1)'>x</a>", /script:/],
    ["<iframe src='https://example.org'></iframe>", /iframe/],
    ["<form action='/api/session'><button>x</button></form>", /form|button/],
    ["<style>body{display:none}</style>", /style|display/],
    ["<p style='position:fixed'>x</p>", /style=/],
    ["<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>", /svg|javascript/],
    ["<math><mi xlink:href='javascript:alert(1)'>x</mi></math>", /math|javascript/],
    ["<object data='x'></object><embed src='x'>", /object|embed/],
    ["<meta http-equiv='refresh' content='0;url=//x'>", /meta|refresh/],
    ["<input type='text' name='q'>", /type="text"/],
  ])("%s", (source, forbidden) => {
    expect(html(source)).not.toMatch(forbidden);
  });

  test("an id from the text cannot take the place of one of the page", () => {
    expect(html("<p id='main'>x</p>")).not.toContain('id="main"');
  });
});

describe("what is harmless stays", () => {
  test("tables can be scrolled by keyboard", () => {
    expect(html("| a | b |\n| - | - |\n| 1 | 2 |")).toMatch(/role="region" aria-label="Table" tabindex="0"><table>/);
  });

  test("task lists show their state and cannot be changed here", () => {
    expect(html("- [x] a\n- [ ] b")).toMatch(/aria-label="Done" checked="".*aria-label="To do"\/>/s);
  });

  test("links out open apart and tell nothing of where they came from", () => {
    expect(html("[x](https://example.org)")).toContain('rel="noopener noreferrer" target="_blank"');
    expect(html("[x](/spaces/a)")).not.toContain("target");
  });

  test.each(["[x *y*](javascript:alert(1))", "<a href='vbscript:x' tabindex='0' title='t'>x <em>y</em></a>"])("a link that may lead nowhere is words: %s", (source) => {
    expect(html(source)).toContain("<p><span>x <em>y</em></span></p>");
  });

  test.each(["<a id='here'></a>", "<a name='here'></a>"])("a place to link to keeps its name: %s", (source) => {
    expect(html(source)).toContain('<span id="user-content-here"></span>');
  });

  test("headings can be linked to, also when their words repeat", () => {
    expect(html("# Über uns\n\n## A\n\n## A")).toMatch(/id="h-über-uns".*id="h-a".*id="h-a-1"/s);
  });

  test("no two headings have one id", () => {
    expect(html("# A\n\n# A 1\n\n# A\n\n# A")).toMatch(/id="h-a".*id="h-a-1".*id="h-a-2".*id="h-a-3"/s);
  });

  test.each([
    ["---\ntitle: x\n---\n# Hi", /<details>.*title: x.*<h1/s],
    ["---\n\ntext\n\n---\n\nmore", /^<div class="[^"]*"><hr/],
  ])("front matter is folded away, a rule is a rule: %j", (source, expected) => {
    expect(html(source)).toMatch(expected);
  });

  test("details, kbd, sub and pictures from data", () => {
    const shown = html("<details><summary>s</summary>t</details>\n\n<kbd>K</kbd> ![p](data:image/png;base64,AA==)");
    expect(shown).toMatch(/<details>.*<kbd>K<\/kbd>.*src="data:image\/png/s);
  });
});
