import { describe, expect, it } from "vitest";
import { diffSequences } from "./sequence-diff";
import { longestIncreasing, uniqueAnchors } from "./anchors";
import { scratchFor } from "./scratch";

const ids = (text: string): Int32Array => Int32Array.from(text, (sign) => sign.charCodeAt(0));

describe("anchors", () => {
  it("are elements that both have once", () => {
    const scratch = scratchFor(128, 4);
    const [countA, countB, positionB] = [scratch.countA.slice(), scratch.countB.slice(), scratch.positionB.slice()];
    for (const id of ids("abcb")) countA[id]!++;
    ids("xcab").forEach((id, i) => {
      countB[id]!++;
      positionB[id] = i;
    });
    expect([...uniqueAnchors(ids("abcb"), 0, 4, { ...scratch, countA, countB, positionB })]).toEqual([2, 1]);
  });
  it("are in an order both agree on", () => expect([...longestIncreasing(Int32Array.of(0, 2, 1, 0, 2, 1))]).toEqual([1, 0, 2, 1]));
  it("leave nothing for the comparison after them", () => {
    const compare = () => diffSequences(ids("abcabd"), ids("xabdca"), 128);
    const first = compare();
    diffSequences(ids("dcbaabcddcba"), ids("aabbccdd"), 128);
    expect(compare()).toEqual(first);
  });
});
