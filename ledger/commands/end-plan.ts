import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { changePlan, type Ordered } from '../roster/change.ts';
import { effectsOf, type Effects } from '../roster/effects.ts';
import { leaveRoster } from '../roster/leave.ts';
import { lockOpenReports } from '../roster/open-reports.ts';
import { rejoinRoster } from '../roster/rejoin.ts';
import { cyclePassed, lookAgain } from './end-obligation.ts';

/**
 * Ends a plan before its time (终止): all its obligations end, so that no later cycle starts. What is
 * open stays owed, unless it is said that it leaves; the plan ends once nothing of it is open.
 */
export function endPlan(
  ledger: Ledger,
  planId: string,
  open: 'stay' | 'leave',
  ordered: Ordered,
): Promise<Outcome<Effects>> {
  return changePlan(ledger, planId, ordered, async (changing) => {
    const { tx, row, actor, why, now } = changing;
    const { launchedAt, endedAt, endOrderedAt } = row;
    if (!launchedAt) return refused({ code: 'not_launched' });
    if (endedAt) return refused({ code: 'plan_ended', endedAt });
    if (endOrderedAt) return refused({ code: 'end_ordered', endOrderedAt });
    await tx.plan.update({
      where: { id: planId },
      data: { endOrderedAt: now, endOrderedBy: actor.name, endOrderedWhy: why },
    });
    await tx.obligation.updateMany({
      where: { planId, endedAt: null },
      data: { endedAt: now, endedBy: actor.name, endedWhy: why },
    });
    const ofPlan = Prisma.sql`r.plan_id = ${planId}`;
    const reports = open === 'leave' ? await lockOpenReports(tx, ofPlan) : [];
    const left = await leaveRoster(changing, reports, 'obligation_ended');
    await lookAgain(changing);
    const entry = { at: now, actor, action: 'end_plan', planId, subject: planId };
    await audit(tx, { ...entry, data: { why, open, left } });
    return { ok: true, value: await effectsOf(changing, { left }) };
  });
}

/**
 * Takes the end of a plan back, until it has ended, and as long as no cycle would have opened since.
 * What had left with it is owed again; an obligation that was ended by itself stays ended.
 */
export function continuePlan(
  ledger: Ledger,
  planId: string,
  ordered: Ordered,
): Promise<Outcome<Effects>> {
  return changePlan(ledger, planId, ordered, async (changing) => {
    const { tx, row, actor, why, now } = changing;
    const { endedAt, endOrderedAt } = row;
    if (!endOrderedAt) return refused({ code: 'end_not_ordered' });
    if (endedAt) return refused({ code: 'plan_ended', endedAt });
    const obligations = await tx.obligation.findMany({
      where: { planId, endedAt: endOrderedAt },
      orderBy: { id: 'asc' },
    });
    for (const obligation of obligations) {
      const passed = await cyclePassed(changing, obligation);
      if (passed) return refused(passed);
    }
    await tx.plan.update({
      where: { id: planId },
      data: { endOrderedAt: null, endOrderedBy: null, endOrderedWhy: null },
    });
    await tx.obligation.updateMany({
      where: { planId, endedAt: endOrderedAt },
      data: { endedAt: null, endedBy: null, endedWhy: null },
    });
    const withPlan = Prisma.sql`r.plan_id = ${planId} AND r.left_at = ${endOrderedAt}`;
    const rejoined = await rejoinRoster(changing, withPlan, ['obligation_ended']);
    await lookAgain(changing);
    const entry = { at: now, actor, action: 'resume_plan_end', planId, subject: planId };
    await audit(tx, { ...entry, data: { why, rejoined } });
    return { ok: true, value: await effectsOf(changing, { rejoined }) };
  });
}
