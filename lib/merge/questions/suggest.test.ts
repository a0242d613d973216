/** Filled-in answers: one case, one line. */

import { describe, expect, it } from "vitest";
import { combineWords } from "./combine";
import { mergeSorted } from "./sorted-list";
import { mergeText, type Conflict } from "../index";

const conflictOf = (base: string, yours: string, theirs: string): Conflict =>
  mergeText({ base, yours, theirs }).regions.find((region): region is Conflict => region.kind === "conflict")!;
const suggestion = (base: string, yours: string, theirs: string): string | null => conflictOf(base, yours, theirs).suggestion;

describe("both insertions", () => {
  it("are kept, theirs first", () => expect(suggestion("a\n\nz\n", "a\n\nmine\n\nz\n", "a\n\nother\n\nz\n")).toBe("other\n\nmine"));
  it("are kept within a sentence that was there", () => expect(suggestion("We met and ate.\n", "We met in Rome and ate.\n", "We met on Monday and ate.\n")).toBe(" on Monday in Rome"));
  it("are not put one after the other when they are what differs in one sentence", () =>
    expect(conflictOf("Hi.\n\nBye.\n", "Hi.\n\nWe are free on Friday at ten.\n\nBye.\n", "Hi.\n\nWe are free on Monday at ten.\n\nBye.\n")).toMatchObject({ yours: " Friday", theirs: " Monday", suggestion: null }));
  it("are not put one after the other when they link to the same page", () =>
    expect(conflictOf("# x\n", "# x\n- [Tea](https://tea.example/guide/) by Ann\n", "# x\n- [A guide to tea](http://www.tea.example/guide), Ann\n")).toMatchObject({ suggestion: null, reason: "said-twice" }));
  it("are when they link to other pages", () => expect(suggestion("# x\n", "# x\n- [Tea](https://tea.example/a)\n", "# x\n- [Milk](https://tea.example/b)\n")).not.toBeNull());
  it("are not when they begin one line alike", () => expect(suggestion("- a\n- z\n", "- a\n- We are free on Friday\n- z\n", "- a\n- We are free on Monday\n- z\n")).toBeNull());
  it("are two blocks of code, though both are closed alike", () =>
    expect(suggestion("x\n\ny\n", "x\n\n```\na();\n```\n\ny\n", "x\n\n```\nb();\n```\n\ny\n")).toBe("```\nb();\n```\n\n```\na();\n```"));
  it("are kept together with the words that one of them put marks around", () => expect(suggestion("one two\n", "one *two*\n", "one two *three*\n")).toBe(" *two* *three*"));
  it("are kept after a sentence that both wrote", () =>
    expect(suggestion("a\n", "a\nHere is one thing that we both say. Mine follows.\n", "a\nHere is one thing that we both say. Theirs comes.\n")).toBe(" Theirs comes. Mine follows."));
  it("are kept after an item that both wrote", () => expect(suggestion("# x\n", "# x\n- our two cups\n- one red ball\n", "# x\n- our two cups\n- three old hats\n")).toBe("- three old hats\n- one red ball"));
  it("keep the blank lines of CRLF texts", () => expect(suggestion("# x\r\n", "# x\r\n- mine\r\n", "# x\r\n- other\r\n")).toBe("- other\r\n- mine"));
});

describe("an enumeration at whose end both put a name", () => {
  const page = (author: string): string => `---\nauthor: ${author}\n---\ntext\n`;
  it("has both, theirs first", () => expect(suggestion(page("Ann"), page("Ann, Bob"), page("Ann, Cid"))).toBe("author: Ann, Cid, Bob\n"));
  it("has none where one of them was changed", () => expect(suggestion(page("Ann"), page("Ann, Bob"), page("Anna, Cid"))).toBeNull());
});

describe("words beside new white space", () => {
  it("win over curly quotation marks", () => expect(suggestion("so we're starting now\n", "so you begin now\n", "so we’re starting now\n")).toBe("you begin"));
  it("win, but not over a hard line break", () => expect(suggestion("a line that ends here\n", "a quite other end\n", "a line that  \nends here\n")).toBeNull());
  it("win", () => expect(suggestion("## Help\nTo send improvements here\n", "There are schemas here\n", "## Help\n\nTo send improvements here\n")).toBe("There are schemas"));
});

