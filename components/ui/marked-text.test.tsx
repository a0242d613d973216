import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MarkedText } from "./marked-text";

const html = (text: string, ranges: [number, number][]) => renderToStaticMarkup(<MarkedText text={text} ranges={ranges} />).replace(/ class="[^"]*"/g, "");

test("what the ranges name is marked, and all of the text is there", () => {
  expect(html("one two three", [[0, 3], [8, 13]])).toBe("<mark>one</mark> two <mark>three</mark>");
  expect(html("one", [])).toBe("one");
});

test("text that looks like HTML stays text", () => {
  expect(html("<b>bold</b> move", [[3, 7]])).toBe("&lt;b&gt;<mark>bold</mark>&lt;/b&gt; move");
});
