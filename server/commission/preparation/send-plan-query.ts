import { isFrequent, burdensOf, type Burden } from '../../../domain/burden/burden.ts';
import { periodRefusal } from '../../../ledger/commands/launch.ts';
import type { AgencyName } from '../../../ledger/read/desk/plans.ts';
import { sendPlan, type SendPlan, type SendRow } from '../../../ledger/read/desk/send-plan.ts';
import { handedIn } from '../../../ledger/read/handed-in.ts';
import type { Desk } from '../../parts/desk.ts';
import { yearsOf, type Years } from './years.tsx';

/** The send plan as an address asks for it. */
export interface AskedPlan {
  years: Years;
  /** Null: the years cannot be launched. */
  plan: SendPlan | null;
  /** What the filter leaves, in order. */
  rows: SendRow[];
  /** A year, a month `YYYY-MM`, or empty: all. */
  when: string;
  /** An agency's id, or empty: all. */
  agencyId: string;
  /** What can be chosen. */
  whens: string[];
  agencies: ReadonlyMap<string, AgencyName>;
  /** The year that the burden is told of. */
  year: number;
  burdens: (Burden & { messages: number })[];
}

/** Reads the filter from the address, and reckons the plan; what makes no sense narrows nothing. */
export async function askedPlan(desk: Desk): Promise<AskedPlan> {
  const { c, ledger, now } = desk;
  const { isWrong, ...years } = yearsOf(desk);
  const isLaunched = desk.plan.launchedAt !== null;
  const isBad = isWrong || (!isLaunched && periodRefusal(years, now, desk.plan.policy) !== null);
  const plan = isBad ? null : await sendPlan(ledger, desk.plan, years, now);
  const rows = plan?.rows ?? [];
  const months = [...new Set(rows.map(({ on }) => on.slice(0, 7)))];
  const whens = [...new Set(months.flatMap((month) => [month.slice(0, 4), month]))].toSorted();
  const asked = c.req.query('when') ?? '';
  const when = whens.includes(asked) ? asked : '';
  const agencies = await namesOf(desk, plan);
  const wanted = c.req.query('agency') ?? '';
  const agencyId = agencies.has(wanted) ? wanted : '';
  const year = Number(when.slice(0, 4)) || years.from;
  const files = isLaunched ? await handedIn(ledger.db, { planId: desk.plan.id }) : [];
  return {
    years,
    plan,
    when,
    agencyId,
    whens,
    agencies,
    year,
    rows: rows.filter(
      (row) => row.on.startsWith(when) && (agencyId === '' || row.agencyId === agencyId),
    ),
    burdens: burdensOf(plan?.owing ?? [], files)
      .filter((each) => each.year === year && (agencyId === '' || each.agencyId === agencyId))
      .map((each) => ({
        ...each,
        messages: plan?.messages.get(each.agencyId)?.get(year) ?? 0,
      }))
      .sort(
        (a, b) =>
          Number(isFrequent(b)) - Number(isFrequent(a)) ||
          b.reports - a.reports ||
          (a.agencyId < b.agencyId ? -1 : 1),
      ),
  };
}

async function namesOf({ ledger }: Desk, plan: SendPlan | null): Promise<Map<string, AgencyName>> {
  const ids = new Set([
    ...(plan?.rows ?? []).map(({ agencyId }) => agencyId),
    ...(plan?.owing ?? []).map(({ agencyId }) => agencyId),
  ]);
  const agencies = await ledger.db.agency.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, nameEn: true },
  });
  return new Map(agencies.map((agency) => [agency.id, agency]));
}
