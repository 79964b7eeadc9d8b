import { opensAt } from '../../domain/ladder/opens-at.ts';
import { annualDueOn } from '../../domain/ladder/annual-due-on.ts';
import { planPolicySchema, type PlanPolicy } from '../../schemas/plan-policy.ts';
import type { Plan } from '../../prisma/generated/client.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { stageMails } from '../outbox/stage.ts';

/** What the plan's workflow is to do next. */
export interface PlanStep {
  version: number;
  /** The next year whose cycle has not been started, and the span until it opens; null at the end. */
  next: { year: number; inMs: number } | null;
}

interface LockedPlan extends Omit<Plan, 'policy'> {
  policy: PlanPolicy;
  now: Date;
}

async function withPlan<T>(
  ledger: Ledger,
  planId: string,
  act: (tx: Tx, plan: LockedPlan) => Promise<T>,
): Promise<T> {
  return ledger.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM plan WHERE id = ${planId} FOR UPDATE`;
    const plan = await tx.plan.findUniqueOrThrow({ where: { id: planId } });
    const policy = planPolicySchema.parse(plan.policy);
    return act(tx, { ...plan, policy, now: await ledger.clock.now() });
  });
}

/** 交办: stages the notice of assignment to the officers of every agency the plan names. */
export async function assign(ledger: Ledger, planId: string): Promise<number> {
  return withPlan(ledger, planId, async (tx, { launchedAt }) => {
    if (!launchedAt) return 0;
    const agencies = await tx.agency.findMany({
      where: {
        OR: [
          { responsibilities: { some: { task: { planId } } } },
          { regionOf: { some: { planId } } },
        ],
      },
      select: { id: true },
    });
    let staged = 0;
    for (const { id: agencyId } of agencies)
      staged += await stageMails(tx, {
        planId,
        reportId: null,
        agencyId,
        dueVersion: 1,
        rung: 'assignment',
        to: { agencyId, roles: ['officer'] },
        dueAt: launchedAt,
        single: true,
      });
    return staged;
  });
}

/** The plan's next year: when it opens, or null when every year has been started. */
export async function nextYear(ledger: Ledger, planId: string): Promise<PlanStep> {
  return withPlan(ledger, planId, async (tx, plan) => {
    const { version, policy, now } = plan;
    const started = await tx.cycle.findMany({ where: { planId }, select: { year: true } });
    const years = new Set(started.map(({ year }) => year));
    const year = yearsOf(plan).find((each) => !years.has(each));
    const opens =
      year !== undefined && plan.launchedAt
        ? opensAt(year, policy, ledger.calendar, plan.launchedAt, policy.opensOn)
        : null;
    await tx.plan.update({
      where: { id: planId },
      data: {
        seenVersion: version,
        nextWakeAt: opens,
        running: opens !== null,
        steps: { increment: 1 },
      },
      select: { id: true },
    });
    if (year === undefined || !opens) return { version, next: null };
    return { version, next: { year, inMs: Math.max(0, opens.getTime() - now.getTime()) } };
  });
}

function yearsOf({ launchFrom, launchTo }: LockedPlan): number[] {
  if (launchFrom === null || launchTo === null) return [];
  return Array.from({ length: launchTo - launchFrom + 1 }, (_, i) => launchFrom + i);
}

/** Puts the year's cycle into the ledger; false if its opening has not come yet. */
export async function openYear(ledger: Ledger, planId: string, year: number): Promise<boolean> {
  return withPlan(ledger, planId, async (tx, { policy, launchedAt, now }) => {
    if (!launchedAt) return false;
    const opens = opensAt(year, policy, ledger.calendar, launchedAt, policy.opensOn);
    if (now < opens) return false;
    const dueOn = annualDueOn(year, policy.annualDueOn, ledger.calendar);
    const cycle = { planId, year, opensAt: opens, dueOn };
    await tx.cycle.createMany({ data: [cycle], skipDuplicates: true });
    return true;
  });
}
