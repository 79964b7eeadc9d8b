-- CreateTable
CREATE TABLE "import_draft" (
    "id" TEXT NOT NULL,
    "source_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "source_text" TEXT NOT NULL,
    "reading" JSONB NOT NULL,
    "agency_id" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "discarded_at" TIMESTAMPTZ(3),
    "discarded_by" TEXT,
    "imported_at" TIMESTAMPTZ(3),
    "imported_by" TEXT,
    "plan_id" TEXT,

    CONSTRAINT "import_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_decision" (
    "draft_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "batch" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "decision" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,

    CONSTRAINT "import_decision_pkey" PRIMARY KEY ("draft_id","seq")
);

-- CreateIndex
CREATE INDEX "import_draft_sha256_idx" ON "import_draft"("sha256");

-- CreateIndex
CREATE INDEX "import_draft_plan_id_idx" ON "import_draft"("plan_id");

-- AddForeignKey
ALTER TABLE "import_draft" ADD CONSTRAINT "import_draft_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_draft" ADD CONSTRAINT "import_draft_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_decision" ADD CONSTRAINT "import_decision_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "import_draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
