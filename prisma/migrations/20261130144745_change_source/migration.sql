-- AlterTable
ALTER TABLE "task_change" ADD COLUMN     "source" TEXT;
