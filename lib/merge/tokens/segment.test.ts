import { describe, expect, it } from "vitest";
import { graphemeBoundaries, segmentUnspaced, splitGraphemes } from "./segment";

const thai = "วันนี้เราประชุมเรื่องการรวมเอกสาร";
const family = "👩‍👩‍👧‍👦";

describe("segments of long text", () => {
  it("are those of its parts", () => expect(segmentUnspaced(thai.repeat(40), 0)).toHaveLength(40 * segmentUnspaced(thai, 0).length));
  it("stand at the place of the text", () => expect(segmentUnspaced("今天".repeat(300), 7).slice(-2)).toEqual([605, 607]));
  it("end with the text", () => expect(segmentUnspaced("今天".repeat(128), 0).at(-1)).toBe(256));
  it("leave words of other scripts whole", () => expect(segmentUnspaced(`今天${"a".repeat(900)}`, 0).at(-1)).toBe(902));
  it("never split a family", () => expect(splitGraphemes(family.repeat(100))).toEqual(Array(100).fill(family)));
  it("never split a flag", () => expect(splitGraphemes("🇩🇪".repeat(300))).toEqual(Array(300).fill("🇩🇪")));
  it("keep a letter with a thousand marks", () => expect(splitGraphemes(`a${"\u0301".repeat(1000)}b`)).toHaveLength(2));
  it("give boundaries in a long run", () => expect(graphemeBoundaries(family.repeat(100))!.reduce((sum, at) => sum + at, 0)).toBe(101));
});
