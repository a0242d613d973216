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
});
