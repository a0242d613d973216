import "server-only";
import type { Role } from "../spaces/schema";
import type { ArticleRow, ArticleStanding } from "./content";
import { holds, versionOf, type Precondition } from "./precondition";
import type { VersionConflictProblem } from "./problems";
import type { ArticleRepository } from "./repository";
import { MAX_CONFLICT_CHANGES } from "./schema";
import { toArticle, toRevision } from "./wire";

/** What a write says of itself, whatever it writes. */
export type WriteOptions = {
  precondition: Precondition;
  /** `Prefer: return=representation`: a conflict carries the article as it is and the base. */
  wantsRepresentation?: boolean;
};

/** Whether a write was made from what is stored, and what to tell one that was not. */
export function createStaleCheck(articles: ArticleRepository) {
  /** The refusal of a write that was not made from `row`; whole with both texts where the writer asked for them. */
  async function versionConflict(row: ArticleRow, role: Role, { precondition, wantsRepresentation }: WriteOptions): Promise<VersionConflictProblem> {
    const clientVersion = versionOf(precondition);
    const changes = await articles.listChanges(row.id, { after: clientVersion ?? 0, upTo: row.version }, MAX_CONFLICT_CHANGES);
    const problem: VersionConflictProblem = { kind: "version-conflict", articleId: row.id, currentVersion: row.version, clientVersion, changes };
    if (!wantsRepresentation) return problem;
    const base = clientVersion === null ? null : await articles.findRevision(row.id, clientVersion);
    return { ...problem, representation: { current: toArticle(row, role), base: base && toRevision(row.id, base) } };
  }

  async function isCurrent(row: ArticleStanding, precondition: Precondition): Promise<boolean> {
    if (precondition.kind !== "time") return holds(precondition, { ...row, previousAt: null });
    const [, previous] = await articles.listRevisions(row.id, null, 2);
    return holds(precondition, { ...row, previousAt: previous?.createdAt ?? null });
  }

  return { versionConflict, isCurrent };
}
