import type { CivilDate } from '../../../domain/calendar/civil-date.ts';
import { kindOf } from '../../../domain/kinds/kinds.ts';
import { calendarPeriod } from '../../../domain/kinds/cycles.ts';
import { rosterOf } from '../../../domain/kinds/roster.ts';
import { forecast } from '../../../domain/ladder/forecast.ts';
import { ladder, type PlannedStep, type Terms } from '../../../domain/ladder/ladder.ts';
import type { LadderFacts } from '../../../domain/ladder/position.ts';
import { isAddressed, stepsFor } from '../../../domain/parties.ts';
import { cycleIdOf } from '../../../domain/report/report-id.ts';
import {
  obligationValuesSchema,
  type ObligationValues,
} from '../../../schemas/obligation-values.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { NOT_ASKED_YET } from '../../lock-parts.ts';
import { ladderFactsOf, stepsTaken, timeOf, type StepsTaken } from '../../lock-report.ts';
import { cyclesWithParts, planRoles, type OrderedCycle } from '../../obligations.ts';
import type { DeskPlan } from './plans.ts';

/** A report with the steps that will take effect if nothing is filed. */
export interface ComingReport {
  /** Null while it is not in the ledger. */
  reportId: string | null;
  kind: string;
  period: string;
  agencyId: string;
  /** By the terms in force. */
  dueOn: CivilDate;
  /** Whoever owes it has been told nothing yet: its first step goes whatever is filed. */
  isFresh: boolean;
  steps: PlannedStep[];
}

interface OpenRow extends StepsTaken {
  id: string;
  kind: string;
  period: string;
  agency: string;
  values: unknown;
  version: number;
  dueOn: string;
  dueAt: Date;
  opensAt: Date;
  armedAt: Date;
  fresh: boolean;
}

/** What decides a ladder's future; reports for which all of it is the same share one. */
interface Standing {
  kind: string;
  period: string;
  agencyId: string;
  values: ObligationValues;
  terms: Terms;
  facts: LadderFacts;
  /** The steps taken or skipped under these terms; a changed ladder does not bring them back. */
  recorded: readonly string[];
}

const NOTHING_TAKEN: LadderFacts = { reached: null, noticedAt: null, ownerNoticed: false };

/** Which reports are looked at, and what of theirs. */
export interface ComingQuery {
  /** A condition on report `r`; left out: all. */
  where?: Prisma.Sql;
  /** What is staged for later counts as not staged yet, so that the steps hold it, too. */
  withStaged?: boolean;
}

/**
 * The steps to come of every report that is being collected, without those whose mails are staged
 * already; nothing while the plan is paused.
 */
export async function comingSteps(
  ledger: Ledger,
  plan: DeskPlan,
  now: Date,
  { where = Prisma.sql`true`, withStaged = false }: ComingQuery = {},
): Promise<ComingReport[]> {
  if (plan.pausedAt) return [];
  const counts = withStaged ? Prisma.sql`k.takes_effect_at <= ${now}` : Prisma.sql`true`;
  const rows = await ledger.db.$queryRaw<OpenRow[]>`
    SELECT r.id, r.kind, r.period, r.agency_id AS agency, o.values, t.version,
      t.due_on AS "dueOn", t.due_at AS "dueAt", r.opens_at AS "opensAt", t.armed_at AS "armedAt",
      taken.*, ${Prisma.raw(NOT_ASKED_YET)} AS fresh
    FROM report r JOIN terms t ON t.report_id = r.id AND t.version = r.terms_version
      JOIN cycle c ON c.id = r.cycle_id JOIN obligation o ON o.id = c.obligation_id
      ${stepsTaken(counts)}
    WHERE r.plan_id = ${plan.id} AND r.stage = 'collecting' AND r.left_at IS NULL AND ${where}
    ORDER BY r.id`;
  if (rows.length === 0) return [];
  const valuesOf = parsedOnce();
  const futureOf = await futures(ledger, plan, now);
  return rows.map((row) => ({
    reportId: row.id,
    kind: row.kind,
    period: row.period,
    agencyId: row.agency,
    dueOn: row.dueOn,
    isFresh: row.version === 1 && row.recorded.length === 0,
    steps: futureOf({
      kind: row.kind,
      period: row.period,
      agencyId: row.agency,
      values: valuesOf(row.values),
      recorded: row.recorded,
      terms: {
        // As the step has it: first terms until it is asked for.
        version: row.fresh ? 1 : row.version,
        dueOn: row.dueOn,
        dueAt: row.dueAt,
        opensAt: row.opensAt,
        armedAt: row.armedAt,
      },
      facts: ladderFactsOf(row),
    }),
  }));
}

/** The steps of the reports of cycles that have not opened yet, as the rules order them. */
export async function stepsOfCyclesToCome(
  ledger: Ledger,
  plan: DeskPlan,
  now: Date,
  until: Date,
): Promise<ComingReport[]> {
  const cycles = await cyclesWithSteps(ledger, plan, now, until);
  if (cycles.length === 0) return [];
  const roles = await planRoles(ledger.db, plan.id);
  return cycles.flatMap(({ owners, reportOf }) =>
    rosterOf('', owners, roles).map(({ agencyId }) => reportOf(agencyId)),
  );
}

