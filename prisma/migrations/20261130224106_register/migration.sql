-- AlterEnum
ALTER TYPE "ContactRole" ADD VALUE 'deputy';

-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "absent_from" TEXT,
ADD COLUMN     "absent_to" TEXT,
ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "phone" TEXT,
ADD COLUMN     "stand_in_id" TEXT;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "deactivated_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "address_check" (
    "id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by" TEXT NOT NULL,
    "expires_real" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "address_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_upload" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "user_id" TEXT NOT NULL,
    "sent_in_real" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "register_upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_agency" (
    "user_id" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,

    CONSTRAINT "user_agency_pkey" PRIMARY KEY ("user_id","agency_id")
);

-- CreateIndex
CREATE INDEX "address_check_contact_id_idx" ON "address_check"("contact_id");

-- CreateIndex
CREATE INDEX "user_agency_agency_id_idx" ON "user_agency"("agency_id");

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_stand_in_id_fkey" FOREIGN KEY ("stand_in_id") REFERENCES "contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address_check" ADD CONSTRAINT "address_check_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_agency" ADD CONSTRAINT "user_agency_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_agency" ADD CONSTRAINT "user_agency_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
