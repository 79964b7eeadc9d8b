import { civilTimeOf, endOfDay } from '../../domain/calendar/zoned.ts';
import { isOpenIssue, issueState, type IssueState } from '../../domain/issue/issue.ts';
import { ISSUES } from '../../domain/kinds/of-duties.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import { submissionFormSchema } from '../../schemas/submission-form.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Ledger, Tx } from '../ledger.ts';
import type { AgencyName } from './desk/plans.ts';

/** Words that somebody said of an issue, when and by whom. */
export interface Said {
  at: Date;
  by: string;
  words: string;
}

/** A major issue (重大问题) as pages show it. */
export interface IssueRow {
  id: string;
  number: number;
  planId: string;
  zone: string;
  agency: AgencyName;
  task: { number: string; text: string } | null;
  fromReportId: string | null;
  urgent: boolean;
  title: string;
  what: string;
  asked: string;
  raisedAt: Date;
  raisedBy: string;
  state: IssueState;
  isOpen: boolean;
  /** The handling, by id. */
  reportId: string;
  /** When it is to be passed on; `by` is the hour of an instant, null for the end of the day. */
  due: { on: string; by: string | null };
  /** It was passed on late, or is late now. */
  isLate: boolean;
  /** 受理; empty words: nothing was said. */
  takenUp: Said | null;
  /** The newest passing on: opinion, and the proposal, which may be empty. */
  passedOn: (Said & { proposal: string }) | null;
  /** The newest return by the government, if nothing was passed on since. */
  sentBack: Said | null;
  answer: Said | null;
  /** Why it was withdrawn or merged. */
  closed: Said | null;
  mergedInto: { id: string; number: number; title: string; answer: Said | null } | null;
  followers: { id: string; number: number; title: string; agency: AgencyName }[];
}

const NAME = { select: { id: true, name: true, nameEn: true } } as const;

/** The issues of a plan, of an agency, or one by its id: the open ones first, of these the urgent ones. */
export async function issuesOf(
  { db }: Pick<Ledger, 'db'>,
  where: { planId: string } | { agencyId: string } | { id: string },
  now: Date,
): Promise<IssueRow[]> {
  const rows = await db.issue.findMany({
    where: where satisfies Prisma.IssueWhereInput,
    orderBy: [{ raisedAt: 'desc' }, { number: 'desc' }],
    include: WITH,
  });
  const shown = rows.map((row) => rowOf(row, now));
  const rank = ({ isOpen, urgent }: IssueRow) => (isOpen ? (urgent ? 0 : 1) : 2);
  return shown.toSorted((a, b) => rank(a) - rank(b));
}

const WITH = {
  agency: NAME,
  task: { select: { order: true, number: true, text: true } },
  plan: { select: { policy: true } },
  mergedInto: true,
  followers: { orderBy: { number: 'asc' }, include: { agency: NAME } },
  report: {
    include: {
      submissions: { orderBy: { revision: 'desc' }, take: 1 },
      reviews: { orderBy: { reviewedAt: 'desc' }, take: 1 },
    },
  },
} satisfies Prisma.IssueInclude;

type Row = Prisma.IssueGetPayload<{ include: typeof WITH }>;

function rowOf({ report, task, plan, mergedInto, ...row }: Row, now: Date): IssueRow {
  const { zone } = planPolicySchema.parse(plan.policy);
  const { stage, filedAt, leftAt, dueOn, dueAt } = report;
  const facts = { ...row, stage, filedAt, leftAt };
  const isOpen = isOpenIssue(facts);
  const [filed] = report.submissions;
  const [review] = report.reviews;
  const { values = {} } = filed ? submissionFormSchema.parse(filed.form) : {};
  const isReturned = review?.outcome === 'returned' && stage === 'collecting';
  const isDay = +dueAt === +endOfDay(dueOn, zone);
  return {
    ...row,
    zone,
    task: task && { number: task.number ?? String(task.order), text: task.text },
    state: issueState(facts),
    isOpen,
    due: { on: dueOn, by: isDay ? null : civilTimeOf(dueAt, zone) },
    isLate: filed ? filed.late : isOpen && now >= dueAt,
    takenUp: said(row.takenUpAt, row.takenUpBy, row.remark ?? ''),
    passedOn: filed
      ? {
          at: filed.filedAt,
          by: filed.filedBy,
          words: values['opinion'] ?? '',
          proposal: values['proposal'] ?? '',
        }
      : null,
    sentBack: isReturned ? said(review.reviewedAt, review.reviewedBy, review.reason) : null,
    answer: answerOf(row),
    closed: said(row.closedAt, row.closedBy, row.closedWhy),
    mergedInto: mergedInto && { ...mergedInto, answer: answerOf(mergedInto) },
  };
}

