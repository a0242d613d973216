-- AlterTable
ALTER TABLE "IdempotencyKey" ADD COLUMN "newId" TEXT;
ALTER TABLE "IdempotencyKey" ADD COLUMN "runsUntil" DATETIME;
