-- AlterTable
ALTER TABLE "session" ADD COLUMN     "proved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "sign_in_record" (
    "id" BIGSERIAL NOT NULL,
    "user_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "event" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "browser" TEXT NOT NULL,

    CONSTRAINT "sign_in_record_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sign_in_record_user_id_id_idx" ON "sign_in_record"("user_id", "id");

-- CreateIndex
CREATE INDEX "sign_in_record_at_idx" ON "sign_in_record"("at");

-- AddForeignKey
ALTER TABLE "sign_in_record" ADD CONSTRAINT "sign_in_record_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
