import { expect, test } from "vitest";
import type { RevisionSummary } from "@/lib/articles/schema";
import { foldRuns } from "./version-runs";

const MINUTE_MS = 60_000;

function revision(version: number, atMinute: number, more: Partial<RevisionSummary> & { by?: string } = {}): RevisionSummary {
  const { by = "ann", ...rest } = more;
  return { version, title: "T", author: { id: by, name: by }, createdAt: new Date(atMinute * MINUTE_MS).toISOString(), note: null, kind: "edit", mergedFrom: null, bodyLength: 1, ...rest };
}
const fold = (...revisions: RevisionSummary[]) => foldRuns(revisions).map((run) => run.revisions.map((each) => each.version));

test.each([
  ["saves in quick succession are one row", [revision(3, 9), revision(2, 5), revision(1, 1)], [[3, 2, 1]]],
  ["the pause counts between neighbours, not over the whole run", [revision(3, 10), revision(2, 5), revision(1, 0)], [[3, 2, 1]]],
  ["a long pause ends a run", [revision(2, 10), revision(1, 4)], [[2], [1]]],
  ["another person ends it", [revision(3, 2), revision(2, 1, { by: "bob" }), revision(1, 0)], [[3], [2], [1]]],
  ["a note stands alone", [revision(3, 2), revision(2, 1, { note: "n" }), revision(1, 0)], [[3], [2], [1]]],
  ["so does a merge", [revision(3, 2), revision(2, 1, { kind: "merge" }), revision(1, 0)], [[3], [2], [1]]],
  ["a filter that leaves a gap does not join over it", [revision(3, 2), revision(1, 1)], [[3], [1]]],
  ["nothing is nothing", [], []],
])("%s", (_name, revisions, expected) => {
  expect(fold(...revisions)).toEqual(expected);
});
