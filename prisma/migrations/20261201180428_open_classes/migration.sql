-- Of all classes, those in which something may be overdue or to come: some are one in ten.
CREATE INDEX "report_class_open_idx" ON "report_class" ("plan_id")
  WHERE "agency_id" IS NOT NULL AND NOT "gone" AND "stage" IN ('collecting', 'missed');
DROP INDEX "report_class_herd_idx";
