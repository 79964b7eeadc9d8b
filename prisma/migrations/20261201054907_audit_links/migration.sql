-- CreateTable
CREATE TABLE "audit_link" (
    "chain" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "audit_id" BIGINT NOT NULL,
    "content" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_link_pkey" PRIMARY KEY ("chain","seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_link_audit_id_key" ON "audit_link"("audit_id");
