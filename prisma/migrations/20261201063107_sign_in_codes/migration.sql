-- CreateTable
CREATE TABLE "sign_in_code" (
    "id" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "browser" TEXT NOT NULL,
    "known" BOOLEAN NOT NULL,
    "user_id" TEXT,
    "code" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_code_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sign_in_code_account_asked_at_idx" ON "sign_in_code"("account", "asked_at");

-- CreateIndex
CREATE INDEX "sign_in_code_source_asked_at_idx" ON "sign_in_code"("source", "asked_at");

-- CreateIndex
CREATE INDEX "sign_in_code_browser_idx" ON "sign_in_code"("browser");

-- CreateIndex
CREATE INDEX "sign_in_code_asked_at_idx" ON "sign_in_code"("asked_at");

-- AddForeignKey
ALTER TABLE "sign_in_code" ADD CONSTRAINT "sign_in_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
