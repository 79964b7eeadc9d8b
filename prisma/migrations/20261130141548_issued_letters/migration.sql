-- AlterTable
ALTER TABLE "letter_text" ADD COLUMN     "issued_id" TEXT;

-- CreateTable
CREATE TABLE "issued_letter" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "draft_key" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "cycle_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "agency_id" TEXT,
    "addressed_ids" TEXT[],
    "escalation_ids" TEXT[],
    "text_version" INTEGER NOT NULL,
    "text" JSONB NOT NULL,
    "facts" JSONB NOT NULL,
    "number" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "number_in_use" TEXT,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_by" TEXT NOT NULL,
    "mails_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_back_at" TIMESTAMPTZ(3),
    "taken_back_by" TEXT,

    CONSTRAINT "issued_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issued_file" (
    "issued_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "docx" BYTEA NOT NULL,

    CONSTRAINT "issued_file_pkey" PRIMARY KEY ("issued_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "issued_letter_number_in_use_key" ON "issued_letter"("number_in_use");

-- CreateIndex
CREATE INDEX "issued_letter_plan_id_issued_at_idx" ON "issued_letter"("plan_id", "issued_at");

-- CreateIndex
CREATE INDEX "issued_letter_prefix_year_idx" ON "issued_letter"("prefix", "year");

-- AddForeignKey
ALTER TABLE "letter_text" ADD CONSTRAINT "letter_text_issued_id_fkey" FOREIGN KEY ("issued_id") REFERENCES "issued_letter"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issued_letter" ADD CONSTRAINT "issued_letter_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issued_letter" ADD CONSTRAINT "issued_letter_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issued_file" ADD CONSTRAINT "issued_file_issued_id_fkey" FOREIGN KEY ("issued_id") REFERENCES "issued_letter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was issued is written once.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is written once', TG_TABLE_NAME;
END $$;
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON "issued_file"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
