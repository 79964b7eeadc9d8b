import { lastDayOfMonth } from '../../domain/calendar/civil-date.ts';
import { civilDateOf, endOfDay } from '../../domain/calendar/zoned.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { noLights } from '../../ledger/read/desk/lights.ts';
import { lightsAsOf } from '../../ledger/read/desk/lights-as-of.ts';
import type { DeskPlan } from '../../ledger/read/desk/plans.ts';
import type { RehearsalMonth } from '../../schemas/rehearsal.ts';

type Counts = Pick<RehearsalMonth, 'owed' | 'filed' | 'accepted' | 'escalated'>;

/**
 * Where a plan stood at the end of every month that it was lived through, from the facts.
 * @param arrivals the instants at which its mails arrived.
 */
export async function monthsOf(
  ledger: Ledger,
  plan: DeskPlan,
  { from, to, arrivals }: { from: Date; to: Date; arrivals: readonly Date[] },
): Promise<RehearsalMonth[]> {
  const { zone } = plan.policy;
  const monthOf = (at: Date) => civilDateOf(at, zone).slice(0, 7);
  const mails = new Map<string, number>();
  for (const at of arrivals) mails.set(monthOf(at), (mails.get(monthOf(at)) ?? 0) + 1);
  const months: RehearsalMonth[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = monthAfter(month)) {
    const [year, number] = month.split('-').map(Number);
    const end = endOfDay(lastDayOfMonth(year ?? 0, number ?? 0), zone);
    // The first instant of the next month is not of this one.
    const last = new Date(+end - 1);
    const lights = noLights();
    for (const chapter of await lightsAsOf(ledger, plan, last))
      for (const colour of ['green', 'yellow', 'red', 'blue'] as const)
        lights[colour] += chapter.lights[colour];
    const counts = await countsAt(ledger, plan.id, last);
    months.push({ month, mails: mails.get(month) ?? 0, ...counts, lights });
  }
  return months;
}

const monthAfter = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

async function countsAt({ db }: Ledger, planId: string, at: Date): Promise<Counts> {
  const [row] = await db.$queryRaw<Counts[]>`
    SELECT count(*)::int AS owed,
      (count(*) FILTER (WHERE EXISTS (SELECT 1 FROM submission s WHERE s.report_id = r.id
        AND s.filed_at <= ${at} AND (s.withdrawn_at IS NULL OR s.withdrawn_at > ${at}))))::int
        AS filed,
      (count(*) FILTER (WHERE EXISTS (SELECT 1 FROM review v WHERE v.report_id = r.id
        AND v.outcome = 'accepted' AND v.reviewed_at <= ${at})))::int AS accepted,
      (count(*) FILTER (WHERE EXISTS (SELECT 1 FROM escalation e WHERE e.report_id = r.id
        AND e.effect = 'escalate' AND e.raised_at <= ${at})))::int AS escalated
    FROM report r
    WHERE r.plan_id = ${planId} AND r.opens_at <= ${at}
      AND (r.left_at IS NULL OR r.left_at > ${at})`;
  return row ?? { owed: 0, filed: 0, accepted: 0, escalated: 0 };
}
