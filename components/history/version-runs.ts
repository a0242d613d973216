import type { RevisionSummary } from "@/lib/articles/schema";

/** Versions that belong together: one person's saves within a few minutes. Newest first, never empty. */
export interface VersionRun {
  revisions: RevisionSummary[];
  newest: RevisionSummary;
  oldest: RevisionSummary;
}

/** A pause longer than this starts a new row. */
const MAX_PAUSE_MS = 5 * 60 * 1000;

/**
 * Folds autosaves into runs. What a person gave a note, and what came about by a merge, a restore or an
 * import, always stands alone: those are the versions people look for.
 */
export function foldRuns(revisions: RevisionSummary[], maxPauseMs = MAX_PAUSE_MS): VersionRun[] {
  const runs: VersionRun[] = [];
  for (const revision of revisions) {
    const run = runs.at(-1);
    if (run && continues(run.oldest, revision, maxPauseMs)) {
      run.revisions.push(revision);
      run.oldest = revision;
    } else {
      runs.push({ revisions: [revision], newest: revision, oldest: revision });
    }
  }
  return runs;
}

function continues(later: RevisionSummary, earlier: RevisionSummary, maxPauseMs: number): boolean {
  return (
    later.author.id === earlier.author.id &&
    isPlain(later) &&
    isPlain(earlier) &&
    later.version === earlier.version + 1 &&
    Date.parse(later.createdAt) - Date.parse(earlier.createdAt) <= maxPauseMs
  );
}

function isPlain(revision: RevisionSummary): boolean {
  return revision.kind === "edit" && !revision.note;
}
