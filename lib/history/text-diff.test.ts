import fc from "fast-check";
import { expect, test } from "vitest";
import { lineStarts, textDiff, withoutChange, type DiffRow } from "./text-diff";

const SIGNS = { same: "", removed: "-", added: "+" };
const show = (row: DiffRow) => (row.kind === "changed" ? `~${row.words.map((word) => SIGNS[word.kind] + word.text).join("|")}` : SIGNS[row.kind] + row.text);
const rowsOf = (before: string, after: string) => textDiff(before, after).changes.map((change) => change.rows.map(show));

test("a changed line shows its words, a new line is new", () => {
  expect(rowsOf("a b c\nx\n", "a B c\nx\ny\n")).toEqual([["~a |-b|+B| c\n"], ["+y\n"]]);
});

test("a changed paragraph keeps its words when another one comes after it", () => {
  expect(rowsOf("The fair opens on Saturday.\n", "The fair opens on Sunday.\n\nBring a cake.\n")).toEqual([
    ["~The fair opens on |-Saturday|+Sunday|.\n", "+\n", "+Bring a cake.\n"],
  ]);
});

test("lines that have nothing in common are not called versions of each other", () => {
  expect(rowsOf("one two three\n", "four five six\n")).toEqual([["-one two three\n", "+four five six\n"]]);
});

test("a change of white space alone is a change of words", () => {
  expect(rowsOf("a b\n", "a b  \n")).toEqual([["~a b|+  |\n"]]);
  expect(rowsOf("a b\n", "a b\r\n")).toEqual([["~a b|-\n|+\r\n"]]);
});

test("lines are counted as people count them", () => {
  expect([lineStarts("").length, lineStarts("a").length, lineStarts("a\n").length, lineStarts("a\nb").length].map((length) => length - 1)).toEqual([0, 1, 1, 2]);
});

test("a change taken back gives the lines of before and nothing else", () => {
  const before = "one\ntwo\nthree\nfour\n";
  const after = "one\nTWO\nthree\nFOUR\nfive\n";
  const { changes } = textDiff(before, after);
  expect(changes.map((change) => withoutChange(before, after, change))).toEqual(["one\ntwo\nthree\nFOUR\nfive\n", "one\nTWO\nthree\nfour\n"]);
});

test("all changes taken back, from the last to the first, give the text before", () => {
  const text = fc.array(fc.constantFrom("a\n", "b\r\n", "c", "\n", "a longer line of words\n", "\r"), { maxLength: 20 }).map((lines) => lines.join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { changes } = textDiff(before, after);
      expect(changes.reduceRight((result, change) => withoutChange(before, result, change), after)).toBe(before);
    }),
  );
});
