import { obligationValuesSchema, type ObligationValues } from '../schemas/obligation-values.ts';
import { planPolicySchema, type PlanPolicy } from '../schemas/plan-policy.ts';
import { kindOf } from '../domain/kinds/kinds.ts';
import { calendarPeriod } from '../domain/kinds/cycles.ts';
import type { LadderFacts } from '../domain/ladder/position.ts';
import type { LadderTime, Terms } from '../domain/ladder/ladder.ts';
import type { Step } from '../domain/ladder/step.ts';
import { stepsFor, type PlanAgencies } from '../domain/parties.ts';
import { Prisma, type Report } from '../prisma/generated/client.ts';
import { seeCalendar } from './calendar.ts';
import type { Ledger, Tx } from './ledger.ts';

/** The plan of a locked report, as no command can change it before this transaction ends. */
export interface PlanInForce extends PlanAgencies {
  id: string;
  policy: PlanPolicy;
  epoch: number;
  pausedAt: Date | null;
  /** When the last of its cycles was closed. */
  endedAt: Date | null;
}

/** A report under its row lock, with what deciding about it needs. */
export interface LockedReport {
  report: Report;
  /** The report that it is a part of, locked as well; null for a report of its own. */
  parent: Report | null;
  plan: PlanInForce;
  /** Of its process (a part's is its report's), as everything else here: a step that saw this has seen all of it. */
  version: number;
  values: ObligationValues;
  /** How many reports its cycle has: the herd it steps in. */
  herd: number;
  terms: Terms;
  /** What was done under the terms in force. */
  reached: LadderFacts;
  /** The names of the steps recorded under them: moved to a later hour, they are not taken again. */
  recorded: ReadonlySet<string>;
  /** The newest submission's number; 0 if none. */
  revision: number;
  /** When the review of that submission began. */
  reviewBegunAt: Date | null;
  /** Who owed it under any of its terms. */
  owners: string[];
  /** When the evaluation that it is a side of was revealed. */
  revealedAt: Date | null;
  /** How many of its parts are still to be answered. */
  unanswered: number;
  /** The clock's reading after the lock: what happens now happens in the order of the locks. */
  now: Date;
}

interface Facts extends StepsTaken {
  revision: number;
  review_begun_at: Date | null;
  owners: string[];
  armed_at: Date;
  values: unknown;
  herd: number;
  revealed_at: Date | null;
  version: number;
  unanswered: number;
}

const REPORT_FIELDS = Object.values(Prisma.ReportScalarFieldEnum);

/** A report's columns under the names that Prisma's client gives them. */
export const REPORT_COLUMNS = Prisma.raw(
  REPORT_FIELDS.map((name) => {
    const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return `${name === 'stage' ? 'stage::text' : column} AS "${name}"`;
  }).join(', '),
);

/**
 * Runs `act` in a transaction that holds the report's row, and the plan's against changes of policy
 * and pauses; null if there is no such report.
 */
export async function withReport<T>(
  ledger: Ledger,
  reportId: string,
  act: (tx: Tx, locked: LockedReport) => Promise<T>,
): Promise<T | null> {
  return ledger.db.$transaction(async (tx) => {
    const locked = await lockReport(tx, ledger, reportId);
    return locked && act(tx, locked);
  });
}

/** Locks a report and its plan within a transaction, with what deciding about it needs. */
export async function lockReport(
  tx: Tx,
  ledger: Pick<Ledger, 'clock'>,
  reportId: string,
): Promise<LockedReport | null> {
  // The plan before the report, as whoever changes a plan's policy does: the report's rows are looked
  // for once the plan is held. PostgreSQL reads a row anew when it has waited for its lock. Of a part
  // its report first, which whoever writes to a part holds.
  const rows = await tx.$queryRaw<(Report & PlanRow)[]>`
      WITH plan_held AS MATERIALIZED (
        SELECT ${PLAN_COLUMNS} FROM plan
        WHERE id = (SELECT plan_id FROM report WHERE id = ${reportId}) FOR SHARE
      )
      SELECT of_report.*, plan_held.* FROM plan_held CROSS JOIN LATERAL (
        SELECT ${REPORT_COLUMNS} FROM report
        WHERE plan_id = plan_held.plan_id AND (id = ${reportId}
          OR id = (SELECT parent_id FROM report WHERE id = ${reportId}))
        ORDER BY parent_id NULLS FIRST FOR UPDATE
      ) of_report`;
  const held = rows.find(({ id }) => id === reportId);
  if (held) await seeCalendar(tx, held.calendar_version);
  // A statement of its own: what others wrote while that one waited for the lock is seen only now.
  const facts = held && (await factsOf(tx, reportId));
  if (!facts) return null;
  const plan = planOf(held);
  const report = reportOf(held);
  const parent = rows.find(({ id }) => id === report.parentId);
  return {
    report,
    parent: parent ? reportOf(parent) : null,
    plan,
    version: facts.version,
    values: obligationValuesSchema.parse(facts.values),
    herd: facts.herd,
    terms: {
      version: report.termsVersion,
      dueOn: report.dueOn,
      dueAt: report.dueAt,
      opensAt: report.opensAt,
      armedAt: facts.armed_at,
    },
    reached: ladderFactsOf(facts),
    recorded: new Set(facts.recorded),
    revision: facts.revision,
    reviewBegunAt: facts.review_begun_at,
    owners: facts.owners,
    revealedAt: facts.revealed_at,
    unanswered: facts.unanswered,
    now: await ledger.clock.now(),
  };
}

