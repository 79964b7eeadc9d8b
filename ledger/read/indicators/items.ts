import type { RepeatItem } from '../../../domain/forms/field-spec.ts';
import type { Measure } from '../../../domain/indicators/indicator.ts';
import { newestOf } from '../../../domain/indicators/standing.ts';
import type { Tx } from '../../ledger.ts';
import { ALL_TIME, indicatorsAt, type IndicatorFacts } from './indicators.ts';

/** A report whose form may ask for the values of indicators. */
interface Measuring {
  planId: string;
  period: string;
  taskId: string | null;
  agencyId: string;
}

/**
 * The indicators that a report's form may be repeated for: those of its task, or, of a report on the whole
 * plan, those of its agency. Values are asked for of what was confirmed and is this agency's to report.
 */
export async function indicatorItems(tx: Tx, report: Measuring): Promise<RepeatItem[]> {
  const { planId, taskId, agencyId } = report;
  // Most tasks have none, and reading them takes one statement a relation all the same.
  const [any] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM indicator WHERE plan_id = ${planId} AND CASE WHEN ${taskId}::text IS NULL
      THEN task_id IS NULL AND agency_id = ${agencyId} ELSE task_id = ${taskId} END LIMIT 1`;
  if (any === undefined) return [];
  const where = taskId === null ? { planId, taskId, agencyId } : { planId, taskId };
  const indicators = await indicatorsAt(tx, where, ALL_TIME);
  return indicators.map((indicator) => {
    const { id, name, target, unit, by } = indicator;
    const measure = measureOf(indicator, report);
    return {
      ...{ key: id, label: name },
      target: { text: `${target}${unit ?? ''}`, by },
      ...(measure !== undefined && { measure }),
    };
  });
}

function measureOf(
  { state, goal, unit, agency, values }: IndicatorFacts,
  { agencyId, period }: Measuring,
): Measure | null | undefined {
  const isAsked = state === 'confirmed' && agency?.id === agencyId;
  // What was filed in it is read under its name, whatever became of the indicator since.
  const isFiled = values.some((each) => each.agencyId === agencyId && each.period === period);
  if (!isAsked && !isFiled) return undefined;
  if (!goal || unit === null) return null;
  const last = newestOf(values, period);
  const { direction, target } = goal;
  return {
    ...{ asked: isAsked, unit, direction, target },
    last: last && { value: last.measured, period: last.period },
  };
}
