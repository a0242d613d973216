import "server-only";
import type { Viewer } from "../auth/viewer";
import { refusalFor } from "../spaces/access";
import type { SpaceRepository } from "../spaces/repository";
import type { Role } from "../spaces/schema";
import type { CommonProblem } from "../wire/problems";
import type { ArticleHead, ArticleRow } from "./content";
import type { ArticleProblem, GoneProblem } from "./problems";
import type { ArticleRepository } from "./repository";

export type Refused = ArticleProblem | CommonProblem;

export type Opening = ReturnType<typeof createOpening>;

/** Who may do what with which article: asked before everything else. */
export function createOpening({ articles, spaces }: { articles: ArticleRepository; spaces: SpaceRepository }) {
  async function roleIn(viewer: Viewer, spaceId: string): Promise<Role | null> {
    return spaces.roleOf(viewer.userId, spaceId);
  }

  /** The article, if the viewer may do with it what `needed` may; the trash is shown with `withDeleted` alone. */
  async function open(
    viewer: Viewer,
    id: string,
    needed: Role,
    { withDeleted = false } = {},
  ): Promise<{ kind: "found"; row: ArticleRow; role: Role } | Refused> {
    const found = await articles.findFor(viewer.userId, id);
    if (!found) return { kind: "not-found" };
    const { row, role } = found;
    const refusal = refusalFor(viewer, role, needed);
    if (refusal) return refusal;
    if (row.deletedAt && !withDeleted) return goneProblem(row);
    return { kind: "found", row, role };
  }

  return { roleIn, open };
}

function goneProblem(row: ArticleHead): GoneProblem {
  return {
    kind: "gone",
    articleId: row.id,
    deletedAt: (row.deletedAt ?? row.updatedAt).toISOString(),
    deletedBy: row.deletedBy ?? row.updatedBy,
  };
}
