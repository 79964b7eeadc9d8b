-- CreateTable
CREATE TABLE "issue" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "report_id" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "task_id" TEXT,
    "from_report_id" TEXT,
    "urgent" BOOLEAN NOT NULL,
    "title" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "asked" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "raised_by" TEXT NOT NULL,
    "taken_up_at" TIMESTAMPTZ(3),
    "taken_up_by" TEXT,
    "remark" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" TEXT,
    "answer" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,
    "closed_why" TEXT,
    "merged_into_id" TEXT,

    CONSTRAINT "issue_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "issue_report_id_key" ON "issue"("report_id");

-- CreateIndex
CREATE INDEX "issue_agency_id_idx" ON "issue"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "issue_plan_id_number_key" ON "issue"("plan_id", "number");

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "issue"("id") ON DELETE SET NULL ON UPDATE CASCADE;