describe("both insertions at an end of the text", () => {
  const kept = (base: string, yours: string, theirs: string): string => base + resolveAll(base, yours, theirs);
  it("are paragraphs apart, as both wrote them", () => expect(kept("A.\n", "\nBees fly.\n", "\nCats nap.\n")).toBe("A.\n\nCats nap.\n\nBees fly.\n"));
  it("are two tables", () => expect(kept("A.\n", "\n| a |\n| - |\n| b |\n", "\n| c |\n| - |\n| d |\n")).toBe("A.\n\n| c |\n| - |\n| d |\n\n| a |\n| - |\n| b |\n"));
  it("leave an item and a paragraph apart", () => expect(kept("- a\n", "\nPara.\n", "- c\n")).toBe("- a\n- c\n\nPara.\n"));
  it("go on with the last paragraph where both did", () => expect(kept("a b\nc d\n", "e mine\n", "f other\n")).toBe("a b\nc d\nf other\ne mine\n"));
  it("are paragraphs apart at the start too", () => expect(suggestion("Tea x.\n", "Bees fly.\n\nTea x.\n", "Cats nap.\n\nTea x.\n")).toBe("Cats nap.\n\nBees fly."));
  it("are paragraphs apart in an empty text", () => expect(suggestion("", "Bees fly.\n", "Cats nap.\n")).toBe("Cats nap.\n\nBees fly."));
  it("are one list in an empty text", () => expect(suggestion("", "- bees\n", "- cats\n")).toBe("- cats\n- bees"));

  function resolveAll(base: string, yours: string, theirs: string): string {
    const { regions } = mergeText({ base, yours: base + yours, theirs: base + theirs });
    return regions.map((region) => (region.kind === "stable" ? region.text : region.suggestion)).join("").slice(base.length);
  }
});

describe("both insertions, of which one goes on,", () => {
  it("have the rest of a line before the next line", () => expect(suggestion("- a b\n", "- a b\n- mine\n", "- a b, other\n")).toBe(", other\n- mine"));
  it("have an item before the next section", () => expect(suggestion("- a b\n", "- a b\n- mine\n", "- a b\n\n# Other\n")).toBe("- mine\n\n# Other"));
  it("have an item below the one before it first", () => expect(suggestion("- a b\n", "- a b\n  - mine\n", "- a b\n- other\n")).toBe("  - mine\n- other"));
});

describe("the words of one side", () => {
  it("are in the indentation that the other side gave its code", () => expect(suggestion("```\nif a:\n  b()\n```\n", "```\nif a:\n    b()\n```\n", "```\nif a:\n  b()\n  d()\n```\n")).toContain("    b()\n"));
  it("of a heading have the line below it long enough", () => expect(suggestion("Title\n=====\n\nOne.\n", "New title\n=========\n\nOne.\n", "Title here\n==========\n\nOne.\n")).toBe("New title here"));
});

describe("both insertions are not kept one after the other", () => {
  it("where each goes on in the line, and beyond it", () => expect(suggestion("Slow one.\n", "Slow one.[^1]\n\n[^1]: Mine.\n", "Slow one.[^x]\n\n[^x]: Other.\n")).toBeNull());
  it("where both define one label", () => expect(suggestion("a\n\n[^1]: Old.\n", "a\n\n[^1]: Old.\n[^2]: Mine.\n", "a\n\n[^1]: Old.\n[^2]: Other.\n")).toBeNull());
  it("where both are the head of one table", () => expect(suggestion("A.\n", "A.\n\n| a |\n| --- |\n", "A.\n\n| b |\n| --- |\n")).toBeNull());
  it("where both are front matter", () => expect(suggestion("# Hi\n", "---\na: b\n---\n\n# Hi\n", "---\nc: d\n---\n\n# Hi\n")).toBeNull());
  it("but the rest of a line comes before the lines of the other one", () => expect(suggestion("Ann came.\n", "Ann came. Bob sang.\n", "Ann came. Cid went.\n- new\n")).toBe(" Bob sang. Cid went.\n- new"));
});

describe("additions beside a deletion", () => {
  it("are no row without its table", () => expect(suggestion("A.\n\n| a |\n| - |\n| b |\n\nEnd.\n", "A.\n\nEnd.\n", "A.\n\n| a |\n| - |\n| b |\n| c |\n\nEnd.\n")).toBeNull());
  it("are not put where something was moved away", () => expect(suggestion("# A\n\nAnts dig.\n\n# B\n\nBees fly.\n", "# B\n\nBees fly.\n\n# A\n\nAnts dig.\n", "# A\n\nAnts dig.\n\nAnts run.\n\n# B\n\nBees fly.\n")).toBeNull());
  it("keep the break after them", () => expect(suggestion("this. full\n", "new x y\n\nthis. full\n", "full\n")).toBe("new x y\n\n"));
  it("keep the break before them", () => expect(suggestion("One two. Three four.\n", "One two.\n", "One two. Three four.\n\nSix seven.\n")).toBe("\n\nSix seven."));
  it("stand alone", () => expect(suggestion("a\n\nb c d\n\ne\n", "a\n\ne\n", "a\n\nb c d\n\nnew x y\n\ne\n")).toBe("new x y\n\n"));
  it("go with an item that they hang below", () => expect(suggestion("- a\n- b c\n- d\n", "- a\n- d\n", "- a\n- b c\n  - new\n- d\n")).toBeNull());
  it("go with the heading above them", () => expect(suggestion("a\n\n# B\n\nb\n\n# C\n", "a\n\n# C\n", "a\n\n# B\n\nnew\n\nb\n\n# C\n")).toBeNull());
  it("are no answer where what was deleted was changed, too", () => expect(suggestion("- a\n- b c\n- d\n", "- a\n- d\n", "- a\n- new\n- b x\n- d\n")).toBeNull());
});

