-- CreateEnum
CREATE TYPE "ExtensionState" AS ENUM ('asked', 'confirmed', 'granted', 'refused', 'withdrawn');

-- AlterTable
ALTER TABLE "task" ADD COLUMN     "set_aside_at" TIMESTAMPTZ(3),
ADD COLUMN     "set_aside_by" TEXT,
ADD COLUMN     "set_aside_cause" TEXT,
ADD COLUMN     "set_aside_why" TEXT;

-- AlterTable
ALTER TABLE "agency" ADD COLUMN     "ended_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "obligation" ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "ended_by" TEXT,
ADD COLUMN     "ended_why" TEXT;

-- AlterTable
ALTER TABLE "report" ADD COLUMN     "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "parent_id" TEXT;

-- AlterTable
ALTER TABLE "terms" ADD COLUMN     "by" TEXT,
ADD COLUMN     "reason" TEXT;

-- AlterTable
ALTER TABLE "submission" ADD COLUMN     "agency_id" TEXT,
ADD COLUMN     "doubt" TEXT,
ADD COLUMN     "on_sha256" TEXT,
ADD COLUMN     "on_text" TEXT,
ADD COLUMN     "sha256" TEXT;

-- CreateTable
CREATE TABLE "task_change" (
    "id" BIGSERIAL NOT NULL,
    "task_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,

    CONSTRAINT "task_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "from_agency_id" TEXT NOT NULL,
    "to_agency_id" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "task_ids" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "why" TEXT NOT NULL,

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_change" (
    "id" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "contact_id" TEXT,
    "role" "ContactRole" NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "lang" TEXT NOT NULL DEFAULT 'zh-CN',
    "code_hash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by" TEXT NOT NULL,
    "expires_real" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "objection" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "task_id" TEXT,
    "text" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "raised_by" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" TEXT,
    "answer" TEXT,

    CONSTRAINT "objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "report_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "form_version" INTEGER NOT NULL,
    "form" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "shared_at" TIMESTAMPTZ(3) NOT NULL,
    "shared_by" TEXT NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("report_id","version")
);

-- CreateTable
CREATE TABLE "extension" (
    "id" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "terms_version" INTEGER NOT NULL,
    "due_on" TEXT NOT NULL,
    "new_due_on" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state_of_work" TEXT NOT NULL,
    "state" "ExtensionState" NOT NULL DEFAULT 'asked',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "granted_due_on" TEXT,
    "decision" TEXT,

    CONSTRAINT "extension_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "task_change_task_id_idx" ON "task_change"("task_id");

-- CreateIndex
CREATE INDEX "transfer_plan_id_idx" ON "transfer"("plan_id");

-- CreateIndex
CREATE INDEX "contact_change_agency_id_idx" ON "contact_change"("agency_id");

-- CreateIndex
CREATE INDEX "objection_plan_id_idx" ON "objection"("plan_id");

-- CreateIndex
CREATE INDEX "objection_report_id_idx" ON "objection"("report_id");

-- CreateIndex
CREATE INDEX "extension_report_id_idx" ON "extension"("report_id");

-- CreateIndex
CREATE INDEX "extension_state_idx" ON "extension"("state");

-- CreateIndex
CREATE INDEX "report_parent_id_idx" ON "report"("parent_id");

-- AddForeignKey
ALTER TABLE "task_change" ADD CONSTRAINT "task_change_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_from_agency_id_fkey" FOREIGN KEY ("from_agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_to_agency_id_fkey" FOREIGN KEY ("to_agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_change" ADD CONSTRAINT "contact_change_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objection" ADD CONSTRAINT "objection_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objection" ADD CONSTRAINT "objection_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objection" ADD CONSTRAINT "objection_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objection" ADD CONSTRAINT "objection_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "report"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension" ADD CONSTRAINT "extension_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
