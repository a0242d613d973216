import { describe, expect, test } from "vitest";
import { markdownFromHtml } from "./html-to-markdown";

const ORIGIN = "https://concord.example";
const convert = (html: string) => markdownFromHtml(html, ORIGIN);

describe("from a web page", () => {
  test.each([
    ["words with marks", "<p>One <b>two</b>, <em>three</em> and <del>four</del>.</p>", "One **two**, *three* and ~~four~~."],
    ["blanks stand outside of marks", "a<strong> b </strong>c", "a **b** c"],
    ["marks that touch are one", "<b>a</b><b>b</b>", "**ab**"],
    ["marks in marks", "<b>a <i>b</i> <b>c</b></b>", "**a *b* c**"],
    ["a link", '<a href="https://a.org/x">there</a>', "[there](https://a.org/x)"],
    ["a link that shows its address", '<a href="https://a.org/x">https://a.org/x</a>', "https://a.org/x"],
    ["an address with brackets and blanks", '<a href="https://a.org/x (y)">z</a>', "[z](https://a.org/x%20%28y%29)"],
    ["a link of this very page", `<a href="${ORIGIN}/articles/1">z</a>`, "[z](/articles/1)"],
    ["a script is no address", '<b>x</b><a href="javascript:alert(1)">z</a>', "**x**z"],
    ["an image", '<img src="https://a.org/i.png" alt="A [1]">', "![A \\[1\\]](https://a.org/i.png)"],
    ["an image kept here", `<img src="${ORIGIN}/api/files/1" alt="">`, "![](/api/files/1)"],
    ["an image that is not there", '<b>x</b> <img src="file:///C:/i.png" alt="Map">', "**x** Map"],
    ["headings and paragraphs", "<h2>A <b>b</b></h2><p>One</p><div>Two<br>three</div>", "## A b\n\nOne\n\nTwo\\\nthree"],
    ["a list in a list", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"],
    ["numbers from where they begin", "<ol start=3><li><p>a</p></li><li><p>b</p></li></ol>", "3. a\n4. b"],
    ["items of several paragraphs", "<ol><li><p>a</p><p>b</p></li><li>c</li></ol>", "1. a\n\n   b\n\n2. c"],
    ["tasks", '<ul><li><input type="checkbox" checked> a</li><li><input type="checkbox"> b</li></ul>', "- [x] a\n- [ ] b"],
    ["a quote", "<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"],
    ["code", "<p>Call <code>a`b</code></p><pre><code class='language-ts'>let x;\n```\n</code></pre>", "Call ``a`b``\n\n````ts\nlet x;\n```\n````"],
    ["a table", "<table><thead><tr><th>A</th><th><b>B</b></th></tr></thead><tbody><tr><td>1|2</td><td><p>x</p><p>y</p></td></tr></tbody></table>", "| A | B |\n| --- | --- |\n| 1\\|2 | x<br>y |"],
    ["a table that lays out a page", "<table><tr><td><p>a</p><p><b>b</b></p></td></tr></table>", "a\n\n**b**"],
    ["a rule", "a<hr>b", "a\n\n---\n\nb"],
    ["what Markdown has no marks for", "<kbd>Ctrl</kbd> H<sub>2</sub>O", "<kbd>Ctrl</kbd> H<sub>2</sub>O"],
    ["words that look like marks", "<p><b>x</b> 2 * 3 *a* snake_case _b_ &lt;div> `c` [d](e) &amp;amp;</p>", "**x** 2 * 3 \\*a\\* snake_case \\_b\\_ \\<div> \\`c\\` [d\\](e) \\&amp;"],
    ["lines that look like blocks", "<p># a</p><p>1. b</p><p>- c</p><hr>", "\\# a\n\n1\\. b\n\n\\- c\n\n---"],
    ["what is not there to be read", "<style>b{}</style><b>a</b><script>x</script><span style='display:none'>y</span>", "**a**"],
  ])("%s", (_name, html, markdown) => {
    expect(convert(html)).toBe(markdown);
  });

  test.each([
    ["no marks at all", "<meta charset='utf-8'><div>one</div><div>two</div>"],
    ["colours alone", "<span style='color:red'>one</span>"],
    ["a plain file", "<pre style='word-wrap: break-word'># one\n</pre>"],
    ["nothing", ""],
  ])("the plain text says as much: %s", (_name, html) => {
    expect(convert(html)).toBeNull();
  });
});

test("from Google Docs: one <b> around everything, styles for marks, lists in lists", () => {
  const html = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span style="font-weight:400;">Plan</span></h1>
<p dir="ltr"><span style="font-weight:400;font-style:normal;text-decoration:none;">We </span><span style="font-weight:700;font-style:normal;">meet</span><span style="font-weight:400;"> </span><span style="font-weight:400;font-style:italic;">soon</span><a href="https://a.org"><span style="text-decoration:underline;">here</span></a></p><br />
<ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">one</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr"><span>two</span></p></li></ul></ul></b><br class="Apple-interchange-newline">`;
  expect(convert(html)).toBe("# Plan\n\nWe **meet** *soon*[here](https://a.org)\n\n- one\n  - two");
});

test("from Word: paragraphs that are list items, with their marks in remarks", () => {
  const item = (level: number, mark: string, text: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${mark}<span>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>`;
  const html = `<html xmlns:o="urn:x"><head><style>p{}</style><!--[if gte mso 9]><xml><o:x/></xml><![endif]--></head><body><!--StartFragment-->
<h2>Trip<o:p></o:p></h2><p class=MsoNormal>Pack <b>this</b>:<o:p></o:p></p>${item(1, "·", "socks")}
${item(2, "1.", "red")}
${item(2, "2.", "blue")}
${item(1, "·", "<i>map</i>")}<p class=MsoNormal>Done</p><!--EndFragment--></body></html>`;
  expect(convert(html)).toBe("## Trip\n\nPack **this**:\n\n- socks\n   1. red\n   2. blue\n- *map*\n\nDone");
});
