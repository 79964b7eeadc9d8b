import {
  ADJUSTMENTS,
  DIFFERENCE,
  EVIDENCE,
  HINDRANCES,
  RATING,
  RATINGS,
} from '../evaluation/rating.ts';
import type { FieldSpec, FormSubject } from '../forms/field-spec.ts';
import { workdayOnOrAfter } from '../calendar/workdays.ts';
import { instantAt } from '../calendar/zoned.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { CycleContext, Proposal, ProposalContext } from './kind.ts';

/** What both sides of the midterm evaluation are asked, and after a difference for words about it. */
export function evaluationForm({ taskId, differs = false }: FormSubject): FieldSpec[] {
  const evidence: FieldSpec =
    taskId === null
      ? { name: EVIDENCE, type: 'text', repeat: 'chapter' }
      : { name: EVIDENCE, type: 'text', required: true };
  return [
    { name: RATING, type: 'choice', options: RATINGS, required: true },
    evidence,
    { name: HINDRANCES, type: 'text' },
    { name: ADJUSTMENTS, type: 'text' },
    ...(differs ? [{ name: DIFFERENCE, type: 'text', required: true } as const] : []),
  ];
}

/** The morning of a day of the middle year, or of the one that the obligation chose. */
export function opensOn(monthDay: string, cycle: CycleContext): Date {
  const { values, policy, calendar } = cycle;
  const chosen = values.opens && 'on' in values.opens ? values.opens.on : monthDay;
  const day = workdayOnOrAfter(calendar, dayOf(cycle, chosen));
  return instantAt(day, policy.workingHour, policy.zone);
}

/** A day of the middle year, or the one that the obligation chose. */
export function dueOn(monthDay: string, cycle: CycleContext): CivilDate {
  const { due } = cycle.values;
  return dayOf(cycle, typeof due === 'object' && 'on' in due ? due.on : monthDay);
}

function dayOf({ period }: CycleContext, monthDay: string): CivilDate {
  if (!period) throw new RangeError('an evaluation without its year');
  return `${period.name}-${monthDay}` as CivilDate;
}

/** The sentence that orders the midterm evaluation, for a person to confirm. */
export function proposeEvaluation({ document }: ProposalContext): Proposal[] {
  const duty = document.duties.find(({ kind }) => kind === 'midterm');
  if (!duty) return [];
  const { quote, span, kind: orders } = duty;
  return [{ key: 'half', values: {}, quote, span, orders }];
}
