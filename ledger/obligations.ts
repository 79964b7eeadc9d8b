import { calendarPeriod, cyclesOf, type CycleDates } from '../domain/kinds/cycles.ts';
import { followingOf, sourceKindOf, type SourceCycle } from '../domain/kinds/following.ts';
import { kindOf } from '../domain/kinds/kinds.ts';
import { partCycleOf, partKindsOf } from '../domain/kinds/parts.ts';
import { obligationValuesSchema, type ObligationValues } from '../schemas/obligation-values.ts';
import type { PlanPolicy } from '../schemas/plan-policy.ts';
import { cycleIdOf } from '../domain/report/report-id.ts';
import type { PlanRoles } from '../domain/kinds/roster.ts';
import { Prisma } from '../prisma/generated/client.ts';
import type { Ledger, Tx } from './ledger.ts';

/** A confirmed obligation (报送要求) of a plan. */
export interface ConfirmedObligation {
  id: string;
  kind: string;
  values: ObligationValues;
}

/** The obligations of a plan that are in force, in a fixed order; one that was ended starts no cycle. */
export async function obligationsOf(tx: Tx, planId: string): Promise<ConfirmedObligation[]> {
  const rows = await tx.obligation.findMany({
    where: { planId, endedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, kind: true, values: true },
  });
  return rows.map(({ id, kind, values }) => ({
    id,
    kind,
    values: obligationValuesSchema.parse(values),
  }));
}

/** A cycle that an obligation orders. */
export interface OrderedCycle extends CycleDates {
  obligationId: string;
}

/**
 * The same with the cycles of their parts (配合意见), which nobody starts: they come and go with those
 * of their reports.
 */
export async function cyclesWithParts(
  tx: Tx,
  ledger: Pick<Ledger, 'calendar'>,
  plan: Parameters<typeof orderedCycles>[2],
): Promise<OrderedCycle[]> {
  const own = await orderedCycles(tx, ledger, plan);
  const obligations = await obligationsOf(tx, plan.id);
  const parts = obligations.flatMap(({ id, kind, values }) =>
    own
      .filter((cycle) => partKindsOf(cycle.kind).includes(kind))
      .flatMap((cycle) => partCycleOf({ kind, values }, cycle, plan.policy, ledger.calendar))
      .map((cycle) => ({ ...cycle, obligationId: id })),
  );
  return [...own, ...parts];
}

/** A launched plan, as the dates of its cycles depend on it. */
interface LaunchedPlan {
  id: string;
  launchedAt: Date;
  launchFrom: number;
  launchTo: number;
  policy: PlanPolicy;
}

/**
 * Every cycle of a launched plan, by the rules; what is in the ledger already keeps its own dates. What
 * follows a cycle has its dates from that one's, as they stand in the ledger once it has begun.
 */
export async function orderedCycles(
  tx: Tx,
  ledger: Pick<Ledger, 'calendar'>,
  plan: LaunchedPlan,
): Promise<OrderedCycle[]> {
  const obligations = await obligationsOf(tx, plan.id);
  const own = obligations.flatMap((obligation) => ownCycles(obligation, plan, ledger));
  const following = await followingCycles(tx, ledger, plan, obligations, own);
  return [...own, ...following];
}

/** The cycles of one obligation, whether or not it is in force. */
export async function cyclesOfObligation(
  tx: Tx,
  ledger: Pick<Ledger, 'calendar'>,
  plan: LaunchedPlan,
  obligation: ConfirmedObligation,
): Promise<OrderedCycle[]> {
  if (sourceKindOf(obligation.kind) === null) return ownCycles(obligation, plan, ledger);
  const others = await obligationsOf(tx, plan.id);
  const own = others.flatMap((other) => ownCycles(other, plan, ledger));
  return followingCycles(tx, ledger, plan, [obligation], own);
}

function ownCycles(
  { id: obligationId, kind, values }: ConfirmedObligation,
  plan: LaunchedPlan,
  { calendar }: Pick<Ledger, 'calendar'>,
): OrderedCycle[] {
  const launch = { launchedAt: plan.launchedAt, from: plan.launchFrom, to: plan.launchTo };
  return cyclesOf({ kind, values }, launch, plan.policy, calendar).map((cycle) => ({
    ...cycle,
    obligationId,
  }));
}

/**
 * The cycles that follow others: those to come, and those that have begun, even if their obligation was
 * ended since, for what was reported is summed up all the same.
 */
