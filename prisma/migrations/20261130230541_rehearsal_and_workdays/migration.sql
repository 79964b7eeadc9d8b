-- AlterTable
ALTER TABLE "plan" ADD COLUMN     "calendar_version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "rehearsal" (
    "id" SERIAL NOT NULL,
    "plan_id" TEXT NOT NULL,
    "from_year" INTEGER NOT NULL,
    "to_year" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "under_way" BOOLEAN,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by" TEXT NOT NULL,
    "database" TEXT NOT NULL,
    "beat_real" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lived" INTEGER NOT NULL DEFAULT 0,
    "instants" INTEGER NOT NULL DEFAULT 0,
    "lived_to" TIMESTAMPTZ(3),
    "mails" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "fault" TEXT,
    "detail" TEXT,

    CONSTRAINT "rehearsal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rehearsal_mail" (
    "rehearsal_id" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "raw" BYTEA NOT NULL,

    CONSTRAINT "rehearsal_mail_pkey" PRIMARY KEY ("rehearsal_id","place")
);

-- CreateTable
CREATE TABLE "workday_table" (
    "id" SERIAL NOT NULL,
    "years" INTEGER[],
    "days" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "imported_by" TEXT NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,

    CONSTRAINT "workday_table_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "rehearsal_under_way_key" ON "rehearsal"("under_way");

-- CreateIndex
CREATE INDEX "rehearsal_plan_id_id_idx" ON "rehearsal"("plan_id", "id");

-- CreateIndex
CREATE INDEX "rehearsal_mail_rehearsal_id_agency_id_idx" ON "rehearsal_mail"("rehearsal_id", "agency_id");

-- AddForeignKey
ALTER TABLE "rehearsal" ADD CONSTRAINT "rehearsal_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rehearsal_mail" ADD CONSTRAINT "rehearsal_mail_rehearsal_id_fkey" FOREIGN KEY ("rehearsal_id") REFERENCES "rehearsal"("id") ON DELETE CASCADE ON UPDATE CASCADE;
