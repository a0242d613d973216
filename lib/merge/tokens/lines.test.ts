import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberLines } from "./lines";

const linesOf = (text: string): string[] => {
  const { starts, ids } = numberLines([text]).tables[0]!;
  return Array.from(ids, (_, i) => text.slice(starts[i], starts[i + 1]));
};

describe("lines", () => {
  it("end after LF, CRLF and a lone CR", () => expect(linesOf("a\nb\r\nc\rd")).toEqual(["a\n", "b\r\n", "c\r", "d"]));
  it("are none in nothing", () => expect(linesOf("")).toEqual([]));
  it("keep an empty last line out", () => expect(linesOf("a\n\n")).toEqual(["a\n", "\n"]));
  it("are numbered alike exactly where they are equal, blocks included", () => {
    const line = fc.constantFrom("a", "b", "c", "", "dd", "a\r", "e");
    const text = fc.array(line, { maxLength: 60 }).map((lines) => lines.join("\n"));
    const pair = fc.tuple(text, fc.nat(40), fc.nat(3), text).map(([base, at, remove, insert]) => {
      const lines = base.split("\n");
      lines.splice(at, remove, ...insert.split("\n").slice(0, 3));
      return [base, lines.join("\n")] as const;
    });
    fc.assert(fc.property(pair, (texts) => {
      const { tables } = numberLines(texts);
      const all = tables.flatMap(({ starts, ids }, t) => Array.from(ids, (id, i) => ({ id, line: texts[t]!.slice(starts[i], starts[i + 1]) })));
      const numbers = new Map<string, number>();
      for (const { id, line: content } of all) {
        if (!numbers.has(content)) numbers.set(content, id);
        expect(numbers.get(content)).toBe(id);
        expect(content).toMatch(/^[^\r\n]*(?:\r\n|\r|\n)?$/);
      }
      expect(new Set(numbers.values()).size).toBe(numbers.size);
    }), { numRuns: 2000 });
  });
});
