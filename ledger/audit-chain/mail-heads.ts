import { civilDateOf, civilTimeOf, instantAt } from '../../domain/calendar/zoned.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import type { Ledger } from '../ledger.ts';
import { stageMails } from '../outbox/stage.ts';

/** What the notice, and the step of its mails, is called. */
const NOTICE = 'audit_heads';
const SEVERITY = 1;

/**
 * Stages, once a day and plan from its working hour on, a mail to the officers of the commission and of the
 * government that says where the audit's chains stand: whoever keeps it can tell later whether the newest
 * entries were cut off. Harmless when repeated, and by several at once.
 * @returns the plans of which it was looked after, with the day.
 */
export async function mailHeads(ledger: Ledger, done: ReadonlySet<string>): Promise<string[]> {
  const now = await ledger.clock.now();
  const plans = await ledger.db.plan.findMany({
    where: { launchedAt: { not: null }, endedAt: null },
    select: { id: true, epoch: true, policy: true, commissionId: true, governmentId: true },
  });
  const looked: string[] = [];
  for (const { id: planId, epoch, policy, commissionId, governmentId } of plans) {
    const { zone, workingHour } = planPolicySchema.parse(policy);
    const day = civilDateOf(now, zone);
    const key = `${planId} ${day}`;
    if (done.has(key) || civilTimeOf(now, zone) < workingHour) continue;
    await ledger.db.$transaction(async (tx) => {
      for (const agencyId of new Set([commissionId, governmentId]))
        await stageMails(tx, {
          ...{ planId, epoch, reportId: null, agencyId, termsVersion: 0, notice: NOTICE },
          ...{ step: `audit-heads-${day}`, severity: SEVERITY, single: true },
          to: { agencyId, roles: ['officer'] },
          dueAt: instantAt(day, workingHour, zone),
        });
    });
    looked.push(key);
  }
  return looked;
}
