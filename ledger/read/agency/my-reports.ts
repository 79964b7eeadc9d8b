import { light } from '../../../domain/light/light.ts';
import type { Light, LightColour } from '../../../domain/light/reason.ts';
import type { ReportStage } from '../../../domain/report/facts.ts';
import { statistics } from '../../../domain/statistics/statistics.ts';
import type { Tally } from '../../../domain/statistics/tally.ts';
import type { ReportKind } from '../../../domain/words/words.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import type { Ledger } from '../../ledger.ts';

/** One report that an agency owes, as a line of its own list. */
export interface MyReport {
  id: string;
  year: number;
  kind: ReportKind;
  stage: ReportStage;
  /** Returned, and waiting to be filed again. */
  isReturned: boolean;
  isOpen: boolean;
  /** Null for a region's report on the whole plan. */
  task: { number: number; text: string } | null;
  dueOn: string;
  originalDueOn: string;
  light: Light;
}

export interface MyYear {
  /** Years for which the agency owes or owed reports, the newest first. */
  years: number[];
  year: number;
  /** Red first, then by due date. With the newest year come the open ones of earlier years. */
  reports: MyReport[];
  tally: Tally;
  /** Mails that were sent to the agency's contacts for the year. */
  mailsReceived: number;
}

const ORDER: Record<LightColour, number> = { red: 0, yellow: 1, green: 2, blue: 3 };

/**
 * What an agency owes in a year, with lights at `now`; null if it owes nothing in any year.
 * @param wanted the year asked for; the newest if it is none of the agency's.
 */
export async function myYear(
  ledger: Ledger,
  agencyId: string,
  wanted: number | null,
  now: Date,
): Promise<MyYear | null> {
  const years = (
    await ledger.db.report.findMany({
      where: { agencyId },
      distinct: ['year'],
      select: { year: true },
      orderBy: { year: 'desc' },
    })
  ).map(({ year }) => year);
  const newest = years[0];
  if (newest === undefined) return null;
  const year = wanted !== null && years.includes(wanted) ? wanted : newest;
  const earlier = { year: { lt: year }, stage: 'collecting' as const };
  const rows = await ledger.db.report.findMany({
    where: { agencyId, OR: [{ year }, ...(year === newest ? [earlier] : [])] },
    include: {
      plan: { select: { policy: true } },
      task: { select: { number: true, text: true } },
      submissions: { orderBy: { revision: 'desc' }, take: 1, select: { nil: true } },
    },
  });
  const policies = new Map(
    rows.map(({ planId, plan }) => [planId, planPolicySchema.parse(plan.policy)]),
  );
  const policyOf = (planId: string) => policies.get(planId) ?? planPolicySchema.parse({});
  const reports = rows.map((row): MyReport => {
    const { id, kind, stage, task, dueOn, originalDueOn } = row;
    return {
      id,
      year: row.year,
      kind,
      stage,
      isReturned: stage === 'collecting' && row.returnedAt !== null,
      isOpen: now >= row.opensAt,
      task,
      dueOn,
      originalDueOn,
      light: light({ ...row, closedAt: row.missedAt }, policyOf(row.planId), ledger.calendar, now),
    };
  });
  const counted = rows
    .filter((row) => row.year === year)
    .map((row) => ({
      agency: agencyId,
      chapter: null,
      year,
      originalDueOn: row.originalDueOn,
      extendedDueOn: row.originalDueOn,
      firstFiledAt: row.firstFiledAt,
      returned: row.returnedAt !== null,
      accepted: row.stage === 'accepted',
      withdrawn: row.stage === 'withdrawn',
      nil: row.submissions[0]?.nil ?? false,
    }));
  const zone = policyOf(rows[0]?.planId ?? '').zone;
  return {
    years,
    year,
    reports: reports.sort(
      (a, b) =>
        ORDER[a.light.colour] - ORDER[b.light.colour] ||
        (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0) ||
        (a.task?.number ?? 0) - (b.task?.number ?? 0),
    ),
    tally: statistics(counted, { now, zone }),
    mailsReceived: await mailsReceived(ledger, agencyId, year),
  };
}

/** Messages sent to the agency's contacts about its reports of the year, or its assignment in it. */
async function mailsReceived(ledger: Ledger, agencyId: string, year: number): Promise<number> {
  const [row] = await ledger.db.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT m.message_id)::int AS count
    FROM mail m JOIN contact k ON k.id = m.contact_id JOIN plan p ON p.id = m.plan_id
      LEFT JOIN report r ON r.id = m.report_id
    WHERE k.agency_id = ${agencyId} AND m.state = 'sent'
      AND coalesce(r.year, extract(year FROM m.due_at AT TIME ZONE
        coalesce(p.policy ->> 'zone', 'Asia/Shanghai'))::int) = ${year}`;
  return row?.count ?? 0;
}
