import { randomUUID } from 'node:crypto';
import type { Tx } from '../ledger.ts';
import { MAX_UNCERTAIN } from './fate.ts';
import type { LockedMail } from './lock-digests.ts';
import { LEASE_SECONDS, UNCERTAIN_SECONDS, type ClaimedMessage } from './message.ts';

/** Real seconds. */
interface Times {
  leaseSeconds?: number;
  uncertainSeconds?: number | undefined;
}

/**
 * An uncertain message goes out again with identical bytes, whole, as long as any of it still applies
 * and it has not been sent too often. It stays uncertain until an answer comes.
 */
export async function resend(
  tx: Tx,
  rows: LockedMail[],
  { leaseSeconds = LEASE_SECONDS, uncertainSeconds = UNCERTAIN_SECONDS }: Times,
): Promise<ClaimedMessage | null> {
  const messageId = rows[0]?.message_id ?? null;
  const members = rows.filter((row) => row.message_id === messageId);
  const ids = members.map(({ id }) => id);
  const spent = members.some(({ attempt }) => attempt >= MAX_UNCERTAIN);
  if (messageId === null || spent || !members.some(({ applies }) => applies)) {
    await tx.mail.updateMany({ where: { id: { in: ids } }, data: { retryAt: null } });
    return null;
  }
  // The others of it are held by somebody this moment; nothing is written of half a message.
  if ((await tx.mail.count({ where: { messageId, state: 'uncertain' } })) > ids.length) return null;
  const { address, raw } = await tx.message.findUniqueOrThrow({ where: { id: messageId } });
  const token = randomUUID();
  await tx.$executeRaw`UPDATE mail SET attempt = attempt + 1, claimed_by = ${token},
    lease_until = now() + ${leaseSeconds} * interval '1 second',
    retry_at = now() + ${leaseSeconds + uncertainSeconds} * interval '1 second'
    WHERE id = ANY(${ids})`;
  return { messageId, token, address, raw, members: ids, isResend: true };
}