/** A cycle that has not opened yet, and what an agency's report in it will be told. */
export interface CycleWithSteps {
  owners: OrderedCycle['owners'];
  reportOf(agencyId: string): ComingReport;
}

/**
 * The cycles that open up to and including `until` and have a step after `now`, as the rules order them; none while
 * the plan is paused.
 */
export async function cyclesWithSteps(
  ledger: Ledger,
  plan: DeskPlan,
  now: Date,
  until: Date,
): Promise<CycleWithSteps[]> {
  if (plan.pausedAt) return [];
  const time = timeOf(ledger, plan.policy);
  const isAhead = ({ kind, period, values, ...dates }: CycleToCome) => {
    const steps = kindOf(kind).ladder({ values, period: calendarPeriod(period) });
    return ladder(steps, firstTermsOf(dates), time).some(({ at }) => at > now);
  };
  const cycles = (await cyclesToCome(ledger, plan)).filter(
    (cycle) => cycle.opensAt <= until && isAhead(cycle),
  );
  if (cycles.length === 0) return [];
  const futureOf = await futures(ledger, plan, now);
  return cycles.map(({ kind, period, values, owners, opensAt, dueOn, dueAt }) => {
    const terms = firstTermsOf({ opensAt, dueOn, dueAt });
    const taken = { facts: NOTHING_TAKEN, recorded: [] };
    const known = new Map<string, ComingReport>();
    const reportOf = (agencyId: string): ComingReport => {
      const report = known.get(agencyId) ?? {
        ...{ reportId: null, kind, period, agencyId, dueOn, isFresh: true },
        steps: futureOf({ kind, period, agencyId, values, terms, ...taken }),
      };
      known.set(agencyId, report);
      return report;
    };
    return { owners, reportOf };
  });
}

const firstTermsOf = ({
  opensAt,
  dueOn,
  dueAt,
}: Pick<CycleToCome, 'opensAt' | 'dueOn' | 'dueAt'>): Terms => ({
  ...{ version: 1, dueOn, dueAt, opensAt },
  armedAt: opensAt,
});

/** A cycle whose reports are not in the ledger. */
export interface CycleToCome extends OrderedCycle {
  values: ObligationValues;
}

/** The cycles of a launched plan whose reports are not in the ledger yet, skipped ones left out. */
export async function cyclesToCome(ledger: Ledger, plan: DeskPlan): Promise<CycleToCome[]> {
  const { launchedAt, launchFrom, launchTo } = plan;
  if (!launchedAt || launchFrom === null || launchTo === null) return [];
  const ordered = await cyclesWithParts(ledger.db, ledger, {
    ...plan,
    launchedAt,
    launchFrom,
    launchTo,
  });
  const [known, obligations] = await Promise.all([
    ledger.db.cycle.findMany({
      where: { planId: plan.id },
      select: { id: true, openedAt: true, opensAt: true, dueOn: true, dueAt: true },
    }),
    ledger.db.obligation.findMany({
      where: { planId: plan.id },
      select: { id: true, values: true },
    }),
  ]);
  const rows = new Map(known.map((cycle) => [cycle.id, cycle]));
  const values = new Map(
    obligations.map(({ id, values: json }) => [id, obligationValuesSchema.parse(json)]),
  );
  return ordered.flatMap((cycle) => {
    const row = rows.get(cycleIdOf(plan.id, cycle.kind, cycle.period));
    if (cycle.skippedCause !== null || row?.openedAt) return [];
    const dates = row && { opensAt: row.opensAt, dueOn: row.dueOn, dueAt: row.dueAt };
    return [{ ...cycle, ...dates, values: values.get(cycle.obligationId) ?? {} }];
  });
}

/** The forecast, computed once for all who stand at the same place of the same ladder. */
async function futures(ledger: Ledger, plan: DeskPlan, now: Date) {
  const reachable = new Set(
    (
      await ledger.db.$queryRaw<{ agency: string }[]>`
        SELECT DISTINCT agency_id AS agency FROM contact WHERE active AND role = 'officer'`
    ).map(({ agency }) => agency),
  );
  const time = timeOf(ledger, plan.policy);
  const known = new Map<string, PlannedStep[]>();
  return (standing: Standing): PlannedStep[] => {
    const { kind, period, agencyId, values, terms, facts, recorded } = standing;
    const isTold = reachable.has(agencyId);
    const key = JSON.stringify([
      kind,
      period,
      values,
      isAddressed(agencyId, plan),
      isTold,
      terms.version > 1,
      terms.dueOn,
      Number(terms.dueAt ?? 0),
      +terms.opensAt,
      terms.version > 1 ? +terms.armedAt : 0,
      facts,
      recorded,
    ]);
    const found = known.get(key);
    if (found) return found;
    const cycle = { values, period: calendarPeriod(period) };
    const steps = stepsFor(kindOf(kind).ladder(cycle), agencyId, plan);
    const open = ladder(steps, terms, time).filter(({ name }) => !recorded.includes(name));
    const future = forecast(open, facts, now, time, isTold);
    known.set(key, future);
    return future;
  };
}

/** Parses each obligation's values once, however many reports it has. */
function parsedOnce() {
  const known = new Map<string, ObligationValues>();
  return (json: unknown): ObligationValues => {
    const key = JSON.stringify(json);
    const values = known.get(key) ?? obligationValuesSchema.parse(json);
    known.set(key, values);
    return values;
  };
}
