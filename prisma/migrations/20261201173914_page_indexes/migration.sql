-- AlterTable
ALTER TABLE "terms" ADD COLUMN     "from_agency_id" TEXT;

UPDATE "terms" e SET "from_agency_id" = b."agency_id" FROM "terms" b
WHERE b."report_id" = e."report_id" AND b."version" = e."version" - 1 AND b."agency_id" <> e."agency_id";

-- What pages ask for of a large plan, and of what there is little.
CREATE INDEX "terms_passed_on_idx" ON "terms" ("from_agency_id", "report_id") WHERE "from_agency_id" IS NOT NULL;
CREATE INDEX "report_left_idx" ON "report" ("plan_id") WHERE "left_at" IS NOT NULL;
CREATE INDEX "report_joined_later_idx" ON "report" ("plan_id") WHERE "joined_cause" <> 'assigned';
CREATE INDEX "report_own_terms_idx" ON "report" ("plan_id")
  WHERE "stage" = 'collecting' AND "left_at" IS NULL AND "terms_version" > 1;
CREATE INDEX "report_class_herd_idx" ON "report_class" ("plan_id")
  WHERE "agency_id" IS NOT NULL AND "stage" = 'collecting' AND NOT "gone" AND "first_terms";
CREATE INDEX "escalation_draft_idx" ON "escalation" ("report_id")
  WHERE "issued_at" IS NULL AND "answered_at" IS NULL AND "effect" IN ('letter', 'circular');
