import type { MailState } from '../../prisma/generated/enums.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import type { Tx } from '../ledger.ts';
import { mayBeClaimed, STILL_APPLIES } from './conditions.ts';
import type { DueDigest } from './due-digests.ts';

/** A mail of a digest under its row lock. */
export interface LockedMail {
  id: string;
  message_id: string | null;
  state: MailState;
  attempt: number;
  /** Whether the mail still says something true: its report is open, on the same terms and policy. */
  applies: boolean;
}

const CLAIMABLE = Prisma.raw(mayBeClaimed('m'));
const APPLIES = Prisma.raw(STILL_APPLIES);

/** The mails of a digest that a claim holds. */
export interface LockedDigest {
  mails: LockedMail[];
  /** More of it could be claimed than is held: the rest is somebody else's this moment. */
  isPassedOver: boolean;
}

type Row = LockedMail & { digest_key: string; claimable: number };

/**
 * Locks the claimable mails of these digests together with their reports. Only one claim at a time
 * works on a digest (advisory lock); rows that somebody else holds are passed over, so that a report
 * being filed, or a plan being paused, this moment cannot be reminded, and nobody waits for anybody.
 * @returns what is held, by the digest's key; a digest of which nothing is held is not in it.
 */
export async function lockDigests(
  tx: Tx,
  digests: readonly Pick<DueDigest, 'digestKey' | 'ofReports'>[],
): Promise<Map<string, LockedDigest>> {
  const asked = digests.map(({ digestKey }) => digestKey);
  // A statement of its own: what another claim has done with a digest is seen by the next one.
  const mine = await tx.$queryRaw<{ key: string }[]>`
    SELECT key FROM unnest(${asked}::text[]) AS d(key)
    WHERE pg_try_advisory_xact_lock(hashtextextended(key, 0))`;
  const isMine = new Set(mine.map(({ key }) => key));
  const keysOf = (ofReports: boolean) =>
    digests
      .filter((each) => each.ofReports === ofReports && isMine.has(each.digestKey))
      .map(({ digestKey }) => digestKey);
  // A digest of steps and a notice without a report are never under one key.
  const rows = await mailsOfReports(tx, keysOf(true));
  rows.push(...(await mailsWithoutReport(tx, keysOf(false))));
  const locked = new Map<string, LockedDigest>();
  for (const { digest_key: key, claimable, ...mail } of rows) {
    const mails = [...(locked.get(key)?.mails ?? []), mail];
    locked.set(key, { mails, isPassedOver: claimable > mails.length });
  }
  return locked;
}

async function mailsOfReports(tx: Tx, keys: string[]): Promise<Row[]> {
  if (keys.length === 0) return [];
  return tx.$queryRaw<Row[]>`
    WITH claimable AS (SELECT m.digest_key, count(*)::int AS count FROM mail m
      WHERE m.digest_key = ANY(${keys}) AND ${CLAIMABLE} GROUP BY 1)
    SELECT m.id, m.digest_key, m.message_id, m.state::text AS state, m.attempt,
      (${APPLIES}) AS applies,
      (SELECT count FROM claimable a WHERE a.digest_key = m.digest_key) AS claimable
    FROM mail m JOIN report r ON r.id = m.report_id JOIN plan p ON p.id = m.plan_id
    WHERE m.digest_key = ANY(${keys}) AND p.paused_at IS NULL AND ${CLAIMABLE}
    ORDER BY m.id FOR UPDATE OF m SKIP LOCKED FOR SHARE OF r SKIP LOCKED FOR SHARE OF p SKIP LOCKED`;
}

async function mailsWithoutReport(tx: Tx, keys: string[]): Promise<Row[]> {
  if (keys.length === 0) return [];
  return tx.$queryRaw<Row[]>`
    SELECT m.id, m.digest_key, m.message_id, m.state::text AS state, m.attempt,
      m.epoch = p.epoch AS applies, 0 AS claimable
    FROM mail m JOIN plan p ON p.id = m.plan_id
    WHERE m.digest_key = ANY(${keys}) AND m.report_id IS NULL AND p.paused_at IS NULL AND ${CLAIMABLE}
    ORDER BY m.id FOR UPDATE OF m SKIP LOCKED FOR SHARE OF p SKIP LOCKED`;
}
