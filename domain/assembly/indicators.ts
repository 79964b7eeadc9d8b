import { courseOf } from '../indicators/course.ts';
import { inUnit } from '../indicators/figure.ts';
import type { Goal, Thresholds } from '../indicators/indicator.ts';
import { lastDayOf } from '../indicators/standing.ts';
import { indicatorWordsOf } from '../indicators/words.ts';
import { periodWords } from '../kinds/words.ts';
import type { AssembledAgency, Paragraph, PlanTask } from './assembly.ts';

/** The section of a document in which indicators stand. */
export const INDICATORS = 'indicators';

/** A value of an indicator that was accepted. */
export interface AcceptedValue {
  reportId: string;
  revision: number;
  period: string;
  /** As filed; null: not given, for the reason. */
  value: number | null;
  unit: string | null;
  reason: string | null;
}

/** An indicator with what was accepted of it. */
export interface SourceIndicator {
  id: string;
  name: string;
  goal: Goal;
  unit: string;
  agency: AssembledAgency;
  task: PlanTask | null;
  /** The newest first, one of each period. */
  values: readonly AcceptedValue[];
}

/** A report that may bring a value. */
interface Owed {
  id: string;
  owner: { id: string };
  task: { key: string } | null;
}

/** What the course of indicators is reckoned by. */
export interface IndicatorRules extends Thresholds {
  /** The plan's first year. */
  from: number;
}

/**
 * Every indicator with its newest accepted value, its course and what it rests on; without a value, that
 * there is none, beside the report of the cycle that should have brought it.
 */
export function indicatorParagraphs(
  indicators: readonly SourceIndicator[],
  reports: readonly Owed[],
  rules: IndicatorRules,
): Paragraph[] {
  const words = indicatorWordsOf('zh-CN');
  return indicators.flatMap((indicator): Paragraph[] => {
    const { id, name, goal, unit, agency, task, values } = indicator;
    const [last] = values;
    const told = values.flatMap((each) => measured(each, unit))[0];
    const owed = reports.find(
      (report) => report.owner.id === agency.id && report.task?.key === task?.key,
    );
    const reportId = last?.reportId ?? owed?.id;
    if (reportId === undefined) return [];
    const missing =
      last && last.value === null
        ? [`${words.missing(periodWords('zh-CN', last.period), last.reason ?? '')}。`]
        : [];
    const statement = told
      ? words.statement({
          ...{ goal, unit, value: told.value, period: periodWords('zh-CN', told.period) },
          course: courseOf(goal, told.value, lastDayOf(told.period), rules.from, rules),
        })
      : `${words.none}；目标${words.goal(goal, unit)}。`;
    return [
      {
        ...{ key: id, about: name, agency, chapter: task?.chapter ?? null },
        text: [statement, ...missing].join(''),
        task: task && { number: task.number, order: task.order, text: task.text },
        source: { reportId, revision: last?.revision ?? null },
        span: task?.span ?? null,
      },
    ];
  });
}

function measured({ value, unit, period }: AcceptedValue, wanted: string) {
  const same = value === null || unit === null ? null : inUnit(value, unit, wanted);
  return same === null ? [] : [{ value: same, period }];
}
