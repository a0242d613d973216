/** Questions no larger than what clashes, and structures that merge as a whole: one case, one line. */

import { describe, expect, it } from "vitest";
import { applyResolutions, mergeText, resolveConflict, type Conflict, type Resolution } from "../index";
import { blocks, sentences } from "../tokens/units";

const merge = (base: string, yours: string, theirs: string) => {
  const { text, regions } = mergeText({ base, yours, theirs });
  const conflicts = regions.filter((region): region is Conflict => region.kind === "conflict");
  const take = (resolution: Resolution): string => applyResolutions(regions, Object.fromEntries(conflicts.map(({ id }) => [id, resolution]))).text;
  return { text, conflicts, take };
};

describe("parts", () => {
  it("are paragraphs with the blank lines after them", () => expect(blocks("a\nb\n\nc\n")).toEqual(["a\nb\n\n", "c\n"]));
  it("are items and rows", () => expect(blocks("- a\n  b\n- c\n| d |\n")).toEqual(["- a\n  b\n", "- c\n", "| d |\n"]));
  it("are headings", () => expect(blocks("# a\nb\n")).toEqual(["# a\n", "b\n"]));
  it("are sentences", () => expect(sentences("One. Two? three")).toEqual(["One. ", "Two? ", "three"]));
  it("do not cut a mark from the blank it stands on", () => expect(sentences("One.  \u0301x").join("|")).toBe("One. | \u0301x"));
});

describe("a deletion", () => {
  const list = merge("x\n- ash tree\n- birch tree\n- cedar tree\ny\n", "x\ny\n", "x\n- ash tree\n- birch bush\n- cedar tree\ny\n");
  it("is a question only where the other side changed something", () => expect(list.conflicts).toMatchObject([{ base: "- birch tree\n", yours: "", theirs: "- birch bush\n", reason: "deleted-and-edited" }]));
  it("is whole when yours is taken", () => expect(list.take({ kind: "yours" })).toBe("x\ny\n"));
  it("leaves the lines as they were when theirs is taken", () => expect(merge("a\n\nb c d\n\ne\n", "a\n\ne\n", "a\n\nb c x\n\ne\n").take({ kind: "theirs" })).toBe("a\n\nb c x\n\ne\n"));
  it("takes an addition of the other side together with what stands before it", () =>
    expect(merge("x\n- ash tree\n- birch tree\ny\n", "x\ny\n", "x\n- ash tree\n- birch tree\n- cedar\ny\n").conflicts).toMatchObject([{ base: "- birch tree\n", yours: "", theirs: "- birch tree\n- cedar\n" }]));
});

describe("paragraphs that one side wrote anew", () => {
  const anew = merge("Red apples.\n\nGreen pears.\n\nBlue plums.\n", "Äpfel rot.\n\nBirnen grün.\n\nPflaumen blau.\n", "Red apples.\n\nGreen ripe pears.\n\nBlue plums.\n");
  it("are asked about only where the other side changed something", () => expect(anew.conflicts.map(({ theirs }) => theirs.trim())).toEqual(["Green ripe pears."]));
  it("stay as they are when yours is taken", () => expect(anew.take({ kind: "yours" })).toBe("Äpfel rot.\n\nBirnen grün.\n\nPflaumen blau.\n"));
});

describe("front matter", () => {
  const page = (keys: string): string => `---\n${keys}---\ntext\n`;
  it("merges neighbouring keys", () => expect(merge(page("a: 1\nb: 2\n"), page("a: 9\nb: 2\n"), page("a: 1\nb: 3\n")).text).toBe(page("a: 9\nb: 3\n")));
  it("keeps new keys of both, theirs first", () => expect(merge(page("a: 1\n"), page("a: 1\ny: 2\n"), page("a: 1\nt: 3\n")).text).toBe(page("a: 1\nt: 3\ny: 2\n")));
  it("asks about a value as a whole", () => expect(merge(page("t: one two three\n"), page("t: ONE two three\n"), page("t: one two THREE\n")).conflicts).toMatchObject([{ base: "t: one two three\n" }]));
  it("asks about each key for itself", () => expect(merge(page("a: 1\nb: 2\n"), page("a: 3\nb: 3\n"), page("a: 4\nb: 4\n")).conflicts).toHaveLength(2));
  it("keeps the lines of a list with their key", () => expect(merge(page("a:\n  - x\nb: 2\n"), page("a:\n  - x\n  - y\nb: 2\n"), page("a:\n  - x\nb: 3\n")).text).toBe(page("a:\n  - x\n  - y\nb: 3\n")));
  it("takes a key once that both added alike", () => expect(merge(page("a: 1\n"), page("a: 2\nn: 3\n"), page("a: 1\nn: 3\n")).text).toBe(page("a: 2\nn: 3\n")));
});

