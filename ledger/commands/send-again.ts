import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { lockPlan, operatorRefusal } from '../lock-plan.ts';
import { auditMails } from '../outbox/audit-mails.ts';
import { OUTBOX_CHANNEL } from '../outbox/stage.ts';

/** Which refused mails: those of one digest, or all that were refused with a code. */
export type RefusedMails = { digestKey: string } | { code: string };

/**
 * Has mails that were refused for good sent again, once what was in the way is mended: an address put
 * right, a server's settings. Each is formed anew under its own Message-ID when it is claimed, and what
 * does not apply any more by then (its report was filed, its terms are others) is not sent.
 * @returns how many mails wait now.
 */
export async function sendAgain(
  ledger: Ledger,
  planId: string,
  which: RefusedMails,
  actor: Actor,
): Promise<Outcome<{ mails: number }>> {
  return ledger.db.$transaction(async (tx) => {
    const plan = await lockPlan(tx, planId);
    if (!plan) return refused({ code: 'not_found' });
    const notAllowed = operatorRefusal(actor, plan);
    if (notAllowed) return refused(notAllowed);
    const now = await ledger.clock.now();
    const [column, value] =
      'code' in which
        ? (['code', which.code] as const)
        : (['digest_key', which.digestKey] as const);
    // Whether it still applies is asked when it is claimed, by its terms; the epoch has only moved on.
    const [again] = await tx.$queryRawUnsafe<{ mails: number }[]>(
      statement(column),
      ...[now, planId, value, plan.epoch],
    );
    const mails = again?.mails ?? 0;
    if (mails === 0) return refused({ code: 'nothing_refused' });
    await tx.$executeRaw`SELECT pg_notify(${OUTBOX_CHANNEL}, '')`;
    const entry = { at: now, actor, action: 'send_again', planId, subject: planId };
    await audit(tx, { ...entry, data: { ...which, mails } });
    return { ok: true as const, value: { mails } };
  });
}

const statement = (column: 'code' | 'digest_key') => `WITH again AS (
    UPDATE mail SET state = 'deferred', attempt = 0, settled_at = NULL, retry_at = now(), epoch = $4
    WHERE plan_id = $2 AND state = 'refused' AND ${column} = $3
    RETURNING id, plan_id, message_id, code
  ), audited AS (
    ${auditMails('mail_deferred', '$1', 'again')}
  )
  SELECT count(*)::int AS mails FROM again`;
