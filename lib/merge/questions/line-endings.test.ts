import { describe, expect, it } from "vitest";
import { mergeText, type Region } from "../index";

const lines = Array.from({ length: 4000 }, (_, i) => (i % 5 === 0 ? `- item ${i}` : `Line ${i} of a text that goes on for a while.`));
const edited = lines.map((line, i) => (i % 400 === 7 ? line.replace("goes", "went") : line));

describe("where one side converted the line endings", () => {
  it.each(["\r\n", "\r"])("the other one's changes are all there (%j)", (ending) => {
    expect(mergeText({ base: lines.join("\n"), yours: lines.join(ending), theirs: edited.join("\n") }).text).toBe(edited.join(ending));
    expect(mergeText({ base: lines.join(ending), yours: edited.join(ending), theirs: lines.join("\n") }).text).toBe(edited.join("\n"));
  });

  it("not every line is a change of its own", () => {
    const { regions } = mergeText({ base: lines.join("\n"), yours: lines.join("\r\n"), theirs: edited.join("\n") });
    expect(regions.length).toBeLessThan(50);
    expect(regions[0]).toMatchObject({ origin: "yours", reason: "white-space" });
  });

  it("a question shows what each side wrote, and its answer has the new ones", () => {
    const texts = { base: "a\nb\n", yours: "a\r\nmine\r\nand so on\r\nb\r\n", theirs: "a\nother\nb\n" };
    const question = mergeText(texts).regions.find((region): region is Extract<Region, { kind: "conflict" }> => region.kind === "conflict")!;
    expect([question.yours, question.theirs]).toEqual(["mine\r\nand so on", "other"]);
    expect(question.suggestion).toBe("other\r\nmine\r\nand so on");
    expect(texts.yours.slice(...question.range.yours)).toBe(question.yours);
  });

  it("text that both changed alike is no question", () => {
    expect(mergeText({ base: "a\nb\n", yours: "A\r\nb\r\n", theirs: "A\nb\n" }).text).toBe("A\r\nb\r\n");
  });

  it("a text of which two have another kind each is merged as it is", () => {
    expect(mergeText({ base: "a\nb\n", yours: "a\r\nb\r\n", theirs: "a\rB\r" }).text).toMatch(/^a\s+B\s+$/);
  });
});
