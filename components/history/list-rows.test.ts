import { expect, test } from "vitest";
import { listRows } from "./list-rows";
import { foldRuns } from "./version-runs";

const at = new Date(0).toISOString();
const revisions = [5, 4, 3, 2, 1].map((version) => ({
  ...{ version, title: "T", createdAt: at, note: version === 2 ? "note" : null, kind: "edit" as const, mergedFrom: null, bodyLength: 1 },
  author: { id: "ann", name: "Ann" },
}));
const runs = foldRuns(revisions);
const show = (selection: { from: number; to: number }, toggled: [number, boolean][] = []) =>
  listRows(runs, selection, new Map(toggled)).map((row) => `${row.isNested ? " " : ""}${row.from}-${row.to}${row.fold ? (row.fold.isOpen ? " open" : " folded") : ""}`);

test("a run is one row that shows all of it, a noted version stands alone", () => {
  expect(show({ from: 0, to: 5 })).toEqual(["2-5 folded", "1-2", "0-1"]);
});

test("a run opens for a version in it that was linked to, and closes when asked", () => {
  expect(show({ from: 3, to: 4 })).toEqual(["2-5 open", " 4-5", " 3-4", " 2-3", "1-2", "0-1"]);
  expect(show({ from: 3, to: 4 }, [[5, false]])).toEqual(["2-5 folded", "1-2", "0-1"]);
});
