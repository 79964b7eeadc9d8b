-- CreateTable
CREATE TABLE "attachment" (
    "id" TEXT NOT NULL,
    "owner_kind" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "plan_id" TEXT,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "added_by" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by" TEXT,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listed_attachment" (
    "list" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "attachment_id" TEXT NOT NULL,

    CONSTRAINT "listed_attachment_pkey" PRIMARY KEY ("list","place")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "wanted_real" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "stored_piece" (
    "sha256" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "stored_piece_pkey" PRIMARY KEY ("sha256","place")
);

-- CreateTable
CREATE TABLE "file_upload" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "started_real" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "file_upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file_upload_part" (
    "upload_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "file_upload_part_pkey" PRIMARY KEY ("upload_id","at")
);

-- CreateIndex
CREATE INDEX "attachment_owner_kind_owner_id_idx" ON "attachment"("owner_kind", "owner_id");

-- CreateIndex
CREATE INDEX "attachment_sha256_idx" ON "attachment"("sha256");

-- CreateIndex
CREATE INDEX "listed_attachment_attachment_id_idx" ON "listed_attachment"("attachment_id");

-- CreateIndex
CREATE INDEX "stored_file_wanted_real_idx" ON "stored_file"("wanted_real");

-- CreateIndex
CREATE INDEX "file_upload_user_id_idx" ON "file_upload"("user_id");

-- CreateIndex
CREATE INDEX "file_upload_started_real_idx" ON "file_upload"("started_real");

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "stored_file"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listed_attachment" ADD CONSTRAINT "listed_attachment_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_upload_part" ADD CONSTRAINT "file_upload_part_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "file_upload"("id") ON DELETE CASCADE ON UPDATE CASCADE;