async function followingCycles(
  tx: Tx,
  { calendar }: Pick<Ledger, 'calendar'>,
  { id: planId, launchedAt, policy }: LaunchedPlan,
  obligations: readonly ConfirmedObligation[],
  own: readonly OrderedCycle[],
): Promise<OrderedCycle[]> {
  const kinds = new Set(obligations.flatMap(({ kind }) => sourceKindOf(kind) ?? []));
  if (kinds.size === 0) return [];
  const begun = await tx.cycle.findMany({
    where: { planId, kind: { in: [...kinds] }, skippedCause: null },
    orderBy: { opensAt: 'asc' },
    include: { obligation: { select: { values: true } } },
  });
  const known = new Set(begun.map(({ id }) => id));
  const sources: SourceCycle[] = [
    ...begun.map(({ kind, period, opensAt, dueOn, obligation }) => {
      const values = obligationValuesSchema.parse(obligation.values);
      const steps = kindOf(kind).ladder({ values, period: calendarPeriod(period) });
      return { kind, period, opensAt, dueOn, steps, skippedCause: null };
    }),
    ...own.filter(({ kind, period }) => !known.has(cycleIdOf(planId, kind, period))),
  ];
  return obligations.flatMap((obligation) =>
    sources
      .flatMap((source) => followingOf(obligation, source, launchedAt, policy, calendar))
      .map((cycle) => ({ ...cycle, obligationId: obligation.id })),
  );
}

/**
 * Who is responsible for what in a plan, in the order of the document; a task that was set aside gives
 * nobody anything to report.
 * @param concerning of the tasks that concern these agencies alone, which is all that they may owe; left out: of all.
 */
export async function planRoles(
  tx: Tx,
  planId: string,
  concerning?: readonly string[],
): Promise<PlanRoles> {
  const agencies = concerning && [...concerning];
  // As a list, so that each of them is looked for, however few of all tasks they are taken to be.
  const theirs = agencies
    ? Prisma.sql`t.id = ANY(ARRAY(SELECT task_id FROM responsibility WHERE agency_id = ANY(${agencies})))`
    : Prisma.sql`TRUE`;
  const cooperators = await tx.$queryRaw<{ taskId: string; agencyId: string }[]>`
    SELECT t.id AS "taskId", s.agency_id AS "agencyId"
    FROM responsibility s JOIN task t ON t.id = s.task_id
    WHERE t.plan_id = ${planId} AND t.set_aside_at IS NULL AND s.role = 'cooperating' AND ${theirs}
    ORDER BY t."order", s.position`;
  const leads = await tx.$queryRaw<PlanRoles['leads'][number][]>`
    SELECT t.id AS "taskId", t."order", s.agency_id AS "agencyId", s.position
    FROM responsibility s JOIN task t ON t.id = s.task_id
    WHERE t.plan_id = ${planId} AND t.set_aside_at IS NULL AND s.role IN ('lead', 'responsible')
      AND ${theirs}
    ORDER BY t."order", s.position`;
  const withTasks = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT s.agency_id AS id FROM responsibility s JOIN task t ON t.id = s.task_id
    WHERE t.plan_id = ${planId} AND t.set_aside_at IS NULL
      AND ${agencies ? Prisma.sql`s.agency_id = ANY(${agencies})` : Prisma.sql`TRUE`} ORDER BY 1`;
  // Whose agency has come to have a part in the task since assesses it no longer.
  const assessors = await tx.$queryRaw<NonNullable<PlanRoles['assessors']>[number][]>`
    SELECT t.id AS "taskId", t."order", c.agency_id AS "agencyId", c.id AS "contactId"
    FROM assessor x JOIN task t ON t.id = x.task_id JOIN contact c ON c.id = x.contact_id
    WHERE t.plan_id = ${planId} AND t.set_aside_at IS NULL AND c.active AND NOT EXISTS
      (SELECT 1 FROM responsibility s WHERE s.task_id = t.id AND s.agency_id = c.agency_id)
    ORDER BY t."order"`;
  const regions = await tx.planRegion.findMany({
    where: { planId },
    orderBy: { agencyId: 'asc' },
    select: { agencyId: true },
  });
  const { commissionId } = await tx.plan.findUniqueOrThrow({
    where: { id: planId },
    select: { commissionId: true },
  });
  return {
    commission: commissionId,
    leads,
    cooperators,
    assessors,
    withTasks: withTasks.map(({ id }) => id),
    regions: regions.map(({ agencyId }) => agencyId),
  };
}
