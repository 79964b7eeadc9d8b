import type { Tx } from '../ledger.ts';
import { auditMails } from './audit-mails.ts';
import { isForGood, type SendResult } from './fate.ts';

type Unsent = Exclude<SendResult, { kind: 'sent' }>;

/** So many contacts refused with one code, and nothing taken since: it is not their addresses. */
const MANY = 10;
const WITHIN_MINUTES = 60;
/** What was refused so shortly before the last mail was taken was beside it on its way; in s. */
const BESIDE_SECONDS = 10;

/**
 * What a refusal is in the light of the others: where many contacts are refused with one code and no mail
 * has been taken since, a server refuses everybody. Their mails wait then, those that were refused before
 * as well, and no contact is marked for it. Once it takes mails again, whoever it still refuses is refused.
 * @param isOutage whether the sender has seen the server take nothing from anybody.
 * @param now business time.
 */
export async function asEverybody(
  tx: Tx,
  result: Unsent,
  isOutage: boolean,
  now: Date,
): Promise<Unsent> {
  if (result.kind !== 'refused' || !isForGood(result)) return result;
  const { code } = result;
  const hour = new Date(now.getTime() - WITHIN_MINUTES * 60_000);
  const [found] = await tx.$queryRaw<{ waits: boolean; contacts: number; taken: Date | null }[]>`
    WITH last AS (SELECT max(settled_at) AS taken FROM mail
      WHERE state = 'sent' AND settled_at BETWEEN ${hour}::timestamptz AND ${now}::timestamptz)
    SELECT EXISTS (SELECT 1 FROM mail WHERE state = 'deferred' AND code = ${code}) AS waits,
      (SELECT count(DISTINCT contact_id) FROM mail WHERE state = 'refused' AND code = ${code}
        AND settled_at >= ${hour} AND (taken IS NULL OR settled_at > taken))::int AS contacts, taken
    FROM last`;
  if (!found) return result;
  const beside = new Date((found.taken ?? hour).getTime() - BESIDE_SECONDS * 1_000);
  const asPolicy: Unsent = { ...result, fault: 'policy' };
  const isTaking = found.taken !== null && now.getTime() - +found.taken < BESIDE_SECONDS * 1_000;
  // Once they wait, whoever is refused alike waits with them, until the server takes mails again.
  if (found.waits && (isOutage || !isTaking)) return asPolicy;
  if (found.contacts < MANY - 1) return result;
  await tx.$executeRawUnsafe(WAIT_AGAIN, now, code, beside);
  await tx.contact.updateMany({
    where: { refusedCode: code, refusedAt: { gte: beside } },
    data: { refusedAt: null, refusedCode: null },
  });
  return asPolicy;
}

const WAIT_AGAIN = `WITH waiting AS (
    UPDATE mail SET state = 'deferred', settled_at = NULL, retry_at = now() + interval '5 minutes'
    WHERE state = 'refused' AND code = $2 AND settled_at >= $3::timestamptz
    RETURNING id, plan_id, message_id, code
  ) ${auditMails('mail_deferred', '$1', 'waiting')}`;
