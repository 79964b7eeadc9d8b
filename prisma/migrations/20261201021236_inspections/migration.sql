-- CreateTable
CREATE TABLE "inspection" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "ordered_by" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "period_from" TEXT NOT NULL,
    "period_to" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "random_share" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "starts_on" TEXT,
    "ends_on" TEXT,
    "over_limit_why" TEXT,
    "announced_at" TIMESTAMPTZ(3),
    "announced_by" TEXT,
    "reminded_at" TIMESTAMPTZ(3),
    "escalated_at" TIMESTAMPTZ(3),
    "concluded_at" TIMESTAMPTZ(3),
    "concluded_by" TEXT,
    "conclusion" TEXT,
    "answer_due_on" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "called_off_at" TIMESTAMPTZ(3),
    "called_off_by" TEXT,
    "called_off_why" TEXT,

    CONSTRAINT "inspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection_subject" (
    "inspection_id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "agency_id" TEXT NOT NULL,
    "task_id" TEXT,
    "reasons" JSONB NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,
    "chosen_by" TEXT NOT NULL,

    CONSTRAINT "inspection_subject_pkey" PRIMARY KEY ("inspection_id","place")
);

-- CreateTable
CREATE TABLE "inspection_member" (
    "inspection_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,
    "chosen_by" TEXT NOT NULL,

    CONSTRAINT "inspection_member_pkey" PRIMARY KEY ("inspection_id","contact_id")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" TEXT NOT NULL,
    "inspection_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "agency_id" TEXT NOT NULL,
    "task_id" TEXT,
    "text" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "rectify_by" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" TEXT,
    "withdrawn_why" TEXT,
    "report_id" TEXT,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection_answer" (
    "id" TEXT NOT NULL,
    "inspection_id" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_by" TEXT NOT NULL,

    CONSTRAINT "inspection_answer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "inspection_plan_id_number_key" ON "inspection"("plan_id", "number");

-- CreateIndex
CREATE INDEX "inspection_subject_agency_id_idx" ON "inspection_subject"("agency_id");

-- CreateIndex
CREATE INDEX "inspection_member_contact_id_idx" ON "inspection_member"("contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "finding_report_id_key" ON "finding"("report_id");

-- CreateIndex
CREATE UNIQUE INDEX "finding_inspection_id_number_key" ON "finding"("inspection_id", "number");

-- CreateIndex
CREATE INDEX "inspection_answer_inspection_id_idx" ON "inspection_answer"("inspection_id");

-- AddForeignKey
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_subject" ADD CONSTRAINT "inspection_subject_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_subject" ADD CONSTRAINT "inspection_subject_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_subject" ADD CONSTRAINT "inspection_subject_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_member" ADD CONSTRAINT "inspection_member_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_member" ADD CONSTRAINT "inspection_member_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_answer" ADD CONSTRAINT "inspection_answer_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_answer" ADD CONSTRAINT "inspection_answer_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
