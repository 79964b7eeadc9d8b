import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { workdayOnOrAfter } from '../calendar/workdays.ts';
import { instantAt } from '../calendar/zoned.ts';
import { defaultSteps, type Step } from '../ladder/step.ts';
import type { ObligationValues } from '../../schemas/obligation-values.ts';
import type { CycleContext, SourceDates } from './kind.ts';

/** Workdays before the due date on which whoever writes a document is reminded. */
const REMINDERS = [10, 5, 1];

/** The dates of the cycle that a document sums up. */
export function sourceOf({ source }: CycleContext): SourceDates {
  if (!source) throw new RangeError('a document without the cycle that it sums up');
  return source;
}

/** The working hour of the first workday after a day: when a document opens. */
export function opensAfter({ policy, calendar }: CycleContext, day: CivilDate): Date {
  return instantAt(workdayOnOrAfter(calendar, addDays(day, 1)), policy.workingHour, policy.zone);
}

/** The default ladder with reminders counted in workdays, without letter, circular and closing. */
export function stepsOfDocument(chosen: ObligationValues['ladder'] = {}): Step[] {
  const common = { urgeAfter: 1, escalateAfter: 3, letterAfter: null, circularAfter: null };
  const all = defaultSteps({ ...common, reminders: REMINDERS, closeAfter: 0 }, chosen);
  return all
    .filter(({ effect }) => effect === undefined || effect === 'escalate')
    .map((step) =>
      step.notice === 'remind' && chosen.reminders === undefined
        ? { ...step, name: `${step.name}-workdays`, offset: { ...step.offset, unit: 'workday' } }
        : step,
    );
}
