-- DropIndex
DROP INDEX "mail_state_due_at_idx";

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "basis" TEXT,
ADD COLUMN     "good_until" TIMESTAMPTZ(3),
ADD COLUMN     "members" TEXT[],
ALTER COLUMN "part" DROP NOT NULL;

-- What a sender looks for, and nothing else: none of these grows with what was sent.
CREATE INDEX "mail_due_idx" ON "mail"("due_at", "digest_key") WHERE "state" = 'staged';
CREATE INDEX "mail_retry_idx" ON "mail"("retry_at") WHERE "state" IN ('deferred', 'uncertain');
CREATE INDEX "mail_lease_idx" ON "mail"("lease_until") WHERE "state" IN ('claimed', 'sending');
CREATE INDEX "mail_refused_idx" ON "mail"("code", "settled_at") WHERE "state" = 'refused';

-- What was sent since when, asked seldom: costs nothing when a mail is written.
CREATE INDEX "mail_settled_idx" ON "mail" USING brin ("settled_at") WITH (autosummarize = on);

-- What was formed ahead, to be forgotten where nobody asks for it.
CREATE INDEX "message_ahead_idx" ON "message"("digest_key") WHERE "part" IS NULL;

-- The bytes of a mail are text that is read whole, once: taking them apart to press them costs more than it saves.
ALTER TABLE "message" ALTER COLUMN "raw" SET STORAGE EXTERNAL;