/** What was done under the terms in force, as `stepsTaken` reads it. */
export interface StepsTaken {
  reachedAt: Date | null;
  severity: number | null;
  noticedAt: Date | null;
  ownerNoticed: boolean;
  /** The names of the steps recorded. */
  recorded: string[];
}

/**
 * Joins to report `r` what was done under its terms in force, as `taken`; the records are looked for once.
 * @param counts which of its step records `k` count; left out: all.
 */
export const stepsTaken = (counts = Prisma.sql`true`): Prisma.Sql => Prisma.sql`CROSS JOIN LATERAL (
    SELECT (array_agg(k.planned_at ORDER BY k.planned_at DESC, k.severity DESC))[1] AS "reachedAt",
      (array_agg(k.severity ORDER BY k.planned_at DESC, k.severity DESC))[1] AS severity,
      max(greatest(k.takes_effect_at, k.staged_at)) FILTER (WHERE NOT k.skipped AND k.mails > 0)
        AS "noticedAt",
      coalesce(bool_or(k.to_agency = r.agency_id) FILTER (WHERE NOT k.skipped AND k.mails > 0), false)
        AS "ownerNoticed",
      coalesce(array_agg(k.name ORDER BY k.name), '{}') AS recorded
    FROM step_record k
    WHERE k.report_id = r.id AND k.terms_version = r.terms_version AND ${counts}
  ) taken`;

/** The same of all step records: read at every step, it is one text. */
export const STEPS_TAKEN = stepsTaken();

/** How far a ladder was gone under the terms in force, for the rules. */
export const ladderFactsOf = (taken: StepsTaken): LadderFacts => ({
  reached:
    taken.reachedAt && taken.severity !== null
      ? { at: taken.reachedAt, severity: taken.severity }
      : null,
  noticedAt: taken.noticedAt,
  ownerNoticed: taken.ownerNoticed,
});

/** What was filed and done, in one statement, for it is read at every step. */
async function factsOf(tx: Tx, reportId: string): Promise<Facts | undefined> {
  const [facts] = await tx.$queryRaw<Facts[]>`
    SELECT coalesce((SELECT max(revision) FROM submission s WHERE s.report_id = r.id), 0)::int
        AS revision,
      (SELECT s.review_begun_at FROM submission s WHERE s.report_id = r.id
        ORDER BY s.revision DESC LIMIT 1) AS review_begun_at,
      ARRAY(SELECT DISTINCT e.agency_id FROM terms e WHERE e.report_id = r.id) AS owners,
      t.armed_at, o.values, c.opened AS herd, c.revealed_at, p.version,
      (SELECT count(*) FROM report q WHERE q.parent_id = r.id AND q.stage = 'collecting'
        AND q.left_at IS NULL)::int AS unanswered,
      taken.*
    FROM report r JOIN terms t ON t.report_id = r.id AND t.version = r.terms_version
      JOIN cycle c ON c.id = r.cycle_id JOIN obligation o ON o.id = c.obligation_id
      JOIN process p ON p.id = 'report/' || coalesce(r.parent_id, r.id)
      ${STEPS_TAKEN}
    WHERE r.id = ${reportId}`;
  return facts;
}

/**
 * The plan's settings, held against change until the transaction ends.
 * @param id SQL that gives the plan's id.
 */
export async function planInForce(tx: Tx, id: Prisma.Sql): Promise<PlanInForce | null> {
  const [row] = await tx.$queryRaw<PlanRow[]>`
    SELECT ${PLAN_COLUMNS} FROM plan WHERE id = (${id}) FOR SHARE`;
  if (row) await seeCalendar(tx, row.calendar_version);
  return row ? planOf(row) : null;
}

interface PlanRow {
  plan_id: string;
  policy: unknown;
  epoch: number;
  paused_at: Date | null;
  ended_at: Date | null;
  commission_id: string;
  government_id: string;
  calendar_version: number;
}

const PLAN_COLUMNS = Prisma.raw(
  'id AS plan_id, policy, epoch, paused_at, ended_at, commission_id, government_id, calendar_version',
);

/** A report's own columns of such a row. */
const reportOf = (row: Report & PlanRow): Report =>
  Object.fromEntries(REPORT_FIELDS.map((name) => [name, row[name]])) as unknown as Report;

const planOf = (row: PlanRow): PlanInForce => ({
  id: row.plan_id,
  policy: planPolicySchema.parse(row.policy),
  epoch: row.epoch,
  pausedAt: row.paused_at,
  endedAt: row.ended_at,
  commissionId: row.commission_id,
  governmentId: row.government_id,
});

/** The ladder's steps that concern the owner of a report. */
export function stepsOf({
  report,
  values,
  plan,
}: Pick<LockedReport, 'report' | 'values' | 'plan'>): Step[] {
  const period = calendarPeriod(report.period);
  return stepsFor(kindOf(report.kind).ladder({ values, period }), report.agencyId, plan);
}

/** What turns the days of a plan into instants. */
export const timeOf = (
  ledger: Pick<Ledger, 'calendar'>,
  { zone, workingHour }: PlanPolicy,
): LadderTime => ({
  zone,
  workingHour,
  calendar: ledger.calendar,
});
