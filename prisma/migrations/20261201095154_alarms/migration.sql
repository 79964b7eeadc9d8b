-- AlterTable
ALTER TABLE "heartbeat" ADD COLUMN     "clock_off" DOUBLE PRECISION,
ADD COLUMN     "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "task_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "alarm_notice" (
    "name" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'new',
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "told_at" TIMESTAMPTZ(3),
    "claimed_until" TIMESTAMPTZ(3),

    CONSTRAINT "alarm_notice_pkey" PRIMARY KEY ("name","channel")
);
