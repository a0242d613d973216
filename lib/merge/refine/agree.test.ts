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
  it("takes the word that both put in place of one, and what one of them went on with", () =>
    expect(merge("# b\n* [Html](#html)\n", "# b\n* [HTML](#html)\n", "# b\n* [HTML and CSS](#html)\n").text).toBe("# b\n* [HTML and CSS](#html)\n"));
  it("takes the word that both changed, though one of them deleted what stood before it", () =>
    expect(merge("It was a very long day, we're done.\n", "It was a very long day, we’re done.\n", "we’re done.\n").text).toBe("we’re done.\n"));
  it("takes lines that both put in, and those that one of them put in before", () => expect(merge("- z\n", "- b\n- z\n", "- a\n- b\n- z\n").text).toBe("- a\n- b\n- z\n"));
  it("takes a sign that both put at the end of a word, and what one of them went on with", () =>
    expect(merge('| a | "b |\n', '| a | "b" |\n', '| a | "b" |\n| c | d |\n').text).toBe('| a | "b" |\n| c | d |\n'));
  it("takes what both put in beside a word that only one of them changed", () =>
    expect(merge("Read the guide first.\n", "Read our [guide](https://g.example/) first.\n", "Read the [guide](https://g.example/) first.\n").text).toBe("Read our [guide](https://g.example/) first.\n"));
  for (const [base, yours, theirs] of [
    ["- tea\n", "- tea now\n", "- tea\n- milk now\n"],
    ["- tea\n", "- tea, if hot\n", "- tea\n- milk, if hot\n"],
    ["One two\n", "One two.\n", "One two\n\nThree four.\n"],
    ["We meet on Monday.\n", "We meet on Monday. Bring tea.\n", "We meet on Monday.\n\nAnn cooks. Bring tea.\n"],
    ["Call Ann\n", "Call Ann this week\n", "Call Ann\nCall Ben this week\n"],
    ["one two\n", "one *two*\n", "one two *three*\n"],
    ["Title\n", "# Title\n", "# Intro\n\nText\n\nTitle\n"],
    ["We agree.\n", "We agree not.\n", "We agree that Ann does not.\n"],
    ["text\n\n# P\n\nmore\n", "text\n\n#### Q\n\nbody\n\n# P\n\nmore\n", "text\n\n## P\n\nmore\n"],
  ] as const) {
    it(`does not lose ${JSON.stringify(yours)} beside ${JSON.stringify(theirs)}`, () => expect(merge(base, yours, theirs).text).toBeNull());
  }
  it("does not take one word in place of several for more than chance", () =>
    expect(merge("put foo bar here\n", "put the here\n", "put baz the qux here\n").conflicts).toMatchObject([{ yours: "the", theirs: "baz the qux" }]));
  it("does not take two entries with other links for versions of one", () =>
    expect(merge("### R\n\n| a | b |\n", "### R\n\n| Ann | Music | No | [Go](https://ann.example) |\n| a | b |\n", "### R\n\n| Bob | Drums | No | [Go](https://bob.example) |\n| a | b |\n").conflicts).toMatchObject([
      { yours: "| Ann | Music | No | [Go](https://ann.example) |", theirs: "| Bob | Drums | No | [Go](https://bob.example) |" },
    ]));
});
