import { isPart } from '../../../domain/kinds/parts.ts';
import { rosterOf } from '../../../domain/kinds/roster.ts';
import type { Notice } from '../../../domain/ladder/step.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { planRoles } from '../../obligations.ts';
import { comingSteps, cyclesToCome } from './coming-steps.ts';
import type { DeskPlan } from './plans.ts';

/** What happens at an instant by itself. */
export interface InstantEvents {
  /** Steps by name and notice, with how many reports take them. */
  steps: { name: string; notice: Notice; reports: number }[];
  /** Cycles that open. */
  cycles: { kind: string; period: string }[];
  /** Mails that are staged for it. */
  mails: number;
}

/**
 * What is due by itself up to and including `instant`, in all plans: the steps of processes, and mails
 * that are staged for it.
 */
export async function eventsAt(
  ledger: Ledger,
  plans: readonly DeskPlan[],
  instant: Date,
): Promise<InstantEvents> {
  const before = new Date(instant.getTime() - 1);
  const steps = new Map<string, InstantEvents['steps'][number]>();
  const cycles: InstantEvents['cycles'] = [];
  for (const plan of plans) {
    const due = await ledger.db.process.findMany({
      where: { planId: plan.id, running: true, nextStepAt: { lte: instant } },
      select: { type: true, subject: true },
    });
    const reports = due.filter(({ type }) => type === 'report').map(({ subject }) => subject);
    if (reports.length > 0)
      for (const coming of await comingSteps(ledger, plan, before, {
        where: Prisma.sql`r.id = ANY(${await withParts(reports)}::text[])`,
      })) {
        const step = coming.steps[0];
        // What a command has put off meanwhile is no longer due then.
        if (!step || step.at > instant) continue;
        const { name, notice } = step;
        const known = steps.get(`${name} ${notice}`) ?? { name, notice, reports: 0 };
        steps.set(`${name} ${notice}`, known);
        known.reports++;
      }
    if (due.some(({ type }) => type === 'plan'))
      cycles.push(...(await openingBy(ledger, plan, instant)));
  }
  /** These reports and their parts, whose steps are taken with theirs. */
  async function withParts(ids: string[]): Promise<string[]> {
    const parts = await ledger.db.report.findMany({
      where: { parentId: { in: ids } },
      select: { id: true },
    });
    return [...ids, ...parts.map(({ id }) => id)];
  }
  const mails = await ledger.db.mail.count({
    where: { state: 'staged', dueAt: { lte: instant }, planId: { in: plans.map(({ id }) => id) } },
  });
  return { steps: [...steps.values()], cycles, mails };
}

/** The cycles whose reports are put into the ledger by an instant: as early as their mails are staged. */
async function openingBy(ledger: Ledger, plan: DeskPlan, instant: Date) {
  const roles = await planRoles(ledger.db, plan.id);
  return (await cyclesToCome(ledger, plan))
    .filter(({ kind, owners, opensAt }) => {
      if (isPart(kind)) return false;
      const herd = rosterOf('', owners, roles).length;
      return opensAt.getTime() - ledger.lead.longest(herd) <= instant.getTime();
    })
    .map(({ kind, period }) => ({ kind, period }));
}
