-- CreateTable
CREATE TABLE "writing" (
    "report_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "texts" JSONB NOT NULL,
    "assembly" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_by_id" TEXT,
    "handed_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "writing_pkey" PRIMARY KEY ("report_id","version")
);

-- CreateTable
CREATE TABLE "signed_document" (
    "id" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "writing" INTEGER NOT NULL,
    "texts" JSONB NOT NULL,
    "assembly" JSONB NOT NULL,
    "written_by" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_by" TEXT NOT NULL,
    "signed_by_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3),
    "received_by" TEXT,

    CONSTRAINT "signed_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kept_file" (
    "id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "signed_document_report_id_version_key" ON "signed_document"("report_id", "version");

-- CreateIndex
CREATE INDEX "kept_file_owner_idx" ON "kept_file"("owner");

-- AddForeignKey
ALTER TABLE "writing" ADD CONSTRAINT "writing_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signed_document" ADD CONSTRAINT "signed_document_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kept_file" ADD CONSTRAINT "kept_file_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
