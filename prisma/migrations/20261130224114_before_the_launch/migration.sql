-- AlterTable
ALTER TABLE "plan" ADD COLUMN     "end_ordered_at" TIMESTAMPTZ(3),
ADD COLUMN     "end_ordered_by" TEXT,
ADD COLUMN     "end_ordered_why" TEXT;

-- CreateTable
CREATE TABLE "preflight_acceptance" (
    "plan_id" TEXT NOT NULL,
    "finding" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_by" TEXT NOT NULL,

    CONSTRAINT "preflight_acceptance_pkey" PRIMARY KEY ("plan_id","finding")
);

-- AddForeignKey
ALTER TABLE "preflight_acceptance" ADD CONSTRAINT "preflight_acceptance_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
