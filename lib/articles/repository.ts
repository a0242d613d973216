import "server-only";
import { z } from "zod";
import { isForeignKeyViolation, isRowMissing, isUniqueViolation } from "../db/errors";
import type { Prisma } from "../db/generated/sqlite/client";
import type { Db } from "../db/open";
import { sql } from "../db/sql";
import { decodeBody, encodeBody } from "../history/codec";
import { versionSchema, type Person } from "../wire/schema";
import type { ChangeKind } from "../events/schema";
import { articleStatusSchema, mergedFromSchema, revisionKindSchema } from "./schema";
import type { ArticleQuery, ArticleStatus, MergedFrom, RevisionKind } from "./schema";

/** The head of an article without its text. */
export type ArticleHead = {
  id: string;
  spaceId: string;
  parentId: string | null;
  slug: string;
  title: string;
  tags: string[];
  status: ArticleStatus;
  version: number;
  publishedVersion: number | null;
  publishedSlug: string | null;
  createdAt: Date;
  createdBy: Person;
  updatedAt: Date;
  updatedBy: Person;
  deletedAt: Date | null;
  deletedBy: Person | null;
};
export type ArticleRow = ArticleHead & { body: string };

/** The fields of an article that a version keeps. */
export type Content = {
  title: string;
  body: string;
  tags: string[];
  slug: string;
  parentId: string | null;
  status: ArticleStatus;
};

/** Who made a version, when, and how. */
export type Origin = {
  author: Person;
  createdAt: Date;
  kind: RevisionKind;
  mergedFrom: MergedFrom | null;
  note: string | null;
};

export type RevisionHead = {
  version: number;
  title: string;
  slug: string;
  tags: string[];
  parentId: string | null;
  status: ArticleStatus;
  kind: RevisionKind;
  mergedFrom: MergedFrom | null;
  note: string | null;
  author: Person;
  createdAt: Date;
  bodyLength: number;
};

/** What a write does beside its content: the row it makes in the feed, and what is public from now on. */
export type Step = { change: ChangeKind; published?: { version: number; slug: string } | null };

type ListFilter = Omit<ArticleQuery, "limit" | "cursor" | "deleted" | "q" | "sort"> & {
  sort: NonNullable<ArticleQuery["sort"]>;
  isDeleted: boolean;
  /** Of these articles alone. */
  ids?: readonly string[];
};
export type ListPlace = { value: string; id: string };

export type ArticleRepository = ReturnType<typeof createArticleRepository>;

/** What became of a write that requires the version it was made from. */
export type WriteOutcome = "written" | "stale" | "slug-taken";

/**
 * Articles, their versions and the change feed. `changed` is called after each write that has landed. A write is one batch: the head, its tags, the new
 * version and the feed's row land together or not at all, and the version it was made from stands in
 * the WHERE of the head's own UPDATE, so that of many writes from one version exactly one lands.
 */
