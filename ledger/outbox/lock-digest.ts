import { STANDING_NOTICES } from '../../domain/ladder/step.ts';
import type { MailState } from '../../prisma/generated/enums.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import type { Tx } from '../ledger.ts';

/** A mail of a digest under its row lock. */
export interface LockedMail {
  id: string;
  message_id: string | null;
  state: MailState;
  attempt: number;
  /** Whether the mail still says something true: its report is open, on the same terms and policy. */
  applies: boolean;
}

const CLAIMABLE = Prisma.sql`(m.state = 'staged'
  OR (m.state IN ('deferred', 'uncertain') AND m.retry_at <= now())
  OR (m.state = 'claimed' AND m.lease_until < now()))`;

const APPLIES = Prisma.sql`m.epoch = p.epoch AND CASE
  WHEN m.notice = 'left' THEN r.left_at IS NOT NULL
  WHEN m.notice = ANY(${[...STANDING_NOTICES]}) THEN true
  WHEN r.left_at IS NOT NULL THEN false
  WHEN m.notice = 'accepted' THEN r.stage = 'accepted'
  WHEN m.notice = 'amended' THEN r.stage IN ('collecting', 'reviewing', 'missed')
  WHEN m.notice IN ('transferred', 'rejoined')
    THEN r.stage <> 'accepted' AND r.terms_version = m.terms_version
  WHEN m.notice = 'disagreement' THEN true
  ELSE r.stage IN ('collecting', 'missed') AND r.terms_version = m.terms_version END`;

/**
 * Locks the claimable mails of one digest together with their reports. Only one claim at a time works
 * on a digest (advisory lock); rows that somebody else holds are passed over, so that a report being
 * filed, or a plan being paused, this moment cannot be reminded.
 */
export async function lockDigest(tx: Tx, digestKey: string): Promise<LockedMail[]> {
  const [lock] = await tx.$queryRaw<{ mine: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${digestKey}, 0)) AS mine`;
  if (!lock?.mine) return [];
  const ofReports = await tx.$queryRaw<LockedMail[]>`
    SELECT m.id, m.message_id, m.state::text AS state, m.attempt, (${APPLIES}) AS applies
    FROM mail m JOIN report r ON r.id = m.report_id JOIN plan p ON p.id = m.plan_id
    WHERE m.digest_key = ${digestKey} AND p.paused_at IS NULL AND ${CLAIMABLE}
    ORDER BY m.id FOR UPDATE OF m SKIP LOCKED FOR SHARE OF r SKIP LOCKED FOR SHARE OF p SKIP LOCKED`;
  // A digest of steps and a notice without a report are never under one key.
  if (ofReports.length > 0) return ofReports;
  return tx.$queryRaw<LockedMail[]>`
    SELECT m.id, m.message_id, m.state::text AS state, m.attempt, m.epoch = p.epoch AS applies
    FROM mail m JOIN plan p ON p.id = m.plan_id
    WHERE m.digest_key = ${digestKey} AND m.report_id IS NULL AND p.paused_at IS NULL AND ${CLAIMABLE}
    ORDER BY m.id FOR UPDATE OF m SKIP LOCKED FOR SHARE OF p SKIP LOCKED`;
}

/** Whether more of the digest could be claimed than was locked: the rest is held by somebody else. */
export async function isPassedOver(
  tx: Tx,
  digestKey: string,
  locked: LockedMail[],
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ claimable: number }[]>`
    SELECT count(*)::int AS claimable FROM mail m WHERE m.digest_key = ${digestKey} AND ${CLAIMABLE}`;
  return (row?.claimable ?? 0) > locked.length;
}
