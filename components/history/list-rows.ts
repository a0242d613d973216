import type { RevisionSummary } from "@/lib/articles/schema";
import type { VersionRun } from "./version-runs";

/** One row of the list: a single version, or a run of saves folded into one. */
export interface ListRow {
  key: string;
  newest: RevisionSummary;
  /** What the row shows when it is chosen. */
  from: number;
  to: number;
  /** Stands below the run that it is part of. */
  isNested: boolean;
  /** Where there is something to open: the run, by its newest version, and of how many saves it is. */
  fold: { key: number; count: number; isOpen: boolean } | null;
}

/** The rows of runs; `toggled` says which a person has opened or closed, and a run with the selected version in it begins open. */
export function listRows(runs: readonly VersionRun[], selection: { from: number; to: number }, toggled: ReadonlyMap<number, boolean>): ListRow[] {
  return runs.flatMap((run): ListRow[] => {
    const { newest, oldest, revisions } = run;
    const count = revisions.length;
    // More of the same run may come below with the next page, which must not close it: its newest version names it.
    const key = newest.version;
    const isInside = selection.from === selection.to - 1 && selection.to >= oldest.version && selection.to <= newest.version;
    const isOpen = toggled.get(key) ?? isInside;
    const row = { newest, from: oldest.version - 1, to: newest.version, isNested: false };
    if (count === 1) return [{ ...row, key: `v${newest.version}`, fold: null }];
    const nested = isOpen ? revisions.map((revision) => ({ key: `v${revision.version}`, newest: revision, from: revision.version - 1, to: revision.version, isNested: true, fold: null })) : [];
    return [{ ...row, key: `run${key}`, fold: { key, count, isOpen } }, ...nested];
  });
}