export function createArticleRepository(db: Db, { changed = () => {} }: { changed?: () => void } = {}) {
  const revisionOf = (articleId: string, version: number, previousBody: string | null, content: Content, origin: Origin, on: Prisma.TransactionClient = db) =>
    on.revision.create({
      data: {
        articleId,
        version,
        title: content.title,
        slug: content.slug,
        tags: JSON.stringify(content.tags),
        parentId: content.parentId,
        status: content.status,
        ...encodeBody(version, previousBody, content.body),
        bodyLength: content.body.length,
        kind: origin.kind,
        mergedFrom: origin.mergedFrom && JSON.stringify(origin.mergedFrom),
        note: origin.note,
        authorId: origin.author.id,
        createdAt: origin.createdAt,
      },
    });
  const changeOf = (article: { id: string; spaceId: string }, version: number, kind: ChangeKind, origin: Pick<Origin, "author" | "createdAt">, on: Prisma.TransactionClient = db) =>
    on.change.create({
      data: {
        articleId: article.id,
        spaceId: article.spaceId,
        version,
        kind,
        authorId: origin.author.id,
        createdAt: origin.createdAt,
      },
    });
  const tagRows = (articleId: string, tags: string[], on: Prisma.TransactionClient = db) =>
    on.articleTag.createMany({ data: tags.map((tag) => ({ articleId, tag })) });

  return {
    async find(id: string): Promise<ArticleRow | null> {
      // The most frequent read there is: one statement, where an include would make one for each person.
      const [row] = await db.$queryRaw<JoinedRow[]>(sql`
        SELECT a.*, c."name" AS "createdByName", u."name" AS "updatedByName", d."name" AS "deletedByName"
        FROM "Article" a
        JOIN "User" c ON c."id" = a."createdById"
        JOIN "User" u ON u."id" = a."updatedById"
        LEFT JOIN "User" d ON d."id" = a."deletedById"
        WHERE a."id" = ${id}`);
      if (!row) return null;
      const createdBy = { id: row.createdById, name: row.createdByName };
      const updatedBy = { id: row.updatedById, name: row.updatedByName };
      const deletedBy = row.deletedById === null ? null : { id: row.deletedById, name: row.deletedByName ?? "" };
      return { ...toHead({ ...row, createdBy, updatedBy, deletedBy }), body: row.body };
    },

    async findHead(id: string): Promise<ArticleHead | null> {
      const row = await db.article.findUnique({ where: { id }, omit: { body: true }, include: people });
      return row && toHead(row);
    },

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
      const head = (on: Prisma.TransactionClient) =>
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
      const others = (on: Prisma.TransactionClient) => [
        tagRows(article.id, content.tags, on),
        revisionOf(article.id, 1, null, content, origin, on),
        changeOf(article, 1, "created", origin, on),
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
        if (await isOrphaned(error, content.parentId, article.spaceId)) return "stale";
        if (!isUniqueViolation(error)) throw error;
        return (await db.article.count({ where: { id: article.id } })) > 0 ? "id-taken" : "slug-taken";
      }
    },

    /**
     * Writes `content` as version `current.version + 1` if the article is still at
     * `current.version` and not deleted. `current` must be the row that was read. A parent that is gone
     * makes the write stale as well (what stood below it stands elsewhere now), and so does one that
     * another move has brought below the article: two moves at the same moment make no circle.
     */
    async write(current: ArticleRow, content: Content, origin: Origin, step: Step = { change: "updated" }): Promise<WriteOutcome> {
      const rows = (on: Prisma.TransactionClient) => [
        on.article.update({
          where: { id: current.id, version: current.version, deletedAt: null },
          data: { ...headOf(content, origin), ...publicationOf(step), version: { increment: 1 } },
          select: { id: true },
        }),
        ...tagWrites(current, content, on),
        revisionOf(current.id, current.version + 1, current.body, content, origin, on),
        changeOf(current, current.version + 1, step.change, origin, on),
      ];
      const { parentId } = content;
      if (parentId === null || parentId === current.parentId) return landed(db.$transaction(rows(db)), parentId);
      const move = db.$transaction(async (transaction) => {
        // The space's row is written first, and so takes the moves of a space one after the other.
        await transaction.space.update({ where: { id: current.spaceId }, data: { id: current.spaceId } });
        if (await isAtOrBelow(transaction, parentId, current.id)) throw new CircleError();
        for (const row of rows(transaction)) await row;
      });
      return landed(move, parentId);
    },

    /** Moves an article to the trash if it is still at `current.version` and has no children outside of it. */
    async moveToTrash(current: ArticleHead, by: Pick<Origin, "author" | "createdAt">): Promise<WriteOutcome> {
      return landed(
        db.$transaction([
          db.article.update({
            where: { id: current.id, version: current.version, deletedAt: null, children: { none: { deletedAt: null } } },
            data: { deletedAt: by.createdAt, deletedById: by.author.id },
            select: { id: true },
          }),
          changeOf(current, current.version, "deleted", by),
        ]),
      );
    },

    /** Brings an article back from the trash with `content` as its next version. */
    async restore(current: ArticleRow, content: Content, origin: Origin): Promise<WriteOutcome> {
      return landed(
        db.$transaction([
          db.article.update({
            where: { id: current.id, version: current.version, deletedAt: { not: null } },
            data: { ...headOf(content, origin), version: { increment: 1 }, deletedAt: null, deletedById: null },
            select: { id: true },
          }),
          ...tagWrites(current, content),
          revisionOf(current.id, current.version + 1, current.body, content, origin),
          changeOf(current, current.version + 1, "restored", origin),
        ]),
        content.parentId,
      );
    },

    /** Removes an article that is in the trash, with all its versions; what stood below it stands at the top. */
    async purge(current: ArticleHead, by: Pick<Origin, "author" | "createdAt">): Promise<WriteOutcome> {
      try {
        return await landed(
          db.$transaction([
            db.article.updateMany({ where: { parentId: current.id }, data: { parentId: null } }),
            db.insightDay.deleteMany({ where: { articleId: current.id } }),
            db.article.delete({ where: { id: current.id, version: current.version, deletedAt: { not: null } }, select: { id: true } }),
            changeOf(current, current.version, "purged", by),
          ]),
        );
      } catch (error) {
        // An article that came to stand below it after the others were taken from there.
        if (isForeignKeyViolation(error)) return "stale";
        throw error;
      }
    },

    /** The article that is public at `slug`. */
    async findPublished(slug: string): Promise<ArticleHead | null> {
      const row = await db.article.findFirst({ where: { publishedSlug: slug, deletedAt: null }, omit: { body: true }, include: people });
      return row && toHead(row);
    },

    async takenPublishedSlugs(prefix: string): Promise<Set<string>> {
      const rows = await db.article.findMany({ where: { publishedSlug: { startsWith: prefix } }, select: { publishedSlug: true } });
      return new Set(rows.flatMap((row) => row.publishedSlug ?? []));
    },

    /** The articles that `userId` may see, trash apart, in the order of `filter.sort`. */
    async list(userId: string, filter: ListFilter, after: ListPlace | null, take: number): Promise<ArticleHead[]> {
      const { field, direction } = sortOf(filter.sort);
      const rows = await db.article.findMany({
        where: {
          space: { members: { some: { userId } } },
          deletedAt: filter.isDeleted ? { not: null } : null,
          ...(filter.space ? { spaceId: filter.space } : {}),
          ...(filter.parent ? { parentId: filter.parent === "root" ? null : filter.parent } : {}),
          ...(filter.tag ? { tagRows: { some: { tag: filter.tag } } } : {}),
          ...(filter.status ? { status: filter.status } : {}),
          ...(filter.ids ? { id: { in: [...filter.ids] } } : {}),
          ...(after ? { OR: placeAfter(field, direction, after) } : {}),
        },
        orderBy: [{ [field]: direction }, { id: direction }],
        omit: { body: true },
        include: people,
        take,
      });
      return rows.map(toHead);
    },

    /** Slugs of a space, deleted articles' included, that begin with `prefix`. */
    async takenSlugs(spaceId: string, prefix: string): Promise<Set<string>> {
      const rows = await db.article.findMany({
        where: { spaceId, slug: { startsWith: prefix } },
        select: { slug: true },
      });
      return new Set(rows.map((row) => row.slug));
    },

    async findIdBySlug(spaceId: string, slug: string): Promise<string | null> {
      const row = await db.article.findUnique({ where: { spaceId_slug: { spaceId, slug } }, select: { id: true } });
      return row?.id ?? null;
    },

    /** Up to `take` children outside of the trash, and how many there are. */
    async children(id: string, take: number): Promise<{ ids: string[]; total: number }> {
      const where = { parentId: id, deletedAt: null };
      const rows = await db.article.findMany({ where, select: { id: true }, take, orderBy: { id: "asc" } });
      return { ids: rows.map((row) => row.id), total: rows.length < take ? rows.length : await db.article.count({ where }) };
    },

    /** Versions below `before` (null: from the newest), newest first. */
    async listRevisions(articleId: string, before: number | null, take: number): Promise<RevisionHead[]> {
      const rows = await db.revision.findMany({
        where: { articleId, ...(before === null ? {} : { version: { lt: before } }) },
        orderBy: { version: "desc" },
        omit: { bodyData: true },
        include: { author: person },
        take,
      });
      return rows.map(toRevisionHead);
    },

    /** Version `version` whole, rebuilt from the snapshot at or before it. */
    async findRevision(articleId: string, version: number): Promise<(RevisionHead & { body: string }) | null> {
      // A client may name any number; the databases know 32 bits.
      if (!versionSchema.safeParse(version).success) return null;
      const row = await db.revision.findUnique({
        where: { articleId_version: { articleId, version } },
        include: { author: person },
      });
      if (!row) return null;
      if (row.bodyFormat === "snapshot") return { ...toRevisionHead(row), body: row.bodyData };
      const snapshot = await db.revision.findFirst({
        where: { articleId, bodyFormat: "snapshot", version: { lt: version } },
        orderBy: { version: "desc" },
        select: { version: true },
      });
      const rows = await db.revision.findMany({
        where: { articleId, version: { gte: snapshot?.version ?? 1, lte: version } },
        orderBy: { version: "asc" },
        select: { bodyFormat: true, bodyData: true },
      });
      return { ...toRevisionHead(row), body: decodeBody(rows) };
    },
  };

  /** What became of a batch whose first conditional statement requires the version it was made from. */
  async function landed(batch: Promise<unknown>, parentId: string | null = null): Promise<WriteOutcome> {
    try {
      await batch;
    } catch (error) {
      if (isRowMissing(error) || error instanceof CircleError) return "stale";
      if (isUniqueViolation(error)) return isRevisionClash(error) ? "stale" : "slug-taken";
      if (await isOrphaned(error, parentId)) return "stale";
      throw error;
    }
    changed();
    return "written";
  }

  /** Whether a write failed because the parent, or the space, that it names is not there any more. */
  async function isOrphaned(error: unknown, parentId: string | null, spaceId: string | null = null): Promise<boolean> {
    if (!isForeignKeyViolation(error)) return false;
    if (parentId !== null && (await db.article.count({ where: { id: parentId } })) === 0) return true;
    return spaceId !== null && (await db.space.count({ where: { id: spaceId } })) === 0;
  }

  function tagWrites(current: ArticleHead, content: Content, on: Prisma.TransactionClient = db) {
    if (isSameList(current.tags, content.tags)) return [];
    return [on.articleTag.deleteMany({ where: { articleId: current.id } }), tagRows(current.id, content.tags, on)];
  }
}

