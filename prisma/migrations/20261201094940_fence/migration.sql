-- CreateTable
CREATE TABLE "fence" (
    "id" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "backup_at" TIMESTAMPTZ(3) NOT NULL,
    "backup_name" TEXT NOT NULL,
    "reset_at" TIMESTAMPTZ(3),
    "released_at" TIMESTAMPTZ(3),
    "released_by" TEXT,
    "order" SERIAL NOT NULL,

    CONSTRAINT "fence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "known_message" (
    "id" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "members" TEXT[],
    "source" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "fence_id" TEXT NOT NULL,

    CONSTRAINT "known_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "fence_order_key" ON "fence"("order");

-- CreateIndex
CREATE INDEX "known_message_digest_idx" ON "known_message"("digest");

-- AddForeignKey
ALTER TABLE "known_message" ADD CONSTRAINT "known_message_fence_id_fkey" FOREIGN KEY ("fence_id") REFERENCES "fence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
