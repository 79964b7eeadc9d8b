-- AlterTable
ALTER TABLE "writing" ADD COLUMN     "sent_back_at" TIMESTAMPTZ(3),
ADD COLUMN     "sent_back_by" TEXT,
ADD COLUMN     "sent_back_why" TEXT;
