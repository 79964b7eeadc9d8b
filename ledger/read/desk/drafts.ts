import { daysBetween } from '../../../domain/calendar/civil-date.ts';
import { workdaysAfter, type WorkdayCalendar } from '../../../domain/calendar/workdays.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { circular } from '../../../domain/letters/circular.ts';
import { formalLetter } from '../../../domain/letters/formal-letter.ts';
import type { OfficialText, OverdueFacts } from '../../../domain/letters/official-text.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import type { Tx } from '../../ledger.ts';
import type { AgencyName } from './plans.ts';

export type DraftLevel = 'letter' | 'circular';

/** A letter or circular that waits to be issued by a person. */
export interface Draft {
  level: DraftLevel;
  year: number;
  /** To whom the letter goes; null for a circular. */
  agency: AgencyName | null;
  /** The escalations it is about: what is marked as issued. */
  escalationIds: string[];
  text: OfficialText;
}

const WITH_REPORT = {
  report: {
    include: {
      plan: { select: { commissionId: true } },
      task: { select: { number: true, text: true } },
      agency: { select: { id: true, name: true, nameEn: true } },
    },
  },
} as const;

type WaitingRow = Awaited<ReturnType<typeof waitingRows>>[number];

/**
 * The drafts of a plan as they stand at `now`: one letter per agency and year, one circular per
 * year. What is answered by a filing is no longer in them.
 * @param only the escalations to compose from; all that wait when it is not given.
 */
export async function draftsOf(
  db: Tx,
  calendar: WorkdayCalendar,
  planId: string,
  now: Date,
  only?: readonly string[],
): Promise<Draft[]> {
  const rows = await waitingRows(db, planId, only);
  if (rows.length === 0) return [];
  const frame = await frameOf(db, calendar, planId, now);
  const groups = new Map<string, WaitingRow[]>();
  for (const row of rows) {
    const { agency, year } = row.report;
    const key = row.level === 'letter' ? `letter ${year} ${agency.id}` : `circular ${year}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => draftOf(group, frame));
}

/** The escalations of a plan whose letter or circular is neither issued nor answered. */
async function waitingRows(db: Tx, planId: string, only?: readonly string[]) {
  const rows = await db.escalation.findMany({
    where: {
      level: { in: ['letter', 'circular'] },
      issuedAt: null,
      answeredAt: null,
      report: { planId },
      ...(only && { id: { in: [...only] } }),
    },
    include: WITH_REPORT,
    orderBy: [
      { level: 'desc' },
      { report: { year: 'asc' } },
      { report: { agencyId: 'asc' } },
      { reportId: 'asc' },
    ],
  });
  // The commission's own overdue reports stand in the circular; it writes itself no letter.
  return rows.filter(
    ({ level, report }) => level === 'circular' || report.agencyId !== report.plan.commissionId,
  );
}

type Frame = Omit<OverdueFacts, 'items' | 'year'>;

/** What all drafts of a plan share on one day. */
async function frameOf(
  db: Tx,
  calendar: WorkdayCalendar,
  planId: string,
  now: Date,
): Promise<Frame> {
  const plan = await db.plan.findUniqueOrThrow({
    where: { id: planId },
    select: {
      title: true,
      policy: true,
      commission: { select: { name: true } },
      duties: { where: { kind: 'annual' }, take: 1, select: { quote: true } },
    },
  });
  const { zone, returnWorkdays } = planPolicySchema.parse(plan.policy);
  const on = civilDateOf(now, zone);
  return {
    plan: plan.title,
    commission: plan.commission.name,
    order: plan.duties[0]?.quote ?? null,
    on,
    answerBy: workdaysAfter(calendar, on, returnWorkdays),
  };
}

function draftOf(rows: WaitingRow[], frame: Frame): Draft[] {
  const first = rows[0];
  if (!first) return [];
  const { year, agency } = first.report;
  const items = rows.map(({ report }) => ({
    agency: report.agency.name,
    taskNumber: report.task?.number ?? null,
    taskText: report.task?.text ?? null,
    dueOn: report.dueOn,
    daysOverdue: daysBetween(report.dueOn, frame.on),
  }));
  const facts = { ...frame, year, items };
  const isLetter = first.level === 'letter';
  return [
    {
      level: isLetter ? 'letter' : 'circular',
      year,
      agency: isLetter ? agency : null,
      escalationIds: rows.map(({ id }) => id),
      text: isLetter ? formalLetter(facts) : circular(facts),
    },
  ];
}
