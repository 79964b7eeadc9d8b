import type { Doubt } from '../../../domain/forms/doubt.ts';
import { light } from '../../../domain/light/light.ts';
import type { Light, LightColour } from '../../../domain/light/reason.ts';
import type { ReportStage } from '../../../domain/report/facts.ts';
import { internalDueOf } from '../../../domain/report/internal-due.ts';
import { statistics, type StatisticsRow } from '../../../domain/statistics/statistics.ts';
import type { Tally } from '../../../domain/statistics/tally.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import type { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { handedIn } from '../handed-in.ts';
import { placeOf } from '../desk/page-of.ts';
import type { AgencyName } from '../desk/plans.ts';

/** One report that an agency owes, as a line of its own list. */
export interface MyReport {
  id: string;
  kind: string;
  period: string;
  agency: AgencyName;
  stage: ReportStage;
  /** When it left the roster; null while it is owed. */
  leftAt: Date | null;
  /** Returned, and waiting to be filed again. */
  isReturned: boolean;
  isOpen: boolean;
  /** Null for a report on an agency's own part of the plan. */
  task: { number: string; text: string } | null;
  dueOn: string;
  originalDueOn: string;
  /** 内部期限, where one holds. */
  internalDueOn: string | null;
  light: Light;
}

/** A cycle that an agency owes or owed something in. */
export interface MyCycle {
  id: string;
  kind: string;
  period: string;
}

/** What an agency's first page shows. */
export interface MyReports {
  /** The newest first. */
  cycles: MyCycle[];
  /** The one that is shown; null: everything that is not closed. */
  cycle: MyCycle | null;
  /** One page of them: red first, then by due date. */
  reports: MyReport[];
  /** How many there are on all pages. */
  total: number;
  page: number;
  pages: number;
  /** Of all pages. */
  tally: Tally;
  /** Mails that were sent to the agency's contacts about them. */
  mailsReceived: number;
  /** Files that were handed in with the reports listed. */
  filesHandedIn: number;
}

/** Lines of one page. */
const MY_PAGE_SIZE = 100;

const ORDER: Record<LightColour, number> = { red: 0, yellow: 1, green: 2, blue: 3 };

/**
 * What an agency owes, with lights at `now`; null if it owes nothing in any cycle so far. What one person
 * of it owes alone stands in that person's list only.
 * @param wanted the id of a cycle; if it is none of the agency's: everything that is not closed.
 */
export async function myReports(
  ledger: Ledger,
  agencyId: string,
  wanted: string | null,
  page: number,
  now: Date,
  contacts: readonly string[] = [],
): Promise<MyReports | null> {
  const theirs: Prisma.ReportWhereInput = {
    agencyId,
    AND: { OR: [{ assigneeId: null }, { assigneeId: { in: [...contacts] } }] },
  };
  const cycles = await ledger.db.cycle.findMany({
    where: { reports: { some: { ...theirs, parentId: null } } },
    orderBy: [{ opensAt: 'desc' }, { id: 'asc' }],
    select: { id: true, kind: true, period: true },
  });
  if (cycles.length === 0) return null;
  const cycle = cycles.find(({ id }) => id === wanted) ?? null;
  const rows = await readRows(ledger, cycle ? { ...theirs, cycleId: cycle.id } : open(theirs));
  const policies = new Map(
    rows.map(({ planId, plan }) => [planId, planPolicySchema.parse(plan.policy)]),
  );
  const policyOf = (planId: string) => policies.get(planId) ?? planPolicySchema.parse({});
  const lines = rows
    .map((row) => ({
      row,
      light: light({ ...row, closedAt: row.missedAt }, policyOf(row.planId), ledger.calendar, now),
    }))
    .sort(inOrder);
  const place = placeOf(lines.length, MY_PAGE_SIZE, page);
  return {
    cycles,
    cycle,
    reports: lines.slice(place.offset, place.offset + place.limit).map((line) => lineOf(line, now)),
    total: lines.length,
    page: place.page,
    pages: place.pages,
    tally: statistics(rows.map(countedRow), { now, zone: policyOf(rows[0]?.planId ?? '').zone }),
    filesHandedIn: await filesHandedIn(
      ledger,
      rows.map(({ id }) => id),
    ),
    mailsReceived: await mailsReceived(
      ledger,
      agencyId,
      rows.map(({ id }) => id),
    ),
  };
}

