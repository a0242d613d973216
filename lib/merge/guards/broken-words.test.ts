import { describe, expect, it } from "vitest";
import { findBroken } from "./broken-words";
import type { Piece, Texts } from "../pieces/piece";

/** A passage from `kind:base:yours:theirs` for each piece; one text stands for all three. */
function broken(...parts: string[]): string[] {
  const texts: Texts = { base: "", yours: "", theirs: "" };
  const pieces = parts.map((part): Piece => {
    const [kind, base, yours = base, theirs = base] = part.split(":") as [Piece["kind"], string, string?, string?];
    const from = { base: texts.base.length, yours: texts.yours.length, theirs: texts.theirs.length };
    texts.base += base;
    texts.yours += yours;
    texts.theirs += theirs;
    return { kind, ...from, baseEnd: texts.base.length, yoursEnd: texts.yours.length, theirsEnd: texts.theirs.length };
  });
  return [...findBroken(texts, [pieces])].sort();
}

describe("findBroken", () => {
  it("finds nothing in one side's change", () => expect(broken("base:a ", "yours:b:c:b", "base: d")).toEqual([]));
  it("finds nothing in two changes apart", () => expect(broken("yours:b:c:b", "base: far away ", "theirs:d:d:e")).toEqual([]));
  it("finds nothing in the same change", () => expect(broken("base:a ", "both:b:c:c")).toEqual([]));
  it("finds words that grow together", () => expect(broken("yours:ab:a:ab", "theirs:cd:cd:d")).not.toEqual([]));
  it("finds them across unchanged letters", () => expect(broken("yours:a::a", "base:b", "theirs:c:c:")).not.toEqual([]));
  it("stops at a Chinese full stop", () => expect(broken("yours:今:明:今", "base:天。后", "theirs:天:天:面")).toEqual([]));
  it("finds the word that both took out and one moved", () => expect(broken("both:x ::", "base:long enough ", "yours::x:")).toEqual(["x"]));
});
