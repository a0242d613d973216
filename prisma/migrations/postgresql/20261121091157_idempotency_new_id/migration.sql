-- AlterTable
ALTER TABLE "IdempotencyKey" ADD COLUMN     "newId" TEXT,
ADD COLUMN     "runsUntil" TIMESTAMP(3);
