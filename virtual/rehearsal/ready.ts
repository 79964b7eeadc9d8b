import { factsOf } from '../../domain/preflight/findings.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { preflightOf } from '../../ledger/preflight.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';

/**
 * Readies the copy of a plan for its launch: a rehearsal comes before the preflight is done with. What is
 * to be accepted is accepted, and a task that nobody owes is set aside, in the copy alone.
 */
export async function readyForLaunch(
  ledger: Ledger,
  planId: string,
  years: { from: number; to: number },
): Promise<void> {
  const { db, clock } = ledger;
  const now = await clock.now();
  const by = 'rehearsal';
  await db.task.updateMany({
    where: { planId, responsibilities: { none: { role: { in: ['lead', 'responsible'] } } } },
    data: { setAsideAt: now, setAsideCause: 'dropped', setAsideBy: by },
  });
  const row = await db.plan.findUniqueOrThrow({ where: { id: planId } });
  const plan = { ...row, policy: planPolicySchema.parse(row.policy), ...years };
  const { open } = await preflightOf(db, ledger, plan, now);
  await db.preflightAcceptance.createMany({
    data: open.map((finding) => ({
      ...{ planId, finding: finding.key, facts: factsOf(finding) },
      ...{ reason: by, acceptedAt: now, acceptedBy: by },
    })),
    skipDuplicates: true,
  });
}
