import type { Tx } from '../ledger.ts';
import { isForGood, type SendResult } from './fate.ts';

type Unsent = Exclude<SendResult, { kind: 'sent' }>;

/** So many contacts refused with one code, and nothing taken since: it is not their addresses. */
const MANY = 10;
const WITHIN_MINUTES = 60;

/**
 * What a refusal is in the light of the others: where many contacts are refused with one code and no mail
 * has been taken since the first of them, a server refuses everybody. Their mails wait then, those that
 * were refused before as well, and no contact is marked for it.
 * @param now business time.
 */
export async function asEverybody(tx: Tx, result: Unsent, now: Date): Promise<Unsent> {
  if (result.kind !== 'refused' || !isForGood(result)) return result;
  const { code } = result;
  const since = new Date(now.getTime() - WITHIN_MINUTES * 60_000);
  const [found] = await tx.$queryRaw<{ waits: boolean; contacts: number; first: Date | null }[]>`
    SELECT EXISTS (SELECT 1 FROM mail WHERE state = 'deferred' AND code = ${code}) AS waits,
      count(DISTINCT contact_id)::int AS contacts, min(settled_at) AS first
    FROM mail WHERE state = 'refused' AND code = ${code} AND settled_at >= ${since}`;
  if (!found) return result;
  const asPolicy: Unsent = { ...result, fault: 'policy' };
  // Once they wait, whoever is refused alike waits with them, until the server takes mails again.
  if (found.waits) return asPolicy;
  if (found.first === null || found.contacts < MANY - 1) return result;
  const taken = await tx.mail.count({
    where: { state: 'sent', settledAt: { gte: found.first } },
    take: 1,
  });
  if (taken > 0) return result;
  await tx.$executeRaw`
    UPDATE mail SET state = 'deferred', settled_at = NULL, retry_at = now() + interval '5 minutes'
    WHERE state = 'refused' AND code = ${code} AND settled_at >= ${found.first}`;
  await tx.contact.updateMany({
    where: { refusedCode: code, refusedAt: { gte: found.first } },
    data: { refusedAt: null, refusedCode: null },
  });
  return asPolicy;
}
