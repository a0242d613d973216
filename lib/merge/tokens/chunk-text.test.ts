import { describe, expect, it } from "vitest";
import { hash53 } from "../questions/conflict-id";
import { mergeText } from "../index";
import { chunkEnds } from "./chunk-text";

describe("long passages", () => {
  const words = Array.from({ length: 4000 }, (_, i) => `word${hash53(String(i))}`);
  const text = words.join(" ");
  it("are cut alike after an insertion", () => {
    const chunks = (whole: string): Set<string> => new Set(chunkEnds(whole).map((end, i, all) => whole.slice(all[i - 1] ?? 0, end)));
    const before = chunks(text);
    expect([...chunks(`new ${text}`)].filter((chunk) => !before.has(chunk)).length).toBeLessThan(4);
  });
  it("merge in one line", () => {
    const edit = (at: number): string => words.map((word, i) => (i === at ? "edited" : word)).join(" ");
    const both = words.map((word, i) => (i === 100 || i === 3000 ? "edited" : word)).join(" ");
    expect(mergeText({ base: text, yours: edit(100), theirs: edit(3000) }).text).toBe(both);
  });
  it("merge although one side gave every line another mark", () => {
    const list = (mark: (i: number) => string, changed = -1): string => Array.from({ length: 3000 }, (_, i) => `${mark(i)} item ${i === changed ? "changed" : "number"} ${i} of a list\n`).join("");
    for (const mark of [() => "*", () => ">", () => "> -", (i: number) => `${i + 1}.`]) {
      expect(mergeText({ base: list(() => "-"), yours: list(mark), theirs: list(() => "-", 1500) }).text).toBe(list(mark, 1500));
    }
  });
});
