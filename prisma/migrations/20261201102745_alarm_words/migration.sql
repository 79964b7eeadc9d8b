-- AlterTable
ALTER TABLE "alarm_notice" ADD COLUMN     "code" TEXT,
ADD COLUMN     "count" INTEGER NOT NULL DEFAULT 0;
