import { expect, test } from "vitest";
import { textDiff } from "@/lib/history/text-diff";
import { itemsOf, type DiffItem } from "./diff-items";

const lines = (count: number) => Array.from({ length: count }, (_, i) => `line ${i}\n`);
const before = lines(20).join("");
const after = lines(20).with(10, "LINE 10\n").join("");
const show = (item: DiffItem) => (item.kind === "same" ? `${item.to.join("-")}` : item.kind === "fold" ? `(${item.lineCount})` : `change ${item.index}`);

test("unchanged lines far from a change are folded, and counted", () => {
  expect(itemsOf(textDiff(before, after), new Set()).map(show)).toEqual(["(7)", "7-10", "change 0", "11-14", "(6)"]);
});

test("an opened stretch is there whole, the others stay folded", () => {
  expect(itemsOf(textDiff(before, after), new Set([0])).map(show)).toEqual(["0-10", "change 0", "11-14", "(6)"]);
  expect(itemsOf(textDiff(before, after), "all").map(show)).toEqual(["0-10", "change 0", "11-20"]);
});

test("a fold that would hide a line or two is none", () => {
  expect(itemsOf(textDiff(lines(5).join(""), lines(5).with(4, "x\n").join("")), new Set()).map(show)).toEqual(["0-4", "change 0"]);
});

test("line numbers of both texts go on behind an insertion", () => {
  const items = itemsOf(textDiff("a\nb\n", "new\nnew too\na\nb\n"), "all");
  expect(items.at(-1)).toMatchObject({ kind: "same", to: [2, 4], fromLine: 0 });
});

test("a very long change comes in portions, of which one is the first", () => {
  const items = itemsOf(textDiff("", lines(250).join("")), new Set());
  expect(items.map((item) => item.kind === "change" && [item.rows.length, item.isFirst])).toEqual([[100, true], [100, false], [50, false]]);
});
