import { describe, expect, it } from "vitest";
import { mergeArticle, mergeScalar, mergeTags, mergeTitle } from "../index";

describe("fields", () => {
  it("keeps the side that changed a scalar", () => expect(mergeScalar({ base: 1, yours: 1, theirs: 2 })).toMatchObject({ clean: true, value: 2 }));
  it("asks when both changed a scalar", () => expect(mergeScalar({ base: 1, yours: 3, theirs: 2 })).toMatchObject({ clean: false, value: 3 }));
  it("combines words of a title only as a suggestion", () =>
    expect(mergeTitle({ base: "How to brew tea", yours: "How we brew tea", theirs: "How to brew green tea" })).toEqual({ clean: false, value: "How we brew tea", suggestion: "How we brew green tea" }));
  it("appends your tags to theirs", () => expect(mergeTags({ base: ["a", "b"], yours: ["b", "y"], theirs: ["a", "t", "b"] }).value).toEqual(["t", "b", "y"]));
  it("adds a tag once that both added", () => expect(mergeTags({ base: [], yours: ["x"], theirs: ["x"] }).value).toEqual(["x"]));
  it("keeps your order when only you reordered", () => expect(mergeTags({ base: ["a", "b"], yours: ["b", "a"], theirs: ["a", "b"] }).value).toEqual(["b", "a"]));
  it("merges an article field by field", () => {
    const base = { title: "T", body: "one\n\ntwo\n", tags: ["x"], slug: "t", parentId: null };
    const merge = mergeArticle({ base, yours: { ...base, body: "one!\n\ntwo\n" }, theirs: { ...base, body: "one\n\ntwo!\n", parentId: "p" } });
    expect(merge).toMatchObject({ clean: true, conflicts: [], merged: { title: "T", body: "one!\n\ntwo!\n", tags: ["x"], slug: "t", parentId: "p" } });
  });
  it("names the field in conflict and holds yours", () => {
    const base = { title: "T", body: "one\n", tags: [] };
    const merge = mergeArticle({ base, yours: { ...base, title: "Y", body: "uno\n" }, theirs: { ...base, title: "Z", body: "eins\n" } });
    expect(merge.conflicts.map(({ field }) => field)).toEqual(["title", "body"]);
    expect(merge.merged).toMatchObject({ title: "Y", body: "uno\n" });
  });
});
