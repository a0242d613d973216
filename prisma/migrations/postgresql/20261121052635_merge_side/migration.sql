-- CreateTable
CREATE TABLE "MergeSide" (
    "articleId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "tags" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "parentId" TEXT,
    "bodyFormat" TEXT NOT NULL,
    "bodyData" TEXT NOT NULL,

    CONSTRAINT "MergeSide_pkey" PRIMARY KEY ("articleId","version")
);

-- CreateIndex
CREATE INDEX "Revision_articleId_authorId_version_idx" ON "Revision"("articleId", "authorId", "version");

-- AddForeignKey
ALTER TABLE "MergeSide" ADD CONSTRAINT "MergeSide_articleId_version_fkey" FOREIGN KEY ("articleId", "version") REFERENCES "Revision"("articleId", "version") ON DELETE CASCADE ON UPDATE CASCADE;
