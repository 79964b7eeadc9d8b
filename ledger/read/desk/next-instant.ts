import type { Ledger } from '../../ledger.ts';
import { ladders } from './future-rungs.ts';
import { nextYearOf } from './planned-mails.ts';
import type { DeskPlan } from './plans.ts';

/** What happens at an instant by itself. */
export interface InstantEvents {
  /** Rungs by name, with how many reports climb them. */
  rungs: { name: string; reports: number }[];
  /** Years that open. */
  years: number[];
  /** Mails that are staged for it. */
  mails: number;
}

/** What is due by itself up to and including `instant`, in all plans. */
export async function eventsAt(
  ledger: Ledger,
  plans: DeskPlan[],
  instant: Date,
): Promise<InstantEvents> {
  const before = new Date(instant.getTime() - 1);
  const counts = new Map<string, number>();
  const years: number[] = [];
  for (const plan of plans) {
    const rungsOf = ladders(plan.policy, ledger.calendar, before);
    const woken = await ledger.db.report.findMany({
      where: { planId: plan.id, stage: 'collecting', nextWakeAt: { lte: instant } },
      select: { dueOn: true, dueVersion: true, opensAt: true, armedAt: true },
    });
    for (const terms of woken) {
      const name = rungsOf(terms)[0]?.name;
      if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const opening = await ledger.db.plan.findFirst({
      where: { id: plan.id, nextWakeAt: { lte: instant } },
      select: { id: true },
    });
    const year = opening ? nextYearOf(plan) : null;
    if (year !== null) years.push(year);
  }
  const mails = await ledger.db.mail.count({
    where: { state: 'staged', dueAt: { lte: instant }, planId: { in: plans.map(({ id }) => id) } },
  });
  return { rungs: [...counts].map(([name, reports]) => ({ name, reports })), years, mails };
}
