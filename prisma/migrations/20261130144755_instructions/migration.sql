-- CreateTable
CREATE TABLE "instruction" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "given_by" TEXT NOT NULL,
    "taken_up_at" TIMESTAMPTZ(3),
    "taken_up_by" TEXT,
    "answer" TEXT,

    CONSTRAINT "instruction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "instruction_plan_id_idx" ON "instruction"("plan_id");

-- CreateIndex
CREATE INDEX "instruction_report_id_idx" ON "instruction"("report_id");

-- AddForeignKey
ALTER TABLE "instruction" ADD CONSTRAINT "instruction_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instruction" ADD CONSTRAINT "instruction_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
