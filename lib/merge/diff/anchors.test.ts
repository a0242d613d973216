import { describe, expect, it } from "vitest";
import { longestIncreasing, makeScratch, uniqueAnchors } from "./anchors";

const ids = (text: string): Int32Array => Int32Array.from(text, (sign) => sign.charCodeAt(0));

describe("anchors", () => {
  it("are elements that both have once", () => expect(uniqueAnchors(ids("abcb"), 0, 4, ids("xcab"), 0, 4, makeScratch(128))).toHaveLength(2));
  it("are in an order both agree on", () => expect(longestIncreasing([0, 1, 2], [2, 0, 1])).toEqual([1, 0, 2, 1]));
});
