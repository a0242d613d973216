/** Structures of which no half is merged with the other: one case, one line. */

import { describe, expect, it } from "vitest";
import { mergeText, type Conflict } from "../index";

const merge = (base: string, yours: string, theirs: string) => {
  const { text, regions } = mergeText({ base, yours, theirs });
  const [conflict] = regions.filter((region): region is Conflict => region.kind === "conflict");
  return { text, conflict };
};

describe("words", () => {
  it("merge when they are apart", () => expect(merge("one two three four\n", "ONE two three four\n", "one two three FOUR\n").text).toBe("ONE two three FOUR\n"));
  it("are asked about when they touch", () => expect(merge("one two three\n", "ONE two three\n", "one TWO three\n").text).toBeNull());
  it("are asked about when one deleted what the other changed", () => expect(merge("a\n\nb c d\n\ne\n", "a\n\ne\n", "a\n\nb c x\n\ne\n").conflict).toMatchObject({ reason: "deleted-and-edited" }));
});

describe("code, headings, brackets", () => {
  it("are not mixed in a fence", () => expect(merge("```\na(b, c, d)\n```\n", "```\nx(b, c, d)\n```\n", "```\na(b, c, y)\n```\n").conflict).toBeDefined());
  it("are not mixed in a heading", () => expect(merge("# How to brew tea\n", "# Why to brew tea\n", "# How to brew coffee\n").conflict).toBeDefined());
  it("are not left open", () => expect(merge("see a b c) d\n", "see (a b c) d\n", "see a b c d\n").conflict).toBeDefined());
});

describe("converted line endings", () => {
  it("are no reason to look at more than one line", () => {
    const base = "# A title\n\none (two\n\n```\na(b)\n```\n\nthree four five\n";
    expect(merge(base, base.replaceAll("\n", "\r\n"), base.replace("three", "THREE")).text).toBe(base.replace("three", "THREE").replaceAll("\n", "\r\n"));
  });
});

describe("the target of a link", () => {
  const target = (text: string, base: string, yours: string, theirs: string) => merge(text.replace("@", base), text.replace("@", yours), text.replace("@", theirs));
  it.each([
    ["see [the page](@) now\n"],
    ["![a picture](@ \"A title\")\n"],
    ['see <a href="@">the page</a> now\n'],
    ['<img src="@" alt="x">\n'],
    ["[page]: @ \"A title\"\n"],
    ["see [the page](@_(one)) now\n"],
  ])("is one word in %s", (text) => expect(target(text, "./docs/a/b.md#one", "./guides/a/b.md#one", "./docs/a/b.md#two").conflict).toMatchObject({ base: expect.stringContaining("./docs/a/b.md#one") as string }));
  it("merges with another text of the link", () => expect(merge("see [the page](docs/one.md) now\n", "see [the new page](docs/one.md) now\n", "see [the page](docs/two.md) now\n").text).toBe("see [the new page](docs/two.md) now\n"));
});

describe("the numbers of a list", () => {
  const list = (...items: string[]): string => items.map((item, i) => `${i + 1}. ${item} tree\n`).join("");
  it("follow whoever put an item in, beside an edited word", () => expect(merge(list("ash", "birch", "cedar"), list("oak", "ash", "birch", "cedar"), list("ash", "birch", "cedar").replace("birch tree", "birch bush")).text).toBe(list("oak", "ash", "birch", "cedar").replace("birch tree", "birch bush")));
  it("are asked about when two items would have one", () => expect(merge(list("ash", "birch"), list("oak", "ash", "birch"), list("ash", "birch", "elm")).conflict).toMatchObject({ reason: "structure", suggestion: "3. birch tree\n4. elm tree" }));
  it("are counted anew to the end of the list", () => expect(merge(list("ash", "birch", "fir"), list("oak", "ash", "birch", "fir"), list("ash", "birch", "elm", "fir")).conflict).toMatchObject({ suggestion: "3. birch tree\n4. elm tree\n5. fir tree" }));
  it("stay as they are where nobody counts", () => expect(merge("1. a b\n1. c d\n", "1. x y\n1. a b\n1. c d\n", "1. a b\n1. c d\n1. e f\n").text).toBe("1. x y\n1. a b\n1. c d\n1. e f\n"));
  it("are counted for each list below an item by itself", () => expect(merge("1. a b\n   1. c d\n2. e f\n", "1. a b\n   1. c d\n   2. g h\n2. e f\n", "1. a b\n   1. c d\n2. e F\n").text).toBe("1. a b\n   1. c d\n   2. g h\n2. e F\n"));
});

describe("items below items", () => {
  it("are asked about together with the deleted one they hang below", () => expect(merge("- ash\n  - leaf green\n  - bark grey\n- birch\n", "- birch\n", "- ash\n  - leaf green\n  - bark brown\n- birch\n").conflict).toMatchObject({ base: "- ash\n  - leaf green\n  - bark grey\n", yours: "" }));
  it("leave out what stands beside their parents", () => expect(merge("- oak\n- ash\n  - leaf green\n- birch\n- elm\n", "- elm\n", "- oak\n- ash\n  - leaf red\n- birch\n- elm\n").conflict).toMatchObject({ base: "- ash\n  - leaf green\n" }));
});

describe("tables", () => {
  const table = "| a | b | c |\n|---|---|---|\n| one | two | three |\n| four | five | six |\n";
  it("are not mixed in one cell", () => expect(merge("| a | b c d |\n", "| a | x c d |\n", "| a | b c y |\n").conflict).toBeDefined());
  it("merge two cells of a row", () => expect(merge("| a | b | c |\n", "| x | b | c |\n", "| a | b | y |\n").text).toBe("| x | b | y |\n"));
  it("merge cells of two rows", () => expect(merge(table, table.replace("two", "TWO"), table.replace("six", "SIX")).text).toBe(table.replace("two", "TWO").replace("six", "SIX")));
  it("keep new widths beside an edited cell", () => expect(merge("| a | b |\n|---|---|\n| one | two |\n", "| a   | b   |\n|-----|-----|\n| one | two |\n", "| a | b |\n|---|---|\n| one | TWO |\n").text).toBe("| a   | b   |\n|-----|-----|\n| one | TWO |\n"));
  it("suggest the rest of a row before the next row", () => {
    const wide = table.replace(/\|\n/g, "| x |\n").replace("| x |\n|---|---|---| x |", "| x |\n|---|---|---|---|");
    expect(merge(table, wide, table.replace("| four", "| ten | eleven | twelve |\n| four")).conflict).toMatchObject({ suggestion: " x |\n| ten | eleven | twelve |" });
  });
});

describe("equal lines", () => {
  it("are asked about when one of them went and something came between them", () => expect(merge("- a\n- a\n- a\n", "- a\n- b\n- a\n- a\n", "- a\n- a\n").conflict).toMatchObject({ base: "- a\n- a\n- a\n", reason: "structure" }));
  it("are asked about when one more came and one of them was changed", () => expect(merge("- a\n- a\n- a\n", "- a\n- b\n- a\n", "- a\n- a\n- a\n- a\n").conflict).toMatchObject({ reason: "structure" }));
  it("are no question where the other side changed something else", () => expect(merge("x y z\n\n- a\n- a\n- a\n", "x Y z\n\n- a\n- a\n- a\n", "x y z\n\n- a\n- a\n").text).toBe("x Y z\n\n- a\n- a\n"));
  it("are no question when they are empty", () => expect(merge("a\n\n\n\nb\n", "a\n\nx\n\n\nb\n", "a\n\n\nb\n").text).not.toBeNull());
});