/** Undoes an addition under an id that the feed knows. */
class IdUsedError extends Error {}

/** Undoes a move below the article itself. */
class CircleError extends Error {}

async function isAtOrBelow(on: Prisma.TransactionClient, id: string, ancestorId: string): Promise<boolean> {
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

const person = { select: { id: true, name: true } } as const;
const people = { createdBy: person, updatedBy: person, deletedBy: person } as const;

const storedTags = z.array(z.string());

type JoinedRow = Prisma.ArticleGetPayload<object> & { createdByName: string; updatedByName: string; deletedByName: string | null };

type HeadRow = Omit<Prisma.ArticleGetPayload<{ include: typeof people }>, "body">;

function toHead(row: HeadRow): ArticleHead {
  const { id, spaceId, parentId, slug, title, version, publishedVersion, publishedSlug } = row;
  const { createdAt, createdBy, updatedAt, updatedBy, deletedAt, deletedBy } = row;
  return {
    ...{ id, spaceId, parentId, slug, title, version, publishedVersion, publishedSlug },
    ...{ createdAt, createdBy, updatedAt, updatedBy, deletedAt, deletedBy },
    tags: storedTags.parse(JSON.parse(row.tags)),
    status: articleStatusSchema.parse(row.status),
  };
}

type RevisionRow = Omit<Prisma.RevisionGetPayload<{ include: { author: typeof person } }>, "bodyData">;

function toRevisionHead(row: RevisionRow): RevisionHead {
  const { version, title, slug, parentId, note, author, createdAt, bodyLength } = row;
  return {
    ...{ version, title, slug, parentId, note, author, createdAt, bodyLength },
    tags: storedTags.parse(JSON.parse(row.tags)),
    status: articleStatusSchema.parse(row.status),
    kind: revisionKindSchema.parse(row.kind),
    mergedFrom: row.mergedFrom === null ? null : mergedFromSchema.parse(JSON.parse(row.mergedFrom)),
  };
}

function headOf(content: Content, origin: Origin) {
  return { ...content, tags: JSON.stringify(content.tags), updatedAt: origin.createdAt, updatedById: origin.author.id };
}

function publicationOf({ published }: Step) {
  if (published === undefined) return {};
  return { publishedVersion: published?.version ?? null, publishedSlug: published?.slug ?? null };
}

/** Whether the version to be written exists already, which another write made at the same moment. */
function isRevisionClash(error: unknown): boolean {
  return JSON.stringify((error as { meta?: unknown }).meta ?? {}).includes("Revision");
}

export function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

type SortField = "updatedAt" | "createdAt" | "title";

export function sortOf(sort: NonNullable<ArticleQuery["sort"]>): { field: SortField; direction: "asc" | "desc" } {
  return sort.startsWith("-")
    ? { field: sort.slice(1) as SortField, direction: "desc" }
    : { field: sort as SortField, direction: "asc" };
}

function placeAfter(field: SortField, direction: "asc" | "desc", after: ListPlace) {
  const value = field === "title" ? after.value : new Date(after.value);
  const beyond = direction === "asc" ? "gt" : "lt";
  return [{ [field]: { [beyond]: value } }, { [field]: value, id: { [beyond]: after.id } }];
}
