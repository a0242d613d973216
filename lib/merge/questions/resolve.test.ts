import { describe, expect, it } from "vitest";
import { applyResolutions, carryDecisions, carryResolutions, mergeText, resolveConflict, type Conflict, type Region } from "../index";
import { joinTexts } from "./resolve";

const conflictsOf = (regions: Region[]): Conflict[] => regions.filter((region) => region.kind === "conflict");
const merge = mergeText({ base: "A cat sat here.\n", yours: "A dog sat here.\n", theirs: "A cow sat here.\n" });
const [conflict] = conflictsOf(merge.regions) as [Conflict];

describe("one after the other", () => {
  it("have a blank between words", () => expect(joinTexts("two", "one")).toBe("two one"));
  it("have none before a comma", () => expect(joinTexts(", says Ann", ", says Ben")).toBe(", says Ann, says Ben"));
});

describe("resolve", () => {
  it("puts yours", () => expect(applyResolutions(merge.regions, { [conflict.id]: { kind: "yours" } })).toEqual({ text: "A dog sat here.\n", open: [] }));
  it("puts theirs", () => expect(applyResolutions(merge.regions, { [conflict.id]: { kind: "theirs" } }).text).toBe("A cow sat here.\n"));
  it("puts both with a blank between", () => expect(resolveConflict(conflict, { kind: "both", first: "theirs" })).toBe("cow dog"));
  it("puts base", () => expect(resolveConflict(conflict, { kind: "base" })).toBe("cat"));
  it("puts own words", () => expect(resolveConflict(conflict, { kind: "text", text: "hen" })).toBe("hen"));
  it("shows yours while open", () => expect(applyResolutions(merge.regions, {})).toEqual({ text: "A dog sat here.\n", open: [conflict.id] }));
  it("joins lines by the line break they use", () => expect(joinTexts("a\r\nb", "c")).toBe("a\r\nb\r\nc"));
  it("adds nothing where a break stands", () => expect(joinTexts("a\n", "b\n")).toBe("a\nb\n"));
});

describe("carrying decisions", () => {
  const base = "One cat sat here.\n\nTwo hens ran.\n\nThree cows stood.\n";
  const yours = "One dog sat here.\n\nTwo hens ran.\n\nThree bulls stood.\n";
  const theirs1 = "One cow sat here.\n\nTwo hens ran.\n\nThree goats stood.\n";
  const first = mergeText({ base, yours, theirs: theirs1 });
  const ids = conflictsOf(first.regions).map(({ id }) => id);
  const decided = { regions: first.regions, resolutions: { [ids[0]!]: { kind: "theirs" as const }, [ids[1]!]: { kind: "text" as const, text: "oxen" } } };

  it("keeps every decision when theirs moved elsewhere", () => {
    const next = mergeText({ base, yours, theirs: theirs1.replace("hens", "ducks") });
    expect(carryResolutions(decided, next.regions)).toEqual(decided.resolutions);
  });
  it("asks again, with the decided text as an offer, where theirs changed again", () => {
    const next = mergeText({ base, yours, theirs: theirs1.replace("goats", "sheep") });
    const carried = carryDecisions(decided, next.regions);
    expect(carried.resolutions).toEqual({ [ids[0]!]: { kind: "theirs" } });
    expect(Object.values(carried.offers)).toEqual(["oxen"]);
  });
  it("hands back what was decided for a conflict that is gone", () => {
    const next = mergeText({ base, yours, theirs: theirs1.replace("goats", "cows") });
    expect(carryDecisions(decided, next.regions).released.map(({ text }) => text)).toEqual(["oxen"]);
  });
});
