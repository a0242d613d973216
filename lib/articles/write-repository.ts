import "server-only";
import { isUniqueViolation } from "../db/errors";
import type { Direct } from "../db/direct";
import type { Db, Statements } from "../db/open";
import { sql } from "../db/sql";
import type { ChangeKind } from "../events/schema";
import { createFileUses } from "../files/uses";
import { isSameList, type ArticleRow, type Content, type Origin, type Step } from "./content";
import { CircleError, createLanding, NotThereError, type WriteOutcome } from "./landing-repository";
import { changeRow, headOf, insertChange, insertMergeSide, insertRevision, insertTags, mergeSideRows, publicationOf, replaceTags, revisionRow } from "./row-writes";

/**
 * New articles and new versions. A write is one batch: the head, its tags, the new version and the
 * feed's row land together or not at all, and the version it was made from stands in the WHERE of the
 * head's own UPDATE, so that of many writes from one version exactly one lands.
 */
export function createArticleWrites(db: Db, direct: Direct, changed: () => void) {
  const { landed, isOrphaned } = createLanding(db, changed);
  const files = createFileUses(db);

  /** What nearly every save is: a new text where the article stands, with the tags it has. */
  async function writePlainly(current: ArticleRow, content: Content, origin: Origin, change: ChangeKind): Promise<void> {
    const version = current.version + 1;
    const isLanded = await direct.landIf(
      sql`
        UPDATE "Article" SET "title" = ${content.title}, "body" = ${content.body}, "slug" = ${content.slug}, "status" = ${content.status},
          "updatedAt" = ${origin.createdAt}, "updatedById" = ${origin.author.id}, "version" = "version" + 1
        WHERE "id" = ${current.id} AND "version" = ${current.version} AND "deletedAt" IS NULL`,
      [
        { table: "Revision", row: revisionRow(current.id, version, current.body, content, origin) },
        ...mergeSideRows(current.id, version, content, origin).map((row) => ({ table: "MergeSide", row })),
        { table: "Change", row: changeRow(current, version, change, origin) },
      ],
    );
    if (!isLanded) throw new NotThereError();
  }

  return {
    /**
     * Adds an article at version 1. An id that a client has chosen is taken for ever once it was used, so
     * that no version of a purged article is ever that of another. "stale": its space or parent is gone.
     */
    async add(
      article: { id: string; spaceId: string },
      content: Content,
      origin: Origin,
      { isIdChosen = false } = {},
    ): Promise<"added" | "slug-taken" | "id-taken" | "stale"> {
      const head = (on: Statements) =>
        on.article.create({
          data: {
            ...article,
            ...content,
            tags: JSON.stringify(content.tags),
            version: 1,
            createdAt: origin.createdAt,
            createdById: origin.author.id,
            updatedAt: origin.createdAt,
            updatedById: origin.author.id,
          },
        });
      const fileIds = await files.added(article, "", content.body);
      const others = (on: Statements) => [
        insertTags(on, article.id, content.tags),
        ...files.add(on, article.id, fileIds),
        insertRevision(on, article.id, 1, null, content, origin),
        insertChange(on, article, 1, "created", origin),
      ];
      try {
        if (isIdChosen) {
          await db.$transaction(async (transaction) => {
            // The head first: it waits for whoever adds or purges the same id, and the feed is read after them.
            await head(transaction);
            if ((await transaction.change.count({ where: { articleId: article.id } })) > 0) throw new IdUsedError();
            for (const row of others(transaction)) await row;
          });
        } else {
          await db.$transaction([head(db), ...others(db)]);
        }
        changed();
        return "added";
      } catch (error) {
        if (error instanceof IdUsedError) return "id-taken";
        if (await isOrphaned(error, { parentId: content.parentId, fileIds, spaceId: article.spaceId })) return "stale";
        if (!isUniqueViolation(error)) throw error;
        // The feed, and not the article: whoever had the id may have been purged in between.
        return (await db.change.count({ where: { articleId: article.id } })) > 0 ? "id-taken" : "slug-taken";
      }
    },

    /**
     * Writes `content` as version `current.version + 1` if the article is still at
     * `current.version` and not deleted. `current` must be the row that was read. A parent, or an image in
     * the text, that is gone makes the write stale as well (what stood below it stands elsewhere now), and so does one that
     * another move has brought below the article: two moves at the same moment make no circle.
     */
    async write(current: ArticleRow, content: Content, origin: Origin, step: Step = { change: "updated" }): Promise<WriteOutcome> {
      const fileIds = await files.added(current, current.body, content.body);
      if (fileIds.length === 0 && isPlain(current, content, step)) return landed(writePlainly(current, content, origin, step.change));
      const publicFileIds = step.published ? await files.shown(current.id, content.body) : [];
      const rows = (on: Statements) => [
        on.article.update({
          where: { id: current.id, version: current.version, deletedAt: null },
          data: { ...headOf(content, origin), ...publicationOf(step), version: { increment: 1 } },
          select: { id: true },
        }),
        ...replaceTags(on, current, content),
        ...files.add(on, current.id, fileIds),
        ...(step.published === undefined ? [] : files.publish(on, current.id, publicFileIds)),
        insertRevision(on, current.id, current.version + 1, current.body, content, origin),
        ...insertMergeSide(on, current.id, current.version + 1, content, origin),
        insertChange(on, current, current.version + 1, step.change, origin),
      ];
      const { parentId } = content;
      if (parentId === null || parentId === current.parentId) return landed(db.$transaction(rows(db)), { fileIds, parentId });
      const move = db.$transaction(async (transaction) => {
        // The space's row is written first, and so takes the moves of a space one after the other.
        await transaction.space.update({ where: { id: current.spaceId }, data: { id: current.spaceId } });
        if (await isAtOrBelow(transaction, parentId, current.id)) throw new CircleError();
        for (const row of rows(transaction)) await row;
      });
      return landed(move, { fileIds, parentId });
    },
  };
}

/** Whether a write touches the article's own row, its versions and the feed, and nothing else. */
function isPlain(current: ArticleRow, content: Content, step: Step): boolean {
  return content.parentId === current.parentId && isSameList(current.tags, content.tags) && step.published === undefined;
}

/** Undoes an addition under an id that the feed knows. */
class IdUsedError extends Error {}

async function isAtOrBelow(on: Statements, id: string, ancestorId: string): Promise<boolean> {
  // UNION without ALL ends in a circle, too.
  const found = await on.$queryRaw<unknown[]>(sql`
    WITH RECURSIVE up("id", "parentId") AS (
      SELECT "id", "parentId" FROM "Article" WHERE "id" = ${id}
      UNION
      SELECT a."id", a."parentId" FROM "Article" a JOIN up ON a."id" = up."parentId"
    )
    SELECT "id" FROM up WHERE "id" = ${ancestorId}`);
  return found.length > 0;
}