/** What is not closed: all of the cycles that run, and what was filed after its cycle's closing. */
const open = (theirs: Prisma.ReportWhereInput): Prisma.ReportWhereInput => ({
  ...theirs,
  OR: [{ cycle: { closedAt: null } }, { stage: { in: ['collecting', 'reviewing'] }, leftAt: null }],
});

const filesHandedIn = async ({ db }: Ledger, reportIds: string[]) =>
  (await handedIn(db, { reportIds })).reduce((sum, { files }) => sum + files, 0);

type Row = Awaited<ReturnType<typeof readRows>>[number];

function readRows({ db }: Ledger, where: Prisma.ReportWhereInput) {
  return db.report.findMany({
    // What it adds to reports of others stands in a list of its own.
    where: { ...where, parentId: null },
    orderBy: { id: 'asc' },
    include: {
      plan: { select: { policy: true } },
      agency: { select: { id: true, name: true, nameEn: true } },
      task: { select: { order: true, number: true, text: true } },
      terms: {
        where: { cause: { notIn: ['return', 'reopen'] } },
        orderBy: { version: 'desc' },
        select: { dueOn: true, armedAt: true },
      },
      submissions: {
        where: { withdrawnAt: null },
        orderBy: { revision: 'desc' },
        take: 1,
        select: { nil: true, doubt: true },
      },
    },
  });
}

function inOrder(a: { row: Row; light: Light }, b: { row: Row; light: Light }): number {
  // What is no longer owed stands last.
  const left = Number(a.row.leftAt !== null) - Number(b.row.leftAt !== null);
  const colour = ORDER[a.light.colour] - ORDER[b.light.colour];
  const due = a.row.dueAt.getTime() - b.row.dueAt.getTime();
  return left || colour || due || (a.row.task?.order ?? 0) - (b.row.task?.order ?? 0);
}

function lineOf({ row, light: shown }: { row: Row; light: Light }, now: Date): MyReport {
  const { id, kind, period, agency, stage, leftAt, task, dueOn, originalDueOn } = row;
  return {
    id,
    kind,
    period,
    agency,
    stage,
    leftAt,
    isReturned: stage === 'collecting' && row.returnedAt !== null,
    isOpen: now >= row.opensAt,
    task: task && { number: task.number ?? String(task.order), text: task.text },
    dueOn,
    originalDueOn,
    internalDueOn: internalDueOf(row),
    light: shown,
  };
}

/** As the rule of counting has it: neither a return moves a date, nor what came after the first filing. */
const movedDueOn = ({ terms, firstFiledAt, originalDueOn }: Row) =>
  terms.find(({ armedAt }) => firstFiledAt === null || armedAt <= firstFiledAt)?.dueOn ??
  originalDueOn;

const countedRow = (row: Row): StatisticsRow => ({
  ...row,
  agency: row.agencyId,
  chapter: null,
  movedDueOn: movedDueOn(row),
  nil: row.submissions[0]?.nil ?? false,
  doubt: (row.submissions[0]?.doubt ?? null) as Doubt | null,
});

/** Messages sent to the agency's own contacts about these reports. */
async function mailsReceived(
  { db }: Ledger,
  agencyId: string,
  reportIds: readonly string[],
): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT m.message_id)::int AS count
    FROM mail m JOIN contact k ON k.id = m.contact_id
    WHERE k.agency_id = ${agencyId} AND m.state = 'sent' AND m.report_id = ANY(${reportIds})`;
  return row?.count ?? 0;
}
