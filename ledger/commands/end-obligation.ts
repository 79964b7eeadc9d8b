import { cycleIdOf } from '../../domain/report/report-id.ts';
import { refused, type Outcome, type Refusal } from '../../domain/report/refusal.ts';
import { Prisma, type Obligation } from '../../prisma/generated/client.ts';
import { obligationValuesSchema } from '../../schemas/obligation-values.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { cyclesOfObligation } from '../obligations.ts';
import { processId, tell } from '../processes.ts';
import { changePlan, type Changing, type Ordered } from '../roster/change.ts';
import { effectsOf, type Effects } from '../roster/effects.ts';
import { leaveRoster } from '../roster/leave.ts';
import { lockOpenReports } from '../roster/open-reports.ts';
import { rejoinRoster } from '../roster/rejoin.ts';

/**
 * Ends an obligation (报送要求): no later cycle of it starts. What is open stays owed, unless it is said
 * that it leaves; nothing is deleted.
 */
export function endObligation(
  ledger: Ledger,
  planId: string,
  obligationId: string,
  open: 'stay' | 'leave',
  ordered: Ordered,
): Promise<Outcome<Effects>> {
  return changePlan(ledger, planId, ordered, async (changing) => {
    const { tx, actor, why, now } = changing;
    const obligation = await tx.obligation.findFirst({ where: { id: obligationId, planId } });
    if (!obligation) return refused({ code: 'no_such_obligation' });
    const { endedAt } = obligation;
    if (endedAt) return refused({ code: 'obligation_ended', endedAt });
    await tx.obligation.update({
      where: { id: obligationId },
      data: { endedAt: now, endedBy: actor.name, endedWhy: why },
    });
    const reports = open === 'leave' ? await lockOpenReports(tx, ofObligation(obligationId)) : [];
    const left = await leaveRoster(changing, reports, 'obligation_ended');
    await lookAgain(changing);
    const entry = { at: now, actor, action: 'end_obligation', planId, subject: obligationId };
    await audit(tx, { ...entry, data: { why, open, left } });
    return { ok: true, value: await effectsOf(changing, { left }) };
  });
}

/**
 * Takes the end of an obligation back, as long as no cycle of it would have opened since: nobody should
 * be asked for a past one in a hurry. What had left with it is owed again.
 */
export function resumeObligation(
  ledger: Ledger,
  planId: string,
  obligationId: string,
  ordered: Ordered,
): Promise<Outcome<Effects>> {
  return changePlan(ledger, planId, ordered, async (changing) => {
    const { tx, plan, row, actor, why, now } = changing;
    const obligation = await tx.obligation.findFirst({ where: { id: obligationId, planId } });
    if (!obligation) return refused({ code: 'no_such_obligation' });
    if (!obligation.endedAt) return refused({ code: 'obligation_not_ended' });
    if (plan.endedAt) return refused({ code: 'plan_ended', endedAt: plan.endedAt });
    const { endOrderedAt } = row;
    if (endOrderedAt) return refused({ code: 'end_ordered', endOrderedAt });
    const passed = await cyclePassed(changing, obligation);
    if (passed) return refused(passed);
    await tx.obligation.update({
      where: { id: obligationId },
      data: { endedAt: null, endedBy: null, endedWhy: null },
    });
    const rejoined = await rejoinRoster(changing, ofObligation(obligationId), ['obligation_ended']);
    await lookAgain(changing);
    const entry = { at: now, actor, action: 'resume_obligation', planId, subject: obligationId };
    await audit(tx, { ...entry, data: { why, rejoined } });
    return { ok: true, value: await effectsOf(changing, { rejoined }) };
  });
}

const ofObligation = (id: string) =>
  Prisma.sql`r.cycle_id IN (SELECT id FROM cycle WHERE obligation_id = ${id})`;

/** The plan's workflow reckons anew what comes next. */
export async function lookAgain({ tx, row }: Changing): Promise<void> {
  if (row.launchedAt) await tell(tx, processId('plan', row.id), 'termsChanged');
}

/** The first cycle that would have opened by now and is not in the ledger, as a refusal. */
export async function cyclePassed(
  { tx, ledger, plan, row, now }: Changing,
  { id, kind, values: chosen }: Obligation,
): Promise<Refusal | null> {
  const { launchedAt, launchFrom, launchTo } = row;
  if (!launchedAt || launchFrom === null || launchTo === null) return null;
  const launched = { id: row.id, launchedAt, launchFrom, launchTo, policy: plan.policy };
  const values = obligationValuesSchema.parse(chosen);
  const cycles = await cyclesOfObligation(tx, ledger, launched, { id, kind, values });
  const opened = cycles.filter(
    ({ opensAt, skippedCause }) => skippedCause === null && opensAt <= now,
  );
  for (const { period } of opened) {
    const cycleId = cycleIdOf(row.id, kind, period);
    if ((await tx.cycle.count({ where: { id: cycleId } })) === 0)
      return { code: 'cycle_passed', kind, period };
  }
  return null;
}