describe("a block that one side moved and the other edited", () => {
  const block = "The kettle stands on the left stove.\n\n";
  const edited = block.replace("left", "right");
  const moved = merge(`a\n\n${block}b\n\nc\n\n`, `a\n\nb\n\nc\n\n${block}`, `a\n\n${edited}b\n\nc\n\n`);
  it("is asked about at both places", () => expect(moved.conflicts.map(({ reason }) => reason)).toEqual(["moved-and-edited", "moved-and-edited"]));
  it("stands at the new place with the edit when the suggestions are taken", () => expect(moved.take({ kind: "suggestion" })).toBe(`a\n\nb\n\nc\n\n${edited}`));
  it("is yours when yours is taken", () => expect(moved.take({ kind: "yours" })).toBe(`a\n\nb\n\nc\n\n${block}`));
  it("is theirs when theirs is taken", () => expect(moved.take({ kind: "theirs" }).trim()).toBe(`a\n\n${edited}b\n\nc`));
});

describe("both, one after the other", () => {
  const both = (base: string, yours: string, theirs: string): string[] => {
    const [conflict] = merge(base, yours, theirs).conflicts;
    return (["yours", "theirs"] as const).map((first) => resolveConflict(conflict!, { kind: "both", first }));
  };
  it("keeps list items on lines of their own", () => expect(both("# x\n", "# x\n- mine\n", "# x\n- other\n")).toEqual(["- mine\n- other", "- other\n- mine"]));
  it("keeps rows on lines of their own", () => expect(both("| a |\n|---|\n", "| a |\n|---|\n| mine |\n", "| a |\n|---|\n| other |\n")[0]).toMatch(/mine \|\n\| other/));
  it("keeps the line ending of the text", () => expect(both("# x\r\n", "# x\r\n- mine\r\n", "# x\r\n- other\r\n")[0]).toBe("- mine\r\n- other"));
  it("asks no more about whole items that both added", () => expect(merge("# x\n", "# x\n- one red ball\n- our two cups\n", "# x\n- three old hats\n- our two cups\n").conflicts).toMatchObject([{ yours: "- one red ball", theirs: "- three old hats" }]));
});

describe("what is asked about where one side deleted a passage and the other changed a part of it", () => {
  const asked = (base: string, yours: string, theirs: string): string[] => mergeText({ base, yours, theirs }).regions.flatMap((region) => (region.kind === "conflict" ? [region.theirs] : []));
  it("is the table with the row", () => expect(asked("| a |\n| - |\n| b |\n| c |\n\nEnd.\n", "End.\n", "| a |\n| - |\n| b |\n| C |\n\nEnd.\n")).toEqual(["| a |\n| - |\n| b |\n| C |\n\n"]));
  it("is the heading with what begins the section", () => expect(asked("A.\n\n# B\n\nOne two.\n\nThree.\n", "A.\n", "A.\n\n# B\n\nONE two.\n\nThree.\n")).toEqual(["\n# B\n\nONE two."]));
  it("is the paragraph with the break before it", () => expect(asked("Text.[^1]\n\n[^1]: One two.\n", "Text.\n", "Text.[^1]\n\n[^1]: One THREE.\n")).toEqual(["\n\n[^1]: One THREE."]));
  it("is that part, where a note took the place of many", () => {
    const section = (word: string): string => `First of all a long paragraph.\n\nAnother one with the ${word}.\n\nAnd a third one that goes on.\n\nAnd a fourth one, for good measure.\n`;
    expect(asked(section("tea"), "Gone.\n", section("milk"))).toEqual(["\n\nAnother one with the milk."]);
  });
});

describe("nothing is cut from a question", () => {
  const kinds = (base: string, yours: string, theirs: string): string[] => mergeText({ base, yours, theirs }).regions.map(({ kind }) => kind);
  it("in which both left a note in the place of much", () => {
    const [base, a, b] = ["The oak is old.\n\nThe yew nut is here now, and it goes on for a long long while here.\n", "See below.\n", "The oak is old.\n"];
    expect(kinds(base, a, b)).toContain("conflict");
    expect(kinds(base, b, a)).toContain("conflict");
  });
  it("in which the note stands where the other side's change is", () => {
    const base = "The first paragraph, which is long.\n\nThe second one says something else.\n\nAnd the third one closes it.\n";
    const theirs = base.replace("first", "FIRST");
    const { regions } = mergeText({ base, yours: "Moved away.\n", theirs });
    expect(applyResolutions(regions, Object.fromEntries(regions.flatMap((region) => (region.kind === "conflict" ? [[region.id, { kind: "theirs" }]] : [])))).text).toBe(theirs);
  });
});
