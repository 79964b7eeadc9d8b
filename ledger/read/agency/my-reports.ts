import { light } from '../../../domain/light/light.ts';
import type { Light } from '../../../domain/light/reason.ts';
import type { ReportStage } from '../../../domain/report/facts.ts';
import { internalDueOf } from '../../../domain/report/internal-due.ts';
import { statistics } from '../../../domain/statistics/statistics.ts';
import type { Tally } from '../../../domain/statistics/tally.ts';
import { planPolicySchema, type PlanPolicy } from '../../../schemas/plan-policy.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { classesOf } from '../desk/classes.ts';
import { colourSql, severitySql } from '../desk/colour-sql.ts';
import { placeOf } from '../desk/page-of.ts';
import type { AgencyName } from '../desk/plans.ts';
import { theirClasses, type OfAgency } from '../desk/tallies.ts';

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
const MY_PAGE_SIZE = 50;

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
  const who = { agencyId, contacts };
  const plans = await ledger.db.plan.findMany({
    where: { launchedAt: { not: null } },
    orderBy: { id: 'asc' },
    select: { id: true, policy: true },
  });
  const parsed = plans.map(({ id, policy }) => ({ id, policy: planPolicySchema.parse(policy) }));
  const classes = await classesOfAll(ledger, parsed, who);
  const cycles = await ledger.db.cycle.findMany({
    where: { id: { in: [...new Set(classes.map(({ cycleId }) => cycleId))] } },
    orderBy: [{ opensAt: 'desc' }, { id: 'asc' }],
    select: { id: true, planId: true, kind: true, period: true, closedAt: true },
  });
  if (cycles.length === 0) return null;
  const cycle = cycles.find(({ id }) => id === wanted) ?? null;
  const running = cycles.filter(({ closedAt }) => closedAt === null).map(({ id }) => id);
  const selected = classes.filter(({ cycleId, stage, leftAt }) =>
    cycle
      ? cycleId === cycle.id
      : running.includes(cycleId) ||
        ((stage === 'collecting' || stage === 'reviewing') && leftAt === null),
  );
  const total = selected.reduce((sum, { n }) => sum + n, 0);
  const place = placeOf(total, MY_PAGE_SIZE, page);
  const theirs = ofAgencySql(who, cycle ? [cycle.id] : null, running);
  const concerned = parsed.filter(({ id }) => cycles.some(({ planId }) => planId === id));
  const zone = (concerned[0]?.policy ?? planPolicySchema.parse({})).zone;
  const [reports, filesHandedIn, mailsReceived] = await Promise.all([
    pageOf(ledger, concerned, theirs, place, now),
    countFiles(ledger, theirs),
    countMails(ledger, agencyId, theirs),
  ]);
  return {
    ...{ cycles: cycles.map(named), cycle: cycle && named(cycle), reports, total },
    ...{ page: place.page, pages: place.pages, filesHandedIn, mailsReceived },
    tally: statistics(selected, { now, zone }),
  };
}

const named = ({ id, kind, period }: MyCycle): MyCycle => ({ id, kind, period });

interface PlanOf {
  id: string;
  policy: PlanPolicy;
}

/** The classes of what somebody of an agency owes, in all plans; what it adds to reports of others is listed elsewhere. */
async function classesOfAll(ledger: Ledger, plans: readonly PlanOf[], who: OfAgency) {
  const classes = await Promise.all(
    plans.map(({ id: planId }) =>
      classesOf(ledger, {
        planId,
        by: ['cycle'],
        where: Prisma.sql`NOT c.is_part AND ${theirClasses(who)}`,
        ofAgencies: true,
      }),
    ),
  );
  return classes.flat();
}

/**
 * Of report `r`: somebody of an agency owes it, and it is of these cycles; where none are named, it is not closed:
 * of a cycle that runs, or filed after its cycle's closing.
 */
function ofAgencySql(
  { agencyId, contacts }: OfAgency,
  cycleIds: readonly string[] | null,
  running: readonly string[],
): Prisma.Sql {
  const which = cycleIds
    ? Prisma.sql`r.cycle_id = ANY(${[...cycleIds]})`
    : Prisma.sql`(r.cycle_id = ANY(${[...running]})
      OR (r.stage IN ('collecting', 'reviewing') AND r.left_at IS NULL))`;
  return Prisma.sql`r.agency_id = ${agencyId} AND r.parent_id IS NULL
    AND (r.assignee_id IS NULL OR r.assignee_id = ANY(${[...contacts]})) AND ${which}`;
}

/** The reports of a page: red first, then by due date; what is no longer owed stands last. */
async function pageOf(
  ledger: Ledger,
  plans: readonly PlanOf[],
  theirs: Prisma.Sql,
  { limit, offset }: { limit: number; offset: number },
  now: Date,
): Promise<MyReport[]> {
  const severity = Prisma.join(
    plans.map(
      ({ id, policy }) =>
        Prisma.sql`WHEN r.plan_id = ${id} THEN ${severitySql(colourSql(policy, now))}`,
    ),
    ' ',
  );
  const ids = await ledger.db.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM report r WHERE ${theirs}
    ORDER BY r.left_at IS NOT NULL, CASE ${severity} END, r.due_at, r.place, r.id
    LIMIT ${limit} OFFSET ${offset}`;
  const rows = await ledger.db.report.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    include: {
      agency: { select: { id: true, name: true, nameEn: true } },
      task: { select: { order: true, number: true, text: true } },
    },
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  const policyOf = new Map(plans.map(({ id, policy }) => [id, policy]));
  return ids.flatMap(({ id }) => {
    const row = known.get(id);
    const policy = row && policyOf.get(row.planId);
    if (!row || !policy) return [];
    const shown = light({ ...row, closedAt: row.missedAt }, policy, ledger.calendar, now);
    return [lineOf(row, shown, now)];
  });
}

type Row = Prisma.ReportGetPayload<{
  include: {
    agency: { select: { id: true; name: true; nameEn: true } };
    task: { select: { order: true; number: true; text: true } };
  };
}>;

function lineOf(row: Row, shown: Light, now: Date): MyReport {
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

/** Files that were handed in with these reports, each once however many revisions bore it. */
async function countFiles({ db }: Ledger, theirs: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT (l.attachment_id, r.due_on, s.agency_id))::int AS count
    FROM report r JOIN submission s ON s.report_id = r.id AND s.withdrawn_at IS NULL
      JOIN listed_attachment l ON l.list = s.id
    WHERE ${theirs}`;
  return row?.count ?? 0;
}

/** Messages sent to the agency's own contacts about these reports. */
async function countMails({ db }: Ledger, agencyId: string, theirs: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM message g JOIN contact k ON k.id = g.contact_id
    WHERE k.agency_id = ${agencyId} AND EXISTS (SELECT 1 FROM mail m JOIN report r ON r.id = m.report_id
      WHERE m.message_id = g.id AND m.contact_id = k.id AND m.state = 'sent' AND ${theirs})`;
  return row?.count ?? 0;
}
