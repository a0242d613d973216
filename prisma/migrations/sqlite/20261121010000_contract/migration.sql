-- AlterTable
ALTER TABLE "User" ADD COLUMN "owns" TEXT;

-- AlterTable
ALTER TABLE "Article" ADD COLUMN "publishedSlug" TEXT;

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "fingerprint" TEXT NOT NULL,
    "status" INTEGER,
    "headers" TEXT,
    "body" TEXT,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Schedule" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "articleId" TEXT NOT NULL,
    "publishAt" DATETIME NOT NULL,
    "unpublishAt" DATETIME,
    "next" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Schedule_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InsightDay" (
    "articleId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "spaceId" TEXT NOT NULL,
    "conflicts" INTEGER NOT NULL DEFAULT 0,
    "merges" INTEGER NOT NULL DEFAULT 0,
    "decisions" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("articleId", "day")
);

-- CreateIndex
CREATE INDEX "IdempotencyKey_expiresAt_idx" ON "IdempotencyKey"("expiresAt");

-- CreateIndex
CREATE INDEX "Schedule_articleId_idx" ON "Schedule"("articleId");

-- CreateIndex
CREATE INDEX "Schedule_next_dueAt_idx" ON "Schedule"("next", "dueAt");

-- CreateIndex
CREATE INDEX "InsightDay_spaceId_day_idx" ON "InsightDay"("spaceId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "User_owns_key" ON "User"("owns");

-- CreateIndex
CREATE UNIQUE INDEX "Article_publishedSlug_key" ON "Article"("publishedSlug");

-- The account that came first owns the installation.
UPDATE "User" SET "owns" = 'installation'
WHERE "id" = (SELECT "id" FROM "User" WHERE "role" = 'owner' ORDER BY "createdAt" LIMIT 1);
