/** What belongs to one line is never found in another: one case, one line. */

import { describe, expect, it } from "vitest";
import { mergeText, type Conflict } from "../index";

const merge = (base: string, yours: string, theirs: string) => mergeText({ base, yours, theirs });
const suggested = (base: string, yours: string, theirs: string): string =>
  merge(base, yours, theirs).regions.map((region) => (region.kind === "stable" ? region.text : region.suggestion)).join("");
const asked = (base: string, yours: string, theirs: string): Pick<Conflict, "base" | "yours" | "theirs" | "suggestion">[] =>
  merge(base, yours, theirs).regions.flatMap((region) => (region.kind === "conflict" ? [region] : []));

describe("what one side adds to a line stays with it, where the other changed it and", () => {
  it("put a paragraph after it", () => expect(suggested("The cat sleeps.\n", "The cat sleeps. It snores.\n", "The cat naps.\n\nA dog came.\n")).toBe("The cat naps. It snores.\n\nA dog came.\n"));
  it("put other words in its place, and a paragraph after it", () => expect(merge("Tea.\n", "Tea. It is hot.\n", "Milk.\n\nA dog came.\n").text).toBeNull());
  it("put an item after it", () => expect(suggested("- Ants dig.\n- End\n", "- Ants dig. A lot.\n- End\n", "- Ants run.\n- Dogs bark.\n- End\n")).toBe("- Ants run. A lot.\n- Dogs bark.\n- End\n"));
  it("put an item with a link after it", () => expect(suggested("- [ash](a.md)\n", "- [ash](a.md), a tree\n", "- [ash tree](b.md)\n- [birch](c.md)\n")).toBe("- [ash tree](b.md), a tree\n- [birch](c.md)\n"));
  it("put a row after it", () => expect(suggested("| a |\n| - |\n| c | d |\n", "| a |\n| - |\n| c | d | y |\n", "| a |\n| - |\n| c | x |\n| e | f |\n")).toBe("| a |\n| - |\n| c | x | y |\n| e | f |\n"));
  it("joined it with the next one", () => expect(suggested("**This** reader holds.\n\nindex.\n", "**This**.\n\ny1 y2.\n\nindex.\n", "**This** reader holds. index.\n")).toContain("y2.\n\nindex"));
});

describe("a line is asked about whole, where it", () => {
  const replaced: [string, string, string, string][] = [
    ["was deleted, and the one before reworded", "- The cat sleeps.\n- A dog came.\n- End\n", "- The cat sleeps.\n- A dog came. It barked.\n- End\n", "- The cat naps.\n- End\n"],
    ["was a task, and two other tasks took its place", "- [ ] call Ann\n- [ ] end\n", "- [x] call Ann\n- [ ] end\n", "- [ ] write Bob\n- [ ] phone Ann\n- [ ] end\n"],
    ["was a row, and two others took its place", "| n |\n| - |\n| Ann | yes |\n| Cid | no |\n", "| n |\n| - |\n| Ann | yes, often |\n| Cid | no |\n", "| n |\n| - |\n| Bob | no |\n| Dan | yes |\n| Cid | no |\n"],
    ["was an item, and two others took its place", "- ash: 10\n- oak: 10\n- elm: 10\n", "- ash: 10\n- oak: 15\n- elm: 10\n", "- ash: 10\n- yew: 20\n- fir: 10\n- elm: 10\n"],
  ];
  it.each(replaced)("%s", (_, base, yours, theirs) => expect(asked(base, yours, theirs)).toMatchObject([{ suggestion: null }]));
});

describe("words still merge within a line", () => {
  it("that kept its first word", () => expect(merge("- tea is green now\n", "- tea is warm now\n", "- tea, hot, is green now\n- milk\n").text).toBe("- tea, hot, is warm now\n- milk\n"));
  it("of which one side broke another word off", () =>
    expect(merge("The last session **keeps** time and more.\n", "A last session\n**keeps** time and more.\n", "The last *quick session* **keeps** time and more.\n").text).toBe("A last *quick session*\n**keeps** time and more.\n"));
  it("that was parted in two", () => expect(merge("One two. Three four.\n", "ONE two. Three four.\n", "One two.\n\nThree four.\n").text).toBe("ONE two.\n\nThree four.\n"));
  it("that became another one but for its signs", () => expect(merge("- (tea)\n- end\n", "* (tea)\n* end\n", "- (milk)\n- end\n").text).toBe("* (milk)\n* end\n"));
});

describe("words that one side moved within a line stand once, where the other side joined it with the one above", () => {
  it("in a row", () => expect(suggested("Tab\n\n| a | b |\n", "> Tab\n>\n> | b | a |\n", "Tab\n| a | b |\n")).toBe("> Tab\n>\n> | b | a |\n"));
  it("in a sentence", () => expect(suggested("Tab\n\nant bee cow dog\n", "> Tab\n>\n> cow dog ant bee\n", "Tab\nant bee cow dog\n")).toBe("> Tab\n>\n> cow dog ant bee\n"));
});
