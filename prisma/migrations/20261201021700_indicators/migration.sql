-- DropForeignKey
ALTER TABLE "indicator" DROP CONSTRAINT "indicator_task_id_fkey";

-- AlterTable
ALTER TABLE "indicator" ADD COLUMN     "added_by" TEXT,
ADD COLUMN     "added_why" TEXT,
ADD COLUMN     "agency_id" TEXT,
ADD COLUMN     "base" DOUBLE PRECISION,
ADD COLUMN     "base_year" INTEGER,
ADD COLUMN     "by_year" INTEGER,
ADD COLUMN     "decided_at" TIMESTAMPTZ(3),
ADD COLUMN     "decided_by" TEXT,
ADD COLUMN     "decided_why" TEXT,
ADD COLUMN     "direction" TEXT NOT NULL DEFAULT 'up',
ADD COLUMN     "figure" DOUBLE PRECISION,
ADD COLUMN     "name" TEXT,
ADD COLUMN     "plan_id" TEXT,
ADD COLUMN     "span_end" INTEGER,
ADD COLUMN     "span_start" INTEGER,
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'proposed',
ADD COLUMN     "yearly" BOOLEAN NOT NULL DEFAULT false,
ALTER COLUMN "task_id" DROP NOT NULL,
ALTER COLUMN "quote" DROP NOT NULL;

-- What was read before is proposed under the words of its sentence; a person names and confirms it.
UPDATE "indicator" SET "plan_id" = t."plan_id", "name" = left("quote", 60),
    "figure" = CASE WHEN "unit" IS NOT NULL AND "target" ~ '^\d+(\.\d+)?$' THEN "target"::double precision END,
    "by_year" = CASE WHEN "by" ~ '^\d{4}$' THEN "by"::integer END,
    "yearly" = coalesce("by" = '每年', false)
FROM "task" t WHERE t."id" = "indicator"."task_id";
ALTER TABLE "indicator" ALTER COLUMN "name" SET NOT NULL, ALTER COLUMN "plan_id" SET NOT NULL;

-- CreateTable
CREATE TABLE "indicator_value" (
    "id" TEXT NOT NULL,
    "indicator_id" TEXT NOT NULL,
    "submission_id" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "value" DOUBLE PRECISION,
    "unit" TEXT,
    "source" TEXT,
    "reason" TEXT,
    "asked" TEXT,
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "filed_by" TEXT NOT NULL,
    "replaces" TEXT,

    CONSTRAINT "indicator_value_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "indicator_value_indicator_id_idx" ON "indicator_value"("indicator_id");

-- CreateIndex
CREATE INDEX "indicator_value_submission_id_idx" ON "indicator_value"("submission_id");

-- CreateIndex
CREATE INDEX "indicator_plan_id_idx" ON "indicator"("plan_id");

-- CreateIndex
CREATE INDEX "indicator_task_id_idx" ON "indicator"("task_id");

-- CreateIndex
CREATE INDEX "indicator_agency_id_idx" ON "indicator"("agency_id");

-- AddForeignKey
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_value" ADD CONSTRAINT "indicator_value_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_value" ADD CONSTRAINT "indicator_value_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
