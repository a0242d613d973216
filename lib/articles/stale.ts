import "server-only";
import type { ArticleHead } from "./content";
import { holds, versionOf, type Precondition } from "./precondition";
import type { VersionConflictProblem } from "./problems";
import type { ArticleRepository } from "./repository";
import { MAX_CONFLICT_CHANGES } from "./schema";
import { toRevisionSummary } from "./wire";

/** Whether a write was made from what is stored, and what to tell one that was not. */
export function createStaleCheck(articles: ArticleRepository) {
  async function versionConflict(row: ArticleHead, precondition: Precondition): Promise<VersionConflictProblem> {
    const clientVersion = versionOf(precondition);
    const newest = await articles.listRevisions(row.id, null, MAX_CONFLICT_CHANGES);
    const changes = newest
      .filter((revision) => clientVersion === null || revision.version > clientVersion)
      .reverse()
      .map(toRevisionSummary)
      .map(({ version, author, createdAt, note }) => ({ version, author, createdAt, note }));
    return { kind: "version-conflict", articleId: row.id, currentVersion: row.version, clientVersion, changes };
  }

  async function isCurrent(row: ArticleHead, precondition: Precondition): Promise<boolean> {
    if (precondition.kind !== "time") return holds(precondition, { ...row, previousAt: null });
    const [, previous] = await articles.listRevisions(row.id, null, 2);
    return holds(precondition, { ...row, previousAt: previous?.createdAt ?? null });
  }

  return { versionConflict, isCurrent };
}
