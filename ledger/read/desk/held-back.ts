import type { Ledger } from '../../ledger.ts';
import { comingSteps, stepsOfCyclesToCome, type ComingReport } from './coming-steps.ts';
import { mailsOf, type PlannedInstant } from './planned-mails.ts';
import type { DeskPlan } from './plans.ts';

/** What a pause holds back. */
export interface HeldBack {
  /** What would have been sent until now, by instant. */
  instants: PlannedInstant[];
  /** Reports of which something is overdue to be told: one mail each goes out on resuming. */
  reports: number;
  /** Of them those that fell due meanwhile: they are given a later date instead. */
  fellDue: number;
}

/**
 * What would have been sent since a plan was paused, by the same rules as it goes on when it is resumed;
 * nothing of a plan that is not paused.
 */
export async function heldBack(ledger: Ledger, plan: DeskPlan, now: Date): Promise<HeldBack> {
  const { pausedAt } = plan;
  if (!pausedAt) return { instants: [], reports: 0, fellDue: 0 };
  const running = { ...plan, pausedAt: null };
  const [open, toCome, fellDue] = await Promise.all([
    comingSteps(ledger, running, pausedAt),
    stepsOfCyclesToCome(ledger, running, pausedAt, now),
    ledger.db.report.count({
      where: {
        planId: plan.id,
        parentId: null,
        stage: 'collecting',
        leftAt: null,
        dueAt: { gt: pausedAt, lte: now },
      },
    }),
  ]);
  const held = [...open, ...toCome].flatMap((report): ComingReport[] => {
    const steps = report.steps.filter(({ at, to }) => at <= now && to !== null);
    return steps.length > 0 ? [{ ...report, steps }] : [];
  });
  return { instants: await mailsOf(ledger, plan, held), reports: held.length, fellDue };
}
