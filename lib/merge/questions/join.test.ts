import { describe, expect, it } from "vitest";
import { mergeText } from "../index";

describe("joining", () => {
  it("makes one question of two in one clause", () =>
    expect(mergeText({ base: "the cat and the dog ran\n", yours: "the hen and the cow ran\n", theirs: "the fox and the pig ran\n" }).regions.filter(({ kind }) => kind === "conflict")).toHaveLength(1));
});
