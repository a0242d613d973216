-- Full-text search over articles, kept in step by triggers in the same transaction as the write.
CREATE TABLE "ArticleText" (
    "articleId" TEXT NOT NULL PRIMARY KEY REFERENCES "Article" ("id") ON DELETE CASCADE,
    "document" TSVECTOR NOT NULL
);
CREATE INDEX "ArticleText_document_idx" ON "ArticleText" USING GIN ("document");

-- Words as they are searched for: lower case, without accents, whatever the language; punctuation parts
-- them, where PostgreSQL's own parser would keep a file name or an address in one piece.
CREATE FUNCTION concord_fold(given TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(lower(regexp_replace(normalize(given, NFKD), '[\u0300-\u036F]', '', 'g')), '[!-/:-@\[-`{-~]+', ' ', 'g')
$$;

-- PostgreSQL keeps at most 1 MiB of words for one document: of a text with more, the beginning is found.
CREATE FUNCTION concord_document(title TEXT, body TEXT) RETURNS TSVECTOR LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  kept INT := 1000000;
BEGIN
  LOOP
    BEGIN
      RETURN setweight(to_tsvector('simple', concord_fold(title)), 'A')
          || setweight(to_tsvector('simple', concord_fold(left(body, kept))), 'D');
    EXCEPTION WHEN program_limit_exceeded THEN
      kept := kept / 4;
      IF kept < 1000 THEN
        RETURN to_tsvector('simple', concord_fold(title));
      END IF;
    END;
  END LOOP;
END
$$;

CREATE FUNCTION concord_index_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ArticleText" ("articleId", "document")
  VALUES (NEW."id", concord_document(NEW."title", NEW."body"))
  ON CONFLICT ("articleId") DO UPDATE SET "document" = EXCLUDED."document";
  RETURN NULL;
END
$$;

INSERT INTO "ArticleText" ("articleId", "document") SELECT "id", concord_document("title", "body") FROM "Article";

CREATE TRIGGER concord_index_new AFTER INSERT ON "Article"
FOR EACH ROW EXECUTE FUNCTION concord_index_article();
CREATE TRIGGER concord_index_changed AFTER UPDATE OF "title", "body" ON "Article"
FOR EACH ROW WHEN (OLD."title" IS DISTINCT FROM NEW."title" OR OLD."body" IS DISTINCT FROM NEW."body")
EXECUTE FUNCTION concord_index_article();
