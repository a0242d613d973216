/** Answers that leave no half of a pair of marks, and no lines that run together: one case, one line. */

import { describe, expect, it } from "vitest";
import { applyResolutions, mergeText, type Conflict, type Resolution } from "../index";

const merge = (base: string, yours: string, theirs: string) => {
  const { regions } = mergeText({ base, yours, theirs });
  const conflicts = regions.filter((region): region is Conflict => region.kind === "conflict");
  const take = (kind: "yours" | "theirs" | "suggestion"): string =>
    applyResolutions(regions, Object.fromEntries(conflicts.map(({ id }): [string, Resolution] => [id, { kind }]))).text;
  return { conflicts, take };
};

describe("an answer has the marks of its side, whole", () => {
  for (const [name, base, yours, theirs] of [
    ["a code span", "Buy milk.\n", "Buy `milk`.\n", "Buy fresh milk.\n"],
    ["strong emphasis", "a big one\n", "a **big** one\n", "a big house one\n"],
    ["a link", "See the guide and notes.\n", "See the [guide](https://y.example/) and notes.\n", "See the guide [and notes](https://t.example/).\n"],
  ] as const) {
    it(name, () => {
      expect(merge(base, yours, theirs).take("yours")).toBe(yours);
      expect(merge(base, yours, theirs).take("theirs")).toBe(theirs);
    });
  }
});

describe("the answer filled in has the marks of both", () => {
  for (const [name, base, yours, theirs, both] of [
    ["with words before what one of them marked", "Buy milk.\n", "Buy `milk`.\n", "Buy fresh milk.\n", "Buy fresh `milk`.\n"],
    ["with words after it", "a big one\n", "a **big** one\n", "a big house one\n", "a **big** house one\n"],
    ["side by side", "See the guide and notes.\n", "See the [guide](https://y.example/) and notes.\n", "See the guide [and notes](https://t.example/).\n", "See the [guide](https://y.example/) [and notes](https://t.example/).\n"],
  ] as const) {
    it(name, () => expect(merge(base, yours, theirs).take("suggestion")).toBe(both));
  }
  it("and is none where both marked one word", () => expect(merge("a b c d\n", "[a](https://y.example/) b c d\n", "[a](https://t.example/) b c d\n").conflicts[0]!.suggestion).toBeNull());
});

describe("a deletion beside an addition", () => {
  const items = merge("- ash\n- oak\n", "- white ash\n", "- ash\n- oak\n- elm\n");
  it("leaves the lines apart when theirs is taken", () => expect(items.take("theirs")).toBe("- white ash\n- oak\n- elm\n"));
  it("leaves the lines apart when what was added is taken", () => expect(items.take("suggestion")).toBe("- white ash\n- elm\n"));
  it("leaves a code block whole", () => {
    const blocks = merge("x\n\n```\nand();\n```\n", "x\n", "x\n\n```\nand();\n```\n\n```\nb();\n```\n");
    expect(blocks.take("theirs")).toBe("x\n\n```\nand();\n```\n\n```\nb();\n```\n");
  });
  it("leaves the words apart, whichever answer is taken", () => {
    const split = merge("He saw Mary at noon. He left.\n", "He saw at noon. He left.\n", "He saw Mary\n\nat noon. He left.\n");
    expect(split.take("yours")).toBe("He saw at noon. He left.\n");
    expect(split.take("theirs")).toBe("He saw Mary\n\nat noon. He left.\n");
  });
});
