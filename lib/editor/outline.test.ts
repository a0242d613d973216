import { describe, expect, it } from "vitest";
import { countWords, outlineOf } from "./outline";

describe("outlineOf", () => {
  it.each([
    ["# One\ntext\n## Two ##\n", ["1 One @0", "2 Two @11"]],
    ["# One\r\n\r\n## Two", ["1 One @0", "2 Two @9"]],
    ["```\n# no\n```\n# yes", ["1 yes @13"]],
    ["~~~~\n# no\n~~~\n# no\n~~~~\n# yes", ["1 yes @24"]],
    ["#no\n####### no\n   ### yes", ["3 yes @15"]],
    ["# **Bold** and [a link](https://x)", ["1 Bold and a link @0"]],
    ["", []],
  ])("%j", (markdown, expected) => {
    expect(outlineOf(markdown).map(({ level, text, at }) => `${level} ${text} @${at}`)).toEqual(expected);
  });
});

describe("countWords", () => {
  it.each([
    ["", 0],
    ["one two", 2],
    ["don't e-mail v1.2", 3],
    ["**bold** — text", 2],
    ["漢字 and kana かな", 6],
  ])("%j is %i", (text, expected) => expect(countWords(text)).toBe(expected));
});
