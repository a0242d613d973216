import { describe, expect, it } from "vitest";
import type { Hunk } from "../diff/hunk";
import { threeWay } from "./three-way";

describe("three ways", () => {
  const lengths = { base: 5, yours: 5, theirs: 5 };
  const change = (at: number): Hunk => ({ aStart: at, aEnd: at + 1, bStart: at, bEnd: at + 1 });
  it("keep changes apart that do not touch", () => expect(threeWay([change(0)], [change(2)], lengths, () => false).map(({ kind }) => kind)).toEqual(["yours", "base", "theirs", "base"]));
  it("join changes that touch", () => expect(threeWay([change(0)], [change(1)], lengths, () => false)[0]).toMatchObject({ kind: "conflict", base: [0, 2] }));
  it("see the same change", () => expect(threeWay([change(0)], [change(0)], lengths, () => true)[0]!.kind).toBe("both"));
});
