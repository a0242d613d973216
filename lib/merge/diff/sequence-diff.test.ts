import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hash53 } from "../questions/conflict-id";
import type { Hunk } from "./hunk";
import { diffSequences } from "./sequence-diff";

const ids = (text: string): Int32Array => Int32Array.from(text, (sign) => sign.charCodeAt(0));
const diff = (a: string, b: string): Hunk[] => diffSequences(ids(a), ids(b), 128);
const patch = (a: string, b: string): string => {
  let text = "";
  let at = 0;
  for (const { aStart, aEnd, bStart, bEnd } of diff(a, b)) {
    text += a.slice(at, aStart) + b.slice(bStart, bEnd);
    at = aEnd;
  }
  return text + a.slice(at);
};

describe("diff", () => {
  it("patch(a, diff(a, b)) is b", () =>
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."abcd ") }), fc.string({ unit: fc.constantFrom(..."abcd ") }), (a, b) => patch(a, b) === b), { numRuns: 3000 }));
  it("slides an insertion to the end of equal places", () => expect(diff("abab", "ababab")).toEqual([{ aStart: 4, aEnd: 4, bStart: 4, bEnd: 6 }]));
  it("stays exact when the search is cut short", () => {
    const next = (seed: number): string => Array.from({ length: 30_000 }, (_, i) => "abcd"[hash53(`${seed}:${i}`).charCodeAt(3) % 4]).join("");
    const [a, b] = [next(1), next(2)];
    expect(patch(a, b)).toBe(b);
  });
});
