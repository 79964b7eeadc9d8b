import { courseOf, type Course } from '../../../domain/indicators/course.ts';
import { inUnit } from '../../../domain/indicators/figure.ts';
import type { Direction, Goal } from '../../../domain/indicators/indicator.ts';
import { measurerOf } from '../../../domain/indicators/measurer.ts';
import {
  counts,
  lastDayOf,
  newestOf,
  standingValues,
  type FiledValue,
  type Standing,
} from '../../../domain/indicators/standing.ts';
import type { Prisma } from '../../../prisma/generated/client.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import type { Tx } from '../../ledger.ts';
import type { AgencyName } from '../desk/plans.ts';

/** A value with where it comes from. */
export interface ValueFacts extends FiledValue {
  reportId: string;
  revision: number;
  agencyId: string;
  /** As it was filed; null: not given. */
  value: number | null;
  unit: string | null;
  source: string | null;
  reason: string | null;
  /** What the reason answers. */
  asked: string | null;
  filedBy: string;
}

/** Whether somebody has decided on an indicator. */
export type IndicatorState = 'proposed' | 'confirmed' | 'set_aside';

/** An indicator with its values and its course, as of an instant. */
export interface IndicatorFacts {
  id: string;
  planId: string;
  state: IndicatorState;
  name: string;
  /** Null: its target is in words, and it has no course. */
  goal: Goal | null;
  /** The target as read or as changed, without its unit. */
  target: string;
  /** By when, as the document says it. */
  by: string | null;
  unit: string | null;
  /** The sentence that sets it; null: added by name. */
  quote: string | null;
  span: { from: number; to: number } | null;
  added: { by: string; why: string } | null;
  decided: { at: Date; by: string; why: string | null } | null;
  task: { id: string; order: number; number: string; text: string } | null;
  /** Who was named to report it, by id; null: whoever leads the task. */
  namedId: string | null;
  /** Who reports it. */
  agency: AgencyName | null;
  /** Every value, the newest first, with what became of it. */
  values: Standing<ValueFacts>[];
  /** The newest that counts and was given. */
  newest: (Standing<ValueFacts> & { measured: number }) | null;
  /** Later than `newest`: that there is no value, and why. */
  missing: Standing<ValueFacts> | null;
  /** Of the newest value. */
  course: Course | null;
}

/** Later than any instant: everything that was filed. */
export const ALL_TIME = new Date(8.64e15);

const NAMES = { select: { id: true, name: true, nameEn: true } } as const;

const READ = {
  agency: NAMES,
  plan: { select: { policy: true, sourceFrom: true, launchFrom: true } },
  task: {
    select: {
      ...{ id: true, order: true, number: true, text: true },
      responsibilities: {
        orderBy: [{ role: 'asc' }, { position: 'asc' }],
        select: { agencyId: true, role: true, agency: NAMES },
      },
    },
  },
  values: {
    include: {
      submission: {
        select: {
          ...{ revision: true, withdrawnAt: true },
          reviews: { select: { outcome: true, reviewedAt: true } },
        },
      },
    },
  },
} as const satisfies Prisma.IndicatorInclude;

type Row = Prisma.IndicatorGetPayload<{ include: typeof READ }>;

/**
 * Indicators in the order of the plan, those without a task last; each with its values as of an instant.
 * @param ofValue which values there are at all; left out: every one.
 */
export async function indicatorsAt(
  tx: Tx,
  where: Prisma.IndicatorWhereInput,
  at: Date,
  ofValue: (value: ValueFacts) => boolean = () => true,
): Promise<IndicatorFacts[]> {
  const rows = await tx.indicator.findMany({ where, include: READ });
  const place = ({ task }: Row) => task?.order ?? Infinity;
  return rows
    .toSorted((a, b) => place(a) - place(b) || numberIn(a.id) - numberIn(b.id))
    .map((row) => factsOf(row, at, ofValue));
}

/** Ids end with their place among the plan's indicators. */
const numberIn = (id: string) => Number(/\d+$/.exec(id)?.[0] ?? 0);

function factsOf(row: Row, at: Date, ofValue: (value: ValueFacts) => boolean): IndicatorFacts {
  const { plan, task, unit, quote, spanStart, spanEnd, addedBy, decidedAt } = row;
  const goal = goalOf(row);
  const values = standingValues(
    row.values.map((value) => valueOf(value, unit)).filter(ofValue),
    at,
  );
  const newest = newestOf(values);
  const [last] = values.filter(counts);
  const owners = task?.responsibilities ?? [];
  const measurer = measurerOf(row, owners);
  const policy = planPolicySchema.parse(plan.policy);
  const from = plan.launchFrom ?? plan.sourceFrom;
  return {
    ...{ id: row.id, planId: row.planId, name: row.name, target: row.target, by: row.by },
    ...{ goal, unit, quote, values, newest },
    state: row.state as IndicatorState,
    span: spanStart === null || spanEnd === null ? null : { from: spanStart, to: spanEnd },
    added: addedBy === null ? null : { by: addedBy, why: row.addedWhy ?? '' },
    decided: decidedAt && { at: decidedAt, by: row.decidedBy ?? '', why: row.decidedWhy },
    task: task && { ...task, number: task.number ?? String(task.order) },
    namedId: row.agencyId,
    agency:
      owners.find(({ agencyId }) => agencyId === measurer)?.agency ??
      (measurer === row.agencyId ? row.agency : null),
    missing: last?.measured === null ? last : null,
    course:
      goal && newest
        ? courseOf(goal, newest.measured, lastDayOf(newest.period), from, policy)
        : null,
  };
}

/** What an indicator is to reach; null where that is said in words alone. */
export function goalOf(row: {
  figure: number | null;
  base: number | null;
  baseYear: number | null;
  direction: string;
  byYear: number | null;
  yearly: boolean;
}): Goal | null {
  const { figure, base, baseYear, byYear, yearly } = row;
  if (figure === null) return null;
  const direction: Direction = row.direction === 'down' ? 'down' : 'up';
  return { target: figure, base, baseYear, direction, byYear, yearly };
}

function valueOf(
  { submission, value, unit, ...row }: Row['values'][number],
  wanted: string | null,
): ValueFacts {
  const [review] = submission.reviews.toSorted(
    (a, b) => Number(b.reviewedAt) - Number(a.reviewedAt),
  );
  return {
    ...{ id: row.id, period: row.period, reportId: row.reportId, agencyId: row.agencyId },
    ...{ source: row.source, reason: row.reason, asked: row.asked },
    ...{ filedAt: row.filedAt, filedBy: row.filedBy, value, unit },
    // Reckoned anew: whoever changes the unit of an indicator changes no value that was filed.
    measured:
      value === null || unit === null || wanted === null ? null : inUnit(value, unit, wanted),
    revision: submission.revision,
    withdrawnAt: submission.withdrawnAt,
    review: review ? { outcome: review.outcome, at: review.reviewedAt } : null,
  };
}
