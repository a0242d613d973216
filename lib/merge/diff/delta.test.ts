import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyDelta, encodeDelta } from "../index";

describe("delta", () => {
  it("rebuilds any text from any other, lone surrogates included", () =>
    fc.assert(fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => applyDelta(a, encodeDelta(a, b)) === b)));
  it("rebuilds lone surrogates", () => expect(applyDelta("a\ud800b", encodeDelta("a\ud800b", "\udc00a\ud801"))).toBe("\udc00a\ud801"));
  it("is small for a small change", () => expect(encodeDelta("word ".repeat(5000), `${"word ".repeat(2500)}new ${"word ".repeat(2500)}`).length).toBeLessThan(80));
  it("is small for a change in one long word", () => expect(encodeDelta("ab".repeat(200_000), `${"ab".repeat(150_000)}c${"ab".repeat(50_000)}`).length).toBeLessThan(80));
  it("rebuilds what was repeated or taken out of a repetition", () => expect(applyDelta("aaa", encodeDelta("aaa", "aaaaa")) + applyDelta("aaa", encodeDelta("aaa", "a"))).toBe("aaaaaa"));
  it("compares so many words and no more", () => {
    const lines = (word: string): string => Array.from({ length: 8000 }, (_, i) => `line ${i}: ${word} is what they say of it, over and over again, ${word}\n\n`).join("");
    const delta = encodeDelta(lines("this"), lines("that"));
    expect(delta.length).toBeGreaterThan(300_000);
    expect(applyDelta(lines("this"), delta)).toBe(lines("that"));
  });
  it("is small where every second line got another end", () => {
    const lines = (end: (i: number) => string): string => Array.from({ length: 20_000 }, (_, i) => `line ${i} has words${end(i)}\n`).join("");
    const after = lines((i) => (i % 2 === 0 ? ` and ${i}` : ""));
    const delta = encodeDelta(lines(() => ""), after);
    expect(delta.length).toBeLessThan(after.length / 2);
    expect(applyDelta(lines(() => ""), delta)).toBe(after);
  });
  it("refuses another text than its own", () => expect(() => applyDelta("other", encodeDelta("one", "two"))).toThrow(/another text/));
  it("refuses a damaged delta", () => expect(() => applyDelta("one", encodeDelta("one", "two").replace("two", "twp"))).toThrow(/damaged/));
  it("refuses to reach beyond the text", () => expect(() => applyDelta("one", encodeDelta("one", "one").replace("]", ",9]"))).toThrow(/beyond/));
  it("refuses what is no delta", () => expect(() => applyDelta("one", "[2]")).toThrow(/format/));
});
