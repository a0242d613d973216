import fc from "fast-check";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diffLines, diffWords, findMarkers, mergeText, toMarkers, unifiedDiff } from "../index";

const bit = fc.constantFrom("a", "b ", "word ", "\n", "\r\n", "👩‍👩‍👧", "e\u0301", "漢字", ".", "\n\n");
const text = fc.array(bit, { maxLength: 20 }).map((bits) => bits.join(""));

describe("diffWords", () => {
  it("accounts for every character", () =>
    fc.assert(fc.property(text, text, (before, after) => {
      const pieces = diffWords(before, after);
      const join = (skip: string): string => pieces.filter(({ kind }) => kind !== skip).map((piece) => piece.text).join("");
      return join("added") === before && join("removed") === after;
    })));
  it("shows whole words", () =>
    expect(diffWords("the cat sat", "the cow sat")).toEqual([{ kind: "same", text: "the " }, { kind: "removed", text: "cat" }, { kind: "added", text: "cow" }, { kind: "same", text: " sat" }]));
  it("cuts no grapheme", () => expect(diffWords("👩‍👩‍👧", "👩‍👩‍👦").map(({ text: piece }) => piece)).toEqual(["👩‍👩‍👧", "👩‍👩‍👦"]));
  it("finds Chinese words", () => expect(diffWords("我今天在北京", "我今天在上海").at(-1)).toEqual({ kind: "added", text: "上海" }));
});

describe("diffLines", () => {
  it("has ranges and context", () => {
    const [hunk] = diffLines("1\n2\n3\n4\n5\n", "1\n2\nx\n4\n5\n", 1);
    expect(hunk).toMatchObject({ before: [1, 4], after: [1, 4] });
    expect(hunk!.lines.map(({ kind }) => kind)).toEqual(["same", "removed", "added", "same"]);
  });
  it("pairs words of changed lines", () => expect(diffLines("a cat sat\n", "a cow sat\n")[0]!.lines[0]!.words).toHaveLength(3));
});

describe("unifiedDiff", () => {
  it("says that the last newline is missing", () =>
    expect(unifiedDiff("a\n", "a", { fromLabel: "x", toLabel: "y" })).toBe("--- x\n+++ y\n@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n"));
  it("is empty without a difference", () => expect(unifiedDiff("a", "a", { fromLabel: "x", toLabel: "y" })).toBe(""));
  it("is what git apply reads", () => {
    const directory = mkdtempSync(join(tmpdir(), "concord-diff-"));
    const pairs = fc.sample(fc.tuple(text, text), { numRuns: 25, seed: 7 });
    for (const [before, after] of [...pairs, ["1\n2\n3\n4\n5\n6\n7\n8\n9\n", "0\n1\n2\n3\n4\n5\n6\n7\nx\n9"] as const]) {
      if (before === after || before === "" || after === "") continue;
      writeFileSync(join(directory, "f"), before);
      const patch = unifiedDiff(before, after, { fromLabel: "a/f", toLabel: "b/f" });
      execFileSync("git", ["apply", "--whitespace=nowarn", "-"], { cwd: directory, input: patch });
      expect(execFileSync("cat", ["f"], { cwd: directory }).toString()).toBe(after);
    }
    rmSync(directory, { recursive: true });
  });
});

describe("markers", () => {
  const labels = { yoursLabel: "yours", baseLabel: "base", theirsLabel: "theirs" };
  it("stand around whole lines", () => {
    const { regions } = mergeText({ base: "x\na cat sat\ny\n", yours: "x\na dog sat\ny\n", theirs: "x\na cow sat\ny\n" });
    expect(toMarkers(regions, labels)).toEqual({
      text: "x\n<<<<<<< yours\na dog sat\n||||||| base\na cat sat\n=======\na cow sat\n>>>>>>> theirs\ny\n", conflictCount: 1,
    });
  });
  it("grow beyond markers in the text", () => {
    const { regions } = mergeText({ base: "=======\na\n", yours: "=======\nb\n=======\n", theirs: "=======\nc\n=======\n" });
    expect(toMarkers(regions, labels).text).toContain("<<<<<<<< yours");
  });
  it("are found", () => expect(findMarkers("<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n")).toBe(true));
  it("are not found in a heading's underline", () => expect(findMarkers("Title\n=======\n")).toBe(false));
});
