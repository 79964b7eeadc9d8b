-- CreateTable
CREATE TABLE "letter_text" (
    "draft_key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "plan_id" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "opening" TEXT[],
    "closing" TEXT[],
    "facts" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "letter_text_pkey" PRIMARY KEY ("draft_key","version")
);

-- CreateIndex
CREATE INDEX "letter_text_plan_id_idx" ON "letter_text"("plan_id");

-- AddForeignKey
ALTER TABLE "letter_text" ADD CONSTRAINT "letter_text_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
