/** Words in scripts without blanks, right-to-left text, and signs made of several characters. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeText } from "../index";
import { splitGraphemes } from "./segment";
import { tokenize } from "./tokenize";

const merged = (base: string, yours: string, theirs: string): string | null => mergeText({ base, yours, theirs }).text;
const wordsOf = (text: string): string[] => {
  const { words, starts } = tokenize(text);
  return words.map((start, i) => text.slice(start, starts[i + 1])).filter(Boolean);
};

describe("words", () => {
  it("of Chinese", () => expect(wordsOf("我们今天在北京开会")).toEqual(["我们", "今天", "在", "北京", "开会"]));
  it("of Japanese", () => expect(wordsOf("東京で会議")).toEqual(["東京", "で", "会議"]));
  it("of Thai", () => expect(wordsOf("ประชุมวันนี้")).toEqual(["ประชุม", "วัน", "นี้"]));
  it("of Arabic stand whole", () => expect(wordsOf("السلام عليكم")).toEqual(["السلام", "عليكم"]));
  it("keep combining marks", () => expect(wordsOf("cafe\u0301 x")).toEqual(["cafe\u0301", "x"]));
  it("keep an emoji family", () => expect(wordsOf("a 👩‍👩‍👧 b")).toEqual(["a", "👩‍👩‍👧", "b"]));
  it("keep a link whole", () => expect(wordsOf("see https://a.b/c?d=1.")).toEqual(["see", "https://a.b/c?d=1", "."]));
});

describe("merging", () => {
  it("Chinese, two words apart", () => expect(merged("我们今天在北京开会讨论文档", "我们明天在北京开会讨论文档", "我们今天在北京开会讨论方案")).toBe("我们明天在北京开会讨论方案"));
  it("Chinese, the same word: asks", () => expect(merged("我们今天开会", "我们明天开会", "我们昨天开会")).toBeNull());
  it("Japanese", () => expect(merged("明日は東京で会議があります。", "明日は大阪で会議があります。", "明日は東京で会議がありました。")).toBe("明日は大阪で会議がありました。"));
  it("Thai", () => expect(merged("วันนี้เราประชุมที่กรุงเทพ", "พรุ่งนี้เราประชุมที่กรุงเทพ", "วันนี้เราประชุมที่เชียงใหม่")).toBe("พรุ่งนี้เราประชุมที่เชียงใหม่"));
  it("Hebrew", () => expect(merged("אחד שתיים שלוש ארבע", "אחד שתיים שלוש חמש", "אפס שתיים שלוש ארבע")).toBe("אפס שתיים שלוש חמש"));
  it("a flag is one sign", () => expect(merged("a 🇩🇪 b", "a 🇫🇷 b", "a 🇩🇪 b c d")).toBe("a 🇫🇷 b c d"));
  it("line endings that one side converted", () => expect(merged("a b c\nd\n", "a b c\r\nd\r\n", "a b X\nd\n")).toBe("a b X\r\nd\r\n"));
  it("a paragraph that one side wrapped anew", () => expect(merged("one two three\nfour five\n", "one two\nthree four\nfive\n", "one two three\nfour FIVE\n")).toBe("one two\nthree four\nFIVE\n"));
  it("a Markdown line break stays", () => expect(merged("one two three  \nfour\n", "ONE two three  \nfour\n", "one two three  \nfour five\n")).toBe("ONE two three  \nfour five\n"));
  it("a missing last newline is a change", () => expect(merged("a b c\n", "a b c", "X b c\n")).toBe("X b c"));
  it("a byte order mark stays", () => expect(merged("\uFEFFa b c\n", "\uFEFFa b d\n", "\uFEFFx b c\n")).toBe("\uFEFFx b d\n"));
});

describe("graphemes", () => {
  const bit = fc.constantFrom("a", "e\u0301", "👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "각", "क्षि", " ", "\n", "ที่", "漢", "x", ".", "\u200d");
  const bits = fc.array(bit, { minLength: 1, maxLength: 14 });
  it("are never cut by a token", () =>
    fc.assert(fc.property(bits, (parts) => {
      const text = parts.join("");
      const boundaries = new Set([0]);
      let at = 0;
      for (const grapheme of splitGraphemes(text)) boundaries.add((at += grapheme.length));
      const { starts, words } = tokenize(text);
      for (const cut of [...starts, ...words]) expect(boundaries.has(cut)).toBe(true);
    }), { numRuns: 3000 }));
});
