-- AlterTable
ALTER TABLE "cycle" ADD COLUMN     "revealed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "report" ADD COLUMN     "assignee_id" TEXT,
ADD COLUMN     "differs_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "assessor" (
    "task_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL,
    "assigned_by" TEXT NOT NULL,

    CONSTRAINT "assessor_pkey" PRIMARY KEY ("task_id")
);

-- CreateIndex
CREATE INDEX "assessor_contact_id_idx" ON "assessor"("contact_id");

-- AddForeignKey
ALTER TABLE "assessor" ADD CONSTRAINT "assessor_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessor" ADD CONSTRAINT "assessor_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
