/** White space beside a change of words: one case, one line. */

import { describe, expect, it } from "vitest";
import { mergeText } from "../index";

const merged = (base: string, yours: string, theirs: string): string | null => mergeText({ base, yours, theirs }).text;

describe("words put in where the other side changed the gap", () => {
  it("stand after a hard line break that was made there", () =>
    expect(merged("Roses are red,\nviolets are blue.\n", "Roses are red,  \nviolets are blue.\n", "Roses are red,\nand violets are blue.\n")).toBe("Roses are red,  \nand violets are blue.\n"));
  it("stand in the new paragraph", () =>
    expect(merged("Roses are red,\nviolets are blue.\n", "Roses are red,\n\nviolets are blue.\n", "Roses are red,\nand violets are blue.\n")).toBe("Roses are red,\n\nand violets are blue.\n"));
  it("may be an item, below the new empty line", () => expect(merged("- a\n- b\n", "- a\n\n- b\n", "- a\n- x\n- b\n")).toBe("- a\n\n- x\n- b\n"));
  it("may be marks around a word on another line now", () => expect(merged("one two three\n", "one two\nthree\n", "one two **three**\n")).toBe("one two\n**three**\n"));
});

describe("a gap whose line ending was converted", () => {
  it("was not changed by that", () => expect(merged("alpha beta  \ngamma delta\n", "alpha beta gamma delta\n", "alpha beta  \r\ngamma delta\r\n")).toBe("alpha beta gamma delta\r\n"));
});

describe("words that would run into one another", () => {
  it("are a question", () => expect(merged("Hello moon.\n", "Title\n\nthe moon.\n", "Title\n\nmoon.\n")).toBeNull());
});

describe("a line break that one side took out", () => {
  const cases: [string, string, string, string][] = [
    ["\nsea\n", "sea\n", "cat\nsea\n", "cat\nsea\n"],
    ["# Trees\n\nSea.\nEnd.\n", "# Trees\nSea.\nEnd.\n", "# Trees\nThe cat.\nSea.\nEnd.\n", "# Trees\nThe cat.\nSea.\nEnd.\n"],
    ["# Top\n\nSea.\nEnd.\n", "# Top\r\nSea.\r\nEnd.\r\n", "# Top\ncat\nSea.\nEnd.\n", "# Top\r\ncat\r\nSea.\r\nEnd.\r\n"],
  ];
  it.each(cases)("stays after words that the other side put there: %j", (base, yours, theirs, expected) => {
    expect(mergeText({ base, yours, theirs }).text).toBe(expected);
    expect(mergeText({ base, yours: theirs, theirs: yours }).text).toBe(expected);
  });
});
