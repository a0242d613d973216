import "server-only";
import type { CommonProblem } from "../wire/problems";
import type { ArticleRepository } from "./repository";

/** How deep a tree of articles may be; also what ends the walk up a damaged one. */
const MAX_DEPTH = 100;

/** Why `parentId` cannot be the parent of article `id` in `spaceId`, or null. */
export async function parentFault(articles: ArticleRepository, spaceId: string, id: string | null, parentId: string | null): Promise<CommonProblem | null> {
  const impossible = (detail: string): CommonProblem => ({ kind: "impossible", path: "parentId", detail });
  let above = parentId;
  for (let depth = 0; above !== null; depth += 1) {
    if (above === id) return impossible("An article cannot be its own parent, or the child of one of its children.");
    const parent = await articles.findHead(above);
    if (!parent || parent.spaceId !== spaceId || (depth === 0 && parent.deletedAt)) {
      return impossible("The parent must be an article of the same space.");
    }
    if (depth > MAX_DEPTH) return impossible(`Articles can be nested ${MAX_DEPTH} deep at most.`);
    above = parent.parentId;
  }
  return null;
}
