import { daysBetween } from '../../../domain/calendar/civil-date.ts';
import { workdaysAfter, type WorkdayCalendar } from '../../../domain/calendar/workdays.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { circular } from '../../../domain/letters/circular.ts';
import { formalLetter } from '../../../domain/letters/formal-letter.ts';
import {
  officialText,
  type AssembledText,
  type OfficialText,
  type OverdueFacts,
} from '../../../domain/letters/official-text.ts';
import { isAddressed } from '../../../domain/parties.ts';
import { isOverdue } from '../../../domain/statistics/counting-rule.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import type { Tx } from '../../ledger.ts';
import type { AgencyName } from './plans.ts';

/** What a step of a ladder has drafted. */
export type DraftEffect = 'letter' | 'circular';

/** A letter or circular that waits to be issued by a person. */
export interface Draft {
  /** What names it: there is one of these at most at a time. */
  key: string;
  effect: DraftEffect;
  /** The cycle it is about. */
  cycleId: string;
  kind: string;
  period: string;
  /** To whom the letter goes; null for a circular. */
  agency: AgencyName | null;
  /** The escalations it is about: what is marked as issued. */
  escalationIds: string[];
  /** How many overdue reports it names. */
  reports: number;
  /** As they are at `now`, and what is assembled from them. */
  facts: OverdueFacts;
  assembled: AssembledText;
  text: OfficialText;
}

const WITH_REPORT = {
  report: {
    include: {
      plan: { select: { commissionId: true, governmentId: true } },
      terms: { select: { version: true, agencyId: true } },
      task: { select: { order: true, number: true, text: true } },
      agency: { select: { id: true, name: true, nameEn: true } },
      cycle: { select: { obligation: { select: { duty: { select: { quote: true } } } } } },
    },
  },
} as const;

/** What tells whose terms an escalation belongs to. */
interface EscalationRow {
  termsVersion: number;
  report: { agencyId: string; terms: readonly { version: number; agencyId: string }[] };
}

type WaitingRow = Awaited<ReturnType<typeof waitingRows>>[number];

/**
 * The drafts of a plan as they stand at `now`: one letter per agency and cycle, one circular per
 * cycle. What is answered by a filing, or not overdue any more under new terms, is no longer in them.
 */
export async function draftsOf(
  db: Tx,
  calendar: WorkdayCalendar,
  planId: string,
  now: Date,
): Promise<Draft[]> {
  const rows = await waitingRows(db, planId, now);
  if (rows.length === 0) return [];
  const frame = await frameOf(db, calendar, planId, now);
  const groups = new Map<string, WaitingRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].flatMap(([key, group]) => draftOf(key, group, frame));
}

/** One letter per agency and cycle, one circular per cycle. */
const keyOf = ({ effect, report: { cycleId, agencyId } }: WaitingRow): string =>
  effect === 'letter' ? `letter~${cycleId}~${agencyId}` : `circular~${cycleId}`;

/** Of which kind a draft is, by its key. */
export const effectOf = (key: string): DraftEffect =>
  key.startsWith('letter~') ? 'letter' : 'circular';

/** The text that is assembled from these facts. */
export const assembledFrom = (effect: DraftEffect, facts: OverdueFacts): AssembledText =>
  effect === 'letter' ? formalLetter(facts) : circular(facts);

/** The escalations of a plan whose letter or circular is neither issued nor answered. */
async function waitingRows(db: Tx, planId: string, now: Date) {
  const rows = await db.escalation.findMany({
    where: {
      effect: { in: ['letter', 'circular'] },
      issuedAt: null,
      answeredAt: null,
      report: { planId },
    },
    include: WITH_REPORT,
    orderBy: [
      { effect: 'desc' },
      { report: { originalDueOn: 'asc' } },
      { report: { cycleId: 'asc' } },
      { report: { agencyId: 'asc' } },
      { reportId: 'asc' },
    ],
  });
  // No ladder drafts any to these two (see domain/parties); were there one, it would not be issued.
  return rows.filter(
    (row) =>
      isOverdue(row.report, now) &&
      isAddressed(row.report.agencyId, row.report.plan) &&
      isOfOwner(row),
  );
}

/** Whether it was put before the superior under terms of whoever owes it now: a successor begins anew. */
function isOfOwner({ termsVersion, report: { agencyId, terms } }: EscalationRow): boolean {
  return terms.some((each) => each.version === termsVersion && each.agencyId === agencyId);
}

type Frame = Omit<OverdueFacts, 'items' | 'kind' | 'period' | 'order'>;

/** What all drafts of a plan share on one day. */
async function frameOf(
  db: Tx,
  calendar: WorkdayCalendar,
  planId: string,
  now: Date,
): Promise<Frame> {
  const plan = await db.plan.findUniqueOrThrow({
    where: { id: planId },
    select: { title: true, policy: true, commission: { select: { name: true } } },
  });
  const { zone, returnWorkdays } = planPolicySchema.parse(plan.policy);
  const on = civilDateOf(now, zone);
  return {
    plan: plan.title,
    commission: plan.commission.name,
    on,
    answerBy: workdaysAfter(calendar, on, returnWorkdays),
  };
}

function draftOf(key: string, rows: readonly WaitingRow[], frame: Frame): Draft[] {
  const first = rows[0];
  if (!first) return [];
  const { cycleId, kind, period, agency, cycle } = first.report;
  // A report that was escalated under several terms is overdue once.
  const reports = new Map(rows.map(({ report }) => [report.id, report]));
  const items = [...reports.values()].map(({ id, agency: owner, task, dueOn }) => ({
    report: id,
    agency: owner.name,
    task: task && { number: task.number ?? String(task.order), text: task.text },
    dueOn,
    daysOverdue: daysBetween(dueOn, frame.on),
  }));
  const facts = { ...frame, kind, period, order: cycle.obligation.duty?.quote ?? null, items };
  const effect = first.effect === 'letter' ? 'letter' : 'circular';
  const assembled = assembledFrom(effect, facts);
  return [
    {
      key,
      effect,
      cycleId,
      kind,
      period,
      agency: effect === 'letter' ? agency : null,
      escalationIds: rows.map(({ id }) => id),
      reports: items.length,
      facts,
      assembled,
      text: officialText(assembled, frame.on),
    },
  ];
}
