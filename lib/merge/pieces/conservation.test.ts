import { describe, expect, it } from "vitest";
import { brokenWords, weigh, type WordBalance } from "./conservation";

describe("conservation", () => {
  const broken = (base: string, yours: string, theirs: string, merged: string): string[] => {
    const balance: WordBalance = new Map();
    weigh(balance, { base, yours, theirs, merged });
    return [...brokenWords(balance)];
  };
  it("holds in a merge", () => expect(broken("a b", "a b c", "d a b", "d a b c")).toEqual([]));
  it("sees a word said twice", () => expect(broken("a", "a b", "a", "a b b")).toEqual(["b"]));
  it("sees a word dropped", () => expect(broken("a b", "a b c", "a b", "a b")).toEqual(["c"]));
  it("allows a common addition once or twice", () => expect([broken("a", "a b", "a b", "a b"), broken("a", "a b", "a b", "a b b")]).toEqual([[], []]));
});