describe("rows", () => {
  it("follow a sorted list", () => expect(mergeSorted("- c", "- d", { before: "- a\n- b\n", after: "\n- e\n" })).toBe("- c\n- d"));
  it("follow a list that is sorted where they stand", () => expect(mergeSorted("- n", "- m", { before: "- z\n- b\n- k\n- l\n", after: "- o\n- p\n- a\n" })).toBe("- m\n- n"));
  it("are in the order of their numbers", () => expect(mergeSorted("- EIP-999", "- EIP-1000", { before: "- EIP-7\n- EIP-70\n", after: "" })).toBe("- EIP-999\n- EIP-1000"));
  it("may be sections below sorted headings", () =>
    expect(mergeSorted("### Pear\n\n- p", "### Lime\n\n- l", { before: "### Apple\n\n- a\n\n\n", after: "### Quince\n\n- q\n" })).toBe("### Lime\n\n- l\n\n\n### Pear\n\n- p"));
  it("are no sections of one list where a heading of a higher level is among them", () =>
    expect(mergeSorted("### Pear\n\n## Nuts", "### Lime", { before: "### Apple\n\n", after: "### Quince\n" })).toBeNull());
  it("may be names, a line each", () => expect(mergeSorted("newtype", "newfound", { before: "mutex\nname\nnamed\n", after: "nocapture\nnomicon\nnull\n" })).toBe("newfound\nnewtype"));
  it("are no names where a few lines are in order by chance", () => expect(mergeSorted("newtype", "newfound", { before: "mutex\nname\n", after: "nocapture\n" })).toBeNull());
  it("leave an unsorted list alone", () => expect(mergeSorted("- c", "- d", { before: "- z\n- b\n", after: "" })).toBeNull());
});

describe("one text that holds the other", () => {
  it("holds its words", () => expect(suggestion("a z\n", "a milk z\n", "a cold milk z\n")).toBe(" cold milk"));
  it("does not hold what stands on another line", () => expect(suggestion("- tea\n", "- tea now\n", "- tea\n- milk now\n")).toBe(" now\n- milk now"));
  it("holds what took the place of several words", () => expect(suggestion("put foo bar here\n", "put the here\n", "put baz the qux here\n")).toBe("baz the qux"));
  it("does not where it kept what the other one dropped", () => expect(suggestion("put foo bar baz here\n", "put the here\n", "put bar the qux here\n")).toBeNull());
  it("is neither where they differ in numbers of a list alone", () =>
    expect(suggestion("the\n\n1. nu.\n2. of\n3. bi\n", "1. nu.\n2. ym\n3. of\n\nthe\n\n1. bi\n", "1. tm.\n2. of\n\nthe\n\n1. bi\n")).toBeNull());
  it("does not hold a part of a word", () => expect(conflictOf("a z\n", "a tea z\n", "a teapot z\n")).toMatchObject({ suggestion: " teapot tea", suggestionReason: "keep-both" }));
});

describe("words combined", () => {
  it("are changes that touch", () => expect(combineWords({ base: "one two", yours: "ONE two", theirs: "one TWO" })).toBe("ONE TWO"));
  it("are absent where both changed one word", () => expect(combineWords({ base: "one", yours: "two", theirs: "three" })).toBeNull());
  it("keep the line break that one side made hard", () => expect(combineWords({ base: "a b\nc d", yours: "A b\r\nc d", theirs: "a B  \nc d" })).toBe("A B  \nc d"));
});

describe("white space alone", () => {
  it("keeps the line break that one side made hard beside converted line endings", () =>
    expect(suggestion("```\n\nmilk warm\nx y\n", "```\r\n\r\nmilk   warm\r\nx y\r\n", "```\n\nmilk warm  \nx y\n")).toMatch(/ {3}warm {2}\r\n/));
  it("takes each gap from the side that changed it", () => expect(suggestion("```\na b c d\n```\n", "```\na    b c d\n```\n", "```\na b  c d\n```\n")).toBe("    b  "));
});
