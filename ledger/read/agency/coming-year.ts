import { annualDueOn } from '../../../domain/ladder/annual-due-on.ts';
import { ladder } from '../../../domain/ladder/ladder.ts';
import { opensAt } from '../../../domain/ladder/opens-at.ts';
import type { Rung } from '../../../domain/ladder/rungs.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import type { Ledger } from '../../ledger.ts';

/** A year that has not opened yet, as an agency will meet it. */
export interface ComingYear {
  planId: string;
  planTitle: string;
  year: number;
  /** Reports the agency will owe. */
  owed: number;
  opensAt: Date;
  dueOn: string;
  zone: string;
  /** What the agency will be sent until the due date, if it does not file before. */
  mails: Rung[];
}

/** The next year of each launched plan in which the agency will owe reports. */
export async function comingYears(
  ledger: Ledger,
  agencyId: string,
  now: Date,
): Promise<ComingYear[]> {
  const plans = await ledger.db.plan.findMany({
    where: { launchedAt: { not: null } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      title: true,
      policy: true,
      launchedAt: true,
      launchFrom: true,
      launchTo: true,
      cycles: { select: { year: true } },
      regions: { where: { agencyId }, select: { agencyId: true } },
    },
  });
  const coming: ComingYear[] = [];
  for (const { id, title, launchedAt, launchFrom, launchTo, cycles, regions, ...plan } of plans) {
    const started = new Set(cycles.map(({ year }) => year));
    const year = yearsOf(launchFrom, launchTo).find((each) => !started.has(each));
    if (year === undefined || !launchedAt) continue;
    const leads = await ledger.db.responsibility.count({
      where: { agencyId, role: 'lead', task: { planId: id } },
    });
    const owed = leads + regions.length;
    if (owed === 0) continue;
    const policy = planPolicySchema.parse(plan.policy);
    const opens = opensAt(year, policy, ledger.calendar, launchedAt, policy.opensOn);
    const dueOn = annualDueOn(year, policy.annualDueOn, ledger.calendar);
    const terms = { dueOn, dueVersion: 1, opensAt: opens, armedAt: opens };
    const mails = ladder(terms, policy, ledger.calendar).filter(
      ({ kind, at }) => (kind === 'open' || kind === 'remind') && at > now && at >= opens,
    );
    coming.push({
      planId: id,
      planTitle: title,
      year,
      owed,
      opensAt: opens,
      dueOn,
      zone: policy.zone,
      mails,
    });
  }
  return coming;
}

function yearsOf(from: number | null, to: number | null): number[] {
  if (from === null || to === null) return [];
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
