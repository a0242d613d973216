import { expect, test } from "vitest";
import { textDiff, type DiffRow } from "./diff-rows";

const show = (row: DiffRow) => (row.kind === "changed" ? `~${row.both.map((piece) => ({ same: "", removed: "-", added: "+" })[piece.kind] + piece.text).join("|")}` : `${{ same: " ", removed: "-", added: "+" }[row.kind]}${row.text}`);

test("a changed line shows its words, a new line is new", () => {
  const { blocks, skippedAfter } = textDiff("a b c\nx\n", "a B c\nx\ny\n");
  expect(blocks.flatMap((block) => block.rows).map(show)).toEqual(["~a |-b|+B| c\n", " x\n", "+y\n"]);
  expect(skippedAfter).toBe(0);
});

test("what was left out is counted, before and after", () => {
  const lines = Array.from({ length: 20 }, (_, i) => `line ${i}\n`);
  const diff = textDiff(lines.join(""), lines.with(10, "LINE 10\n").join(""));
  expect([diff.blocks[0]!.skippedCount, diff.skippedAfter]).toEqual([7, 6]);
  const changed = diff.blocks[0]!.rows.find((row) => row.kind !== "same");
  expect(changed).toMatchObject({ fromLine: 11 });
});

test("the whole text leaves nothing out", () => {
  const lines = Array.from({ length: 20 }, (_, i) => `line ${i}\n`);
  const diff = textDiff(lines.join(""), lines.with(10, "x\n").join(""), { isWhole: true });
  expect(diff.blocks).toHaveLength(1);
  expect([diff.blocks[0]!.skippedCount, diff.skippedAfter]).toEqual([0, 0]);
});

test("equal texts have no blocks", () => {
  expect(textDiff("a\n", "a\n")).toMatchObject({ blocks: [], skippedAfter: 1 });
});
