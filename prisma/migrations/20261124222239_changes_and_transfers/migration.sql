-- AlterTable
ALTER TABLE "report" ADD COLUMN     "left_by" TEXT,
ADD COLUMN     "left_why" TEXT,
ADD COLUMN     "reopened_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "submission" ADD COLUMN     "review_begun_at" TIMESTAMPTZ(3),
ADD COLUMN     "review_begun_by" TEXT;