const said = (at: Date | null, by: string | null, words: string | null): Said | null =>
  at && { at, by: by ?? '', words: words ?? '' };

const answerOf = (row: Pick<Row, 'answeredAt' | 'answeredBy' | 'answer'>): Said | null =>
  said(row.answeredAt, row.answeredBy, row.answer);

/** The issue whose handling a report is, by id; null if it is none. */
export async function issueOfReport(
  { db }: Pick<Ledger, 'db'>,
  reportId: string,
): Promise<string | null> {
  const found = await db.issue.findUnique({ where: { reportId }, select: { id: true } });
  return found?.id ?? null;
}

/** How many issues of a plan are open: with the commission, or with the government. */
export const countOpenIssues = async (
  { db }: Pick<Ledger, 'db'>,
  planId: string,
): Promise<{ open: number; withGovernment: number }> => {
  const open = { planId, answeredAt: null, closedAt: null };
  const at = (stage: ('collecting' | 'reviewing')[]) =>
    db.issue.count({ where: { ...open, report: { stage: { in: stage }, leftAt: null } } });
  return {
    open: await at(['collecting', 'reviewing']),
    withGovernment: await at(['reviewing']),
  };
};

/** Whether there is a running plan that has major issues handled: else nobody is shown how to raise one. */
export const areIssuesHandled = async (
  { db }: { db: Pick<Tx, 'obligation'> },
  planId?: string,
): Promise<boolean> => {
  const plan = { launchedAt: { not: null }, endedAt: null, ...(planId && { id: planId }) };
  return (await db.obligation.count({ where: { kind: ISSUES, endedAt: null, plan } })) > 0;
};

/** A plan in which an agency may raise an issue, with the tasks that it may be about. */
export interface RaisingPlan {
  id: string;
  title: string;
  /** The agency's own first. */
  tasks: { id: string; number: string; text: string; isOwn: boolean }[];
}

/** The running plans that have major issues handled, and in which the agency has a part. */
export async function plansToRaiseIn(
  { db }: Pick<Ledger, 'db'>,
  agencyId: string,
): Promise<RaisingPlan[]> {
  const plans = await db.plan.findMany({
    where: {
      launchedAt: { not: null },
      endedAt: null,
      governmentId: { not: agencyId },
      obligations: { some: { kind: ISSUES, endedAt: null } },
      OR: [
        { commissionId: agencyId },
        { regions: { some: { agencyId } } },
        { tasks: { some: { responsibilities: { some: { agencyId } } } } },
        { reports: { some: { agencyId } } },
      ],
    },
    orderBy: [{ launchedAt: 'desc' }, { id: 'asc' }],
    select: {
      id: true,
      title: true,
      tasks: {
        orderBy: { order: 'asc' },
        select: {
          ...{ id: true, order: true, number: true, text: true },
          responsibilities: { where: { agencyId }, select: { role: true } },
        },
      },
    },
  });
  return plans.map(({ tasks, ...plan }) => ({
    ...plan,
    tasks: tasks
      .map(({ id, order, number, text, responsibilities }) => ({
        ...{ id, number: number ?? String(order), text },
        isOwn: responsibilities.length > 0,
      }))
      .toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn)),
  }));
}
