import { graceDueOn } from '../../domain/ladder/clocks.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { audit } from '../audit.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { planInForce } from '../lock-report.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { renewTerms } from '../terms.ts';
import { lockPlan, operatorRefusal } from '../lock-plan.ts';
import { raiseEpoch } from './raise-epoch.ts';

/**
 * Pauses a plan: from now on nothing of it is sent and no step is taken. Agencies may still file, and
 * reviewers review; what was staged and has not taken effect is taken back.
 */
export async function pausePlan(
  ledger: Ledger,
  planId: string,
  why: string,
  actor: Actor,
): Promise<Outcome<{ pausedAt: Date }>> {
  return ledger.db.$transaction(async (tx) => {
    const plan = await lockPlan(tx, planId);
    if (!plan) return refused({ code: 'not_found' });
    const notAllowed = operatorRefusal(actor, plan);
    if (notAllowed) return refused(notAllowed);
    if (!plan.launchedAt) return refused({ code: 'not_launched' });
    if (plan.pausedAt) return refused({ code: 'already_paused', pausedAt: plan.pausedAt });
    const pausedAt = await ledger.clock.now();
    await tx.plan.update({ where: { id: planId }, data: { pausedAt } });
    await raiseEpoch(tx, planId, pausedAt);
    const entry = { at: pausedAt, actor, action: 'pause', planId, subject: planId };
    await audit(tx, { ...entry, data: { why } });
    return { ok: true as const, value: { pausedAt } };
  });
}

/**
 * Resumes a paused plan: each report's steps that were missed collapse into the most severe. A report
 * that fell due while nobody was reminded gets new terms, as many workdays as a returned one has: the
 * pause is not its agency's fault. The first date stays in the statistics.
 */
export async function resumePlan(
  ledger: Ledger,
  planId: string,
  actor: Actor,
): Promise<Outcome<{ resumedAt: Date; rescheduled: number }>> {
  return ledger.db.$transaction(
    async (tx) => {
      const locked = await lockPlan(tx, planId);
      if (!locked) return refused({ code: 'not_found' });
      const notAllowed = operatorRefusal(actor, locked);
      if (notAllowed) return refused(notAllowed);
      const { pausedAt } = locked;
      if (!pausedAt) return refused({ code: 'not_paused' });
      const resumedAt = await ledger.clock.now();
      await tx.plan.update({ where: { id: planId }, data: { pausedAt: null } });
      await raiseEpoch(tx, planId, resumedAt);
      const rescheduled = await renewOverdue(tx, ledger, planId, pausedAt, resumedAt);
      const entry = { at: resumedAt, actor, action: 'resume', planId, subject: planId };
      await audit(tx, { ...entry, data: { pausedAt: pausedAt.toISOString(), rescheduled } });
      return { ok: true as const, value: { resumedAt, rescheduled } };
    },
    { timeout: 120_000 },
  );
}

/** New terms for what fell due between pause and resumption; gives how many. */
async function renewOverdue(
  tx: Tx,
  ledger: Ledger,
  planId: string,
  pausedAt: Date,
  now: Date,
): Promise<number> {
  const plan = await planInForce(tx, Prisma.sql`SELECT ${planId}`);
  if (!plan) return 0;
  const dueOn = graceDueOn(now, plan.policy, ledger.calendar);
  const reports = await tx.report.findMany({
    where: {
      planId,
      // Parts follow their reports.
      parentId: null,
      stage: 'collecting',
      leftAt: null,
      dueAt: { gt: pausedAt, lte: now },
    },
    orderBy: { id: 'asc' },
  });
  for (const report of reports)
    await renewTerms(
      ledger,
      tx,
      { report, plan, now },
      { dueOn, cause: 'resume', notice: 'rescheduled' },
    );
  return reports.length;
}
