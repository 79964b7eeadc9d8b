import type { SourceIndicator } from '../../../domain/assembly/indicators.ts';
import type { PlanTask } from '../../../domain/assembly/assembly.ts';
import { calendarPeriod } from '../../../domain/kinds/cycles.ts';
import { counts, lastDayOf } from '../../../domain/indicators/standing.ts';
import type { Tx } from '../../ledger.ts';
import { ALL_TIME, indicatorsAt } from './indicators.ts';

/**
 * What was accepted by now of the confirmed indicators of a plan, up to the end of a period: the value of a
 * later one does not belong into its document.
 * @param tasks by their order in the plan.
 */
export async function acceptedIndicators(
  tx: Tx,
  { planId, period }: { planId: string; period: string },
  tasks: ReadonlyMap<number, PlanTask>,
): Promise<SourceIndicator[]> {
  const until = calendarPeriod(period)?.last ?? '9999-12-31';
  const confirmed = await indicatorsAt(
    tx,
    { planId, state: 'confirmed', figure: { not: null } },
    ALL_TIME,
    (value) => value.review?.outcome === 'accepted' && lastDayOf(value.period) <= until,
  );
  return confirmed.flatMap(({ id, name, goal, unit, agency, task, values }): SourceIndicator[] => {
    if (!goal || unit === null || !agency) return [];
    return [
      {
        ...{ id, name, goal, unit, agency, values: values.filter(counts) },
        task: (task && tasks.get(task.order)) ?? null,
      },
    ];
  });
}
