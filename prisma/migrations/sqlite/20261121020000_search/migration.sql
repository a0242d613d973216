-- Full-text search over articles: an index without a copy of the texts (contentless), kept in step by
-- triggers in the same transaction as the write. Its rows are numbers, so that a table joins them to ids;
-- rowids of "Article" itself would not do, because VACUUM may change them.
CREATE TABLE "ArticleTextKey" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "articleId" TEXT NOT NULL UNIQUE
);

CREATE VIRTUAL TABLE "ArticleText" USING fts5(
    title, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO "ArticleTextKey" ("articleId") SELECT "id" FROM "Article";
INSERT INTO "ArticleText" (rowid, title, body)
SELECT k."id", a."title", a."body" FROM "Article" a JOIN "ArticleTextKey" k ON k."articleId" = a."id";

CREATE TRIGGER "ArticleText_insert" AFTER INSERT ON "Article" BEGIN
    INSERT INTO "ArticleTextKey" ("articleId") VALUES (new."id");
    INSERT INTO "ArticleText" (rowid, title, body)
    SELECT "id", new."title", new."body" FROM "ArticleTextKey" WHERE "articleId" = new."id";
END;

CREATE TRIGGER "ArticleText_update" AFTER UPDATE OF "title", "body" ON "Article"
WHEN old."title" IS NOT new."title" OR old."body" IS NOT new."body" BEGIN
    UPDATE "ArticleText" SET title = new."title", body = new."body"
    WHERE rowid = (SELECT "id" FROM "ArticleTextKey" WHERE "articleId" = new."id");
END;

CREATE TRIGGER "ArticleText_delete" AFTER DELETE ON "Article" BEGIN
    DELETE FROM "ArticleText" WHERE rowid = (SELECT "id" FROM "ArticleTextKey" WHERE "articleId" = old."id");
    DELETE FROM "ArticleTextKey" WHERE "articleId" = old."id";
END;
