-- AlterTable
ALTER TABLE "report" ADD COLUMN     "internal_due_on" TEXT;
