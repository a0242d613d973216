import { describe, expect, it } from "vitest";
import { longestIncreasing, uniqueAnchors } from "./anchors";
import { scratchFor } from "./scratch";

const ids = (text: string): Int32Array => Int32Array.from(text, (sign) => sign.charCodeAt(0));

describe("anchors", () => {
  it("are elements that both have once", () => expect(uniqueAnchors(ids("abcb"), 0, 4, ids("xcab"), 0, 4, scratchFor(128, 4))).toHaveLength(2));
  it("are in an order both agree on", () => expect([...longestIncreasing(Int32Array.of(0, 2, 1, 0, 2, 1))]).toEqual([1, 0, 2, 1]));
});
