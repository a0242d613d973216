import { describe, expect, it } from "vitest";
import { mergeText, type Conflict } from "../index";

const merge = (base: string, yours: string, theirs: string) => {
  const { text, regions } = mergeText({ base, yours, theirs });
  return { text, conflicts: regions.filter((region): region is Conflict => region.kind === "conflict") };
};

describe("agreement", () => {
  it("takes what both inserted and one continued", () => expect(merge("a\n", "a\n- x y z\n", "a\n- x y z\n- p q r\n").text).toBe("a\n- x y z\n- p q r\n"));
  it("asks only about the words that differ in two like insertions", () =>
    expect(merge("a\n", "a\nThe quick brown fox jumps over one lazy dog.\n", "a\nThe quick brown fox jumps over two lazy dogs now.\n").conflicts[0]!.yours.length).toBeLessThan(20));
});
