import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Piece, Texts } from "../pieces/piece";
import { alignWords } from "./refine";
import { mergeSameWords } from "./same-words";

const pieceOf = ({ base, yours, theirs }: Texts): Piece => ({
  kind: "conflict", base: 7, baseEnd: 7 + base.length, yours: 5, yoursEnd: 5 + yours.length, theirs: 3, theirsEnd: 3 + theirs.length,
});
const walk = (texts: Texts): Piece[] | null => mergeSameWords(texts, pieceOf(texts));

const WORDS = ["a", "foo", "bar,", "-", "1.", "#", "|x", ">", "```", "https://x.y/z", "é", "e\u0301", "\u0301", "👩‍👩‍👧", "中文字", "ไทยกำ", "don't", "\ud800", "🇩🇪", "."];
const GAPS = ["", " ", "  ", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "  \n", "\t", "\u00a0", "\n  ", "\u2028", "\ufeff"];
const gap = fc.constantFrom(...GAPS);
/** The same words three times; each gap is mostly that of base. */
const spaced = fc
  .tuple(gap, fc.array(fc.tuple(fc.constantFrom(...WORDS), gap, fc.option(gap), fc.option(gap)), { maxLength: 8 }), gap, gap)
  .map(([base, words, yours, theirs]): Texts => ({
    base: base + words.map(([word, own]) => word + own).join(""),
    yours: yours + words.map(([word, own, changed]) => word + (changed ?? own)).join(""),
    theirs: theirs + words.map(([word, own, , changed]) => word + (changed ?? own)).join(""),
  }));

describe("the same words three times", () => {
  it("give the pieces that aligning them gives, or none", () => {
    fc.assert(
      fc.property(spaced, (texts) => {
        const pieces = walk(texts);
        if (pieces !== null) expect(pieces).toEqual(alignWords(texts, pieceOf(texts)));
      }),
      { numRuns: 5000 },
    );
  });

  it("need no alignment where line endings were converted and a blank added", () => {
    const base = "# One\n\nSome words\nhere.\n- item\n";
    const texts = { base, yours: base.replaceAll("\n", "\r\n"), theirs: base.replace("Some ", "Some  ") };
    expect(walk(texts)?.map(({ kind }) => kind)).toContain("theirs");
  });

  it("are left to alignment where a word differs, was parted, or is a heading's sign on one side only", () => {
    expect(walk({ base: "a b", yours: "a\nb", theirs: "a c" })).toBeNull();
    expect(walk({ base: "a,b", yours: "a, b", theirs: "a,b" })).toBeNull();
    expect(walk({ base: "x\n#\n", yours: "x\n#", theirs: "x\r\n#\n" })).toBeNull();
    expect(walk({ base: "a \u0301b", yours: "a\n\u0301b", theirs: "a \u0301b" })).toBeNull();
  });
});
