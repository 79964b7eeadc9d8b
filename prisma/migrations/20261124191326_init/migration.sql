-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "AgencyKind" AS ENUM ('department', 'region', 'commission', 'government_office', 'enterprise');

-- CreateEnum
CREATE TYPE "ContactRole" AS ENUM ('officer', 'leader');

-- CreateEnum
CREATE TYPE "ResponsibilityRole" AS ENUM ('lead', 'cooperating', 'responsible');

-- CreateEnum
CREATE TYPE "ReportStage" AS ENUM ('collecting', 'reviewing', 'accepted', 'missed');

-- CreateEnum
CREATE TYPE "ReviewOutcome" AS ENUM ('accepted', 'returned');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('staged', 'claimed', 'sending', 'sent', 'deferred', 'refused', 'uncertain', 'cancelled');

-- CreateEnum
CREATE TYPE "UserRole" AS ENUM ('agency', 'commission', 'government', 'admin');

-- CreateTable
CREATE TABLE "plan" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "source_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "source_text" TEXT NOT NULL,
    "source_from" INTEGER NOT NULL,
    "source_to" INTEGER NOT NULL,
    "policy" JSONB NOT NULL,
    "commission_id" TEXT NOT NULL,
    "government_id" TEXT NOT NULL,
    "launched_at" TIMESTAMPTZ(3),
    "launch_from" INTEGER,
    "launch_to" INTEGER,
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "paused_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_region" (
    "plan_id" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,

    CONSTRAINT "plan_region_pkey" PRIMARY KEY ("plan_id","agency_id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "number" TEXT,
    "chapter_number" TEXT,
    "chapter_title" TEXT,
    "section_number" TEXT,
    "section_title" TEXT,
    "text" TEXT NOT NULL,
    "span_start" INTEGER NOT NULL,
    "span_end" INTEGER NOT NULL,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duty" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "span_start" INTEGER NOT NULL,
    "span_end" INTEGER NOT NULL,
    "cadence" TEXT NOT NULL,

    CONSTRAINT "duty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator" (
    "id" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "unit" TEXT,
    "by" TEXT,

    CONSTRAINT "indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agency" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT,
    "kind" "AgencyKind" NOT NULL,

    CONSTRAINT "agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agency_alias" (
    "name" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,

    CONSTRAINT "agency_alias_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "role" "ContactRole" NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "lang" TEXT NOT NULL DEFAULT 'zh-CN',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "refused_at" TIMESTAMPTZ(3),
    "refused_code" TEXT,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "responsibility" (
    "task_id" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "role" "ResponsibilityRole" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "responsibility_pkey" PRIMARY KEY ("task_id","agency_id")
);

-- CreateTable
CREATE TABLE "obligation" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "duty_id" TEXT,
    "added_by" TEXT,
    "added_why" TEXT,
    "confirmed_by" TEXT NOT NULL,
    "values" JSONB NOT NULL,

    CONSTRAINT "obligation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cycle" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "obligation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "opened" INTEGER NOT NULL DEFAULT 0,
    "closed_at" TIMESTAMPTZ(3),
    "skipped_cause" TEXT,
    "tells" TEXT,

    CONSTRAINT "cycle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "cycle_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "task_id" TEXT,
    "agency_id" TEXT NOT NULL,
    "stage" "ReportStage" NOT NULL DEFAULT 'collecting',
    "joined_cause" TEXT NOT NULL DEFAULT 'assigned',
    "left_at" TIMESTAMPTZ(3),
    "left_cause" TEXT,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "terms_version" INTEGER NOT NULL DEFAULT 1,
    "due_on" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "original_due_on" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "first_filed_at" TIMESTAMPTZ(3),
    "filed_at" TIMESTAMPTZ(3),
    "returned_at" TIMESTAMPTZ(3),
    "review_due_on" TEXT,
    "accepted_at" TIMESTAMPTZ(3),
    "missed_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "terms" (
    "report_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "due_on" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "armed_at" TIMESTAMPTZ(3) NOT NULL,
    "agency_id" TEXT NOT NULL,
    "cause" TEXT NOT NULL,

    CONSTRAINT "terms_pkey" PRIMARY KEY ("report_id","version")
);

-- CreateTable
CREATE TABLE "process" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "seen_version" INTEGER NOT NULL DEFAULT 0,
    "next_wake_at" TIMESTAMPTZ(3),
    "next_step_at" TIMESTAMPTZ(3),
    "next_to_agency" TEXT,
    "running" BOOLEAN NOT NULL DEFAULT false,
    "steps" INTEGER NOT NULL DEFAULT 0,
    "changed_real" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "process_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "step_record" (
    "report_id" TEXT NOT NULL,
    "terms_version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "notice" TEXT NOT NULL,
    "severity" INTEGER NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "staged_at" TIMESTAMPTZ(3) NOT NULL,
    "takes_effect_at" TIMESTAMPTZ(3) NOT NULL,
    "to_agency" TEXT,
    "mails" INTEGER NOT NULL,
    "skipped" BOOLEAN NOT NULL,
    "provisional" BOOLEAN NOT NULL,

    CONSTRAINT "step_record_pkey" PRIMARY KEY ("report_id","terms_version","name")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "form_version" INTEGER NOT NULL,
    "nil" BOOLEAN NOT NULL,
    "form" JSONB NOT NULL,
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "filed_by" TEXT NOT NULL,
    "late" BOOLEAN NOT NULL,
    "due_on" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "submission_id" TEXT NOT NULL,
    "outcome" "ReviewOutcome" NOT NULL,
    "reason" TEXT,
    "new_due_on" TEXT,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,
    "reviewed_by" TEXT NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "escalation" (
    "id" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "terms_version" INTEGER NOT NULL,
    "effect" TEXT NOT NULL,
    "to_agency" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "issued_at" TIMESTAMPTZ(3),
    "issued_by" TEXT,

    CONSTRAINT "escalation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "report_id" TEXT,
    "agency_id" TEXT,
    "terms_version" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "notice" TEXT NOT NULL,
    "severity" INTEGER NOT NULL,
    "epoch" INTEGER NOT NULL,
    "contact_id" TEXT NOT NULL,
    "digest_key" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "MailState" NOT NULL DEFAULT 'staged',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "code" TEXT,
    "message_id" TEXT,
    "claimed_by" TEXT,
    "settled_at" TIMESTAMPTZ(3),
    "staged_real" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_until" TIMESTAMPTZ(3),
    "retry_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "digest_key" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "raw" BYTEA NOT NULL,
    "formed_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "relay" (
    "id" BIGSERIAL NOT NULL,
    "process_id" TEXT NOT NULL,
    "signal" TEXT NOT NULL,
    "version" INTEGER,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_real" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retry_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "relay_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "plan_id" TEXT,
    "subject" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "repair" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "fault" TEXT NOT NULL,
    "subject" TEXT NOT NULL,

    CONSTRAINT "repair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "heartbeat" (
    "id" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "heartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT true,
    "image" TEXT,
    "role" "UserRole" NOT NULL DEFAULT 'agency',
    "agency_id" TEXT,
    "lang" TEXT NOT NULL DEFAULT 'zh-CN',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "task_plan_id_order_key" ON "task"("plan_id", "order");

-- CreateIndex
CREATE UNIQUE INDEX "agency_name_key" ON "agency"("name");

-- CreateIndex
CREATE INDEX "agency_alias_agency_id_idx" ON "agency_alias"("agency_id");

-- CreateIndex
CREATE INDEX "contact_agency_id_idx" ON "contact"("agency_id");

-- CreateIndex
CREATE INDEX "responsibility_agency_id_idx" ON "responsibility"("agency_id");

-- CreateIndex
CREATE INDEX "obligation_plan_id_idx" ON "obligation"("plan_id");

-- CreateIndex
CREATE UNIQUE INDEX "cycle_plan_id_kind_period_key" ON "cycle"("plan_id", "kind", "period");

-- CreateIndex
CREATE INDEX "report_cycle_id_idx" ON "report"("cycle_id");

-- CreateIndex
CREATE INDEX "report_plan_id_stage_idx" ON "report"("plan_id", "stage");

-- CreateIndex
CREATE INDEX "report_agency_id_idx" ON "report"("agency_id");

-- CreateIndex
CREATE INDEX "report_task_id_idx" ON "report"("task_id");

-- CreateIndex
CREATE INDEX "process_plan_id_type_idx" ON "process"("plan_id", "type");

-- CreateIndex
CREATE INDEX "process_next_wake_at_idx" ON "process"("next_wake_at");

-- CreateIndex
CREATE INDEX "process_next_step_at_idx" ON "process"("next_step_at");

-- CreateIndex
CREATE INDEX "process_next_to_agency_next_step_at_idx" ON "process"("next_to_agency", "next_step_at");

-- CreateIndex
CREATE UNIQUE INDEX "submission_report_id_revision_key" ON "submission"("report_id", "revision");

-- CreateIndex
CREATE INDEX "review_report_id_idx" ON "review"("report_id");

-- CreateIndex
CREATE UNIQUE INDEX "escalation_report_id_terms_version_effect_key" ON "escalation"("report_id", "terms_version", "effect");

-- CreateIndex
CREATE INDEX "mail_state_due_at_idx" ON "mail"("state", "due_at");

-- CreateIndex
CREATE INDEX "mail_digest_key_idx" ON "mail"("digest_key");

-- CreateIndex
CREATE INDEX "mail_report_id_idx" ON "mail"("report_id");

-- CreateIndex
CREATE INDEX "mail_message_id_idx" ON "mail"("message_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_digest_key_part_key" ON "message"("digest_key", "part");

-- CreateIndex
CREATE INDEX "relay_retry_at_idx" ON "relay"("retry_at");

-- CreateIndex
CREATE INDEX "relay_process_id_idx" ON "relay"("process_id");

-- CreateIndex
CREATE INDEX "audit_subject_idx" ON "audit"("subject");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_commission_id_fkey" FOREIGN KEY ("commission_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_government_id_fkey" FOREIGN KEY ("government_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_region" ADD CONSTRAINT "plan_region_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_region" ADD CONSTRAINT "plan_region_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty" ADD CONSTRAINT "duty_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency_alias" ADD CONSTRAINT "agency_alias_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "responsibility" ADD CONSTRAINT "responsibility_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "responsibility" ADD CONSTRAINT "responsibility_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation" ADD CONSTRAINT "obligation_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation" ADD CONSTRAINT "obligation_duty_id_fkey" FOREIGN KEY ("duty_id") REFERENCES "duty"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_obligation_id_fkey" FOREIGN KEY ("obligation_id") REFERENCES "obligation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "terms" ADD CONSTRAINT "terms_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step_record" ADD CONSTRAINT "step_record_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user" ADD CONSTRAINT "user_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
