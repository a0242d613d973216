import "server-only";
import { isForeignKeyViolation, isRowMissing, isUniqueViolation, isUniqueViolationOf } from "../db/errors";
import type { Db } from "../db/open";

/** What became of a write that requires the version it was made from. */
export type WriteOutcome = "written" | "stale" | "slug-taken";

/** Undoes a move below the article itself. */
export class CircleError extends Error {}

/** What a write refers to: it can be gone by the time the write comes. */
type References = { parentId?: string | null; fileIds?: readonly string[]; spaceId?: string };

/** Says that the row that a write requires, at the version it was made from, is not there. */
export class NotThereError extends Error {}

/** From what the database said of a write to what became of it; `changed` is called after each one that has landed. */
export function createLanding(db: Db, changed: () => void) {
  /** What became of a batch whose first conditional statement requires the version it was made from. */
  async function landed(batch: Promise<unknown>, references: References = {}): Promise<WriteOutcome> {
    try {
      await batch;
    } catch (error) {
      if (isRowMissing(error) || error instanceof NotThereError || error instanceof CircleError) return "stale";
      // That the version to be written exists already means that another write made it at the same moment.
      if (isUniqueViolation(error)) return isUniqueViolationOf(error, "Revision") ? "stale" : "slug-taken";
      if (await isOrphaned(error, references)) return "stale";
      throw error;
    }
    changed();
    return "written";
  }

  /** Whether a write failed because the parent, a file or the space that it names is not there any more. */
  async function isOrphaned(error: unknown, { parentId = null, fileIds = [], spaceId }: References): Promise<boolean> {
    if (!isForeignKeyViolation(error)) return false;
    if (parentId !== null && (await db.article.count({ where: { id: parentId } })) === 0) return true;
    if (fileIds.length > 0 && (await db.file.count({ where: { id: { in: [...fileIds] } } })) < fileIds.length) return true;
    return spaceId !== undefined && (await db.space.count({ where: { id: spaceId } })) === 0;
  }

  return { landed, isOrphaned };
}
