import { chinaCalendar } from '../../domain/calendar/workdays.ts';
import { endOfDay } from '../../domain/calendar/zoned.ts';
import { periodNamed } from '../../domain/calendar/periods.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import { ladder } from '../../domain/ladder/ladder.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';

/** 2027-11-01 is a Monday: the year opens at nine, Shanghai time. */
export const OPENING = new Date('2027-11-01T09:00:00+08:00');
export const LAUNCH = new Date('2027-01-04T10:00:00+08:00');
/** The last workday of 2027, a Friday. */
const DUE_ON = '2027-12-31';
export const DUE_END = endOfDay(DUE_ON, 'Asia/Shanghai');

/** The small plan's first report, its cycle, and what the engine runs for them. */
export const CYCLE = 'small-periodic-2027';
export const REPORT = `${CYCLE}-t001`;
export const PROCESS = `report/${REPORT}`;

/** The instant of a step under the first terms of 2027, as the pure ladder says. */
export function instantOf(name: string): Date {
  const steps = kindOf('periodic').ladder({ values: {}, period: periodNamed('2027') });
  const terms = { dueOn: DUE_ON, version: 1, opensAt: OPENING, armedAt: OPENING };
  const { zone, workingHour } = planPolicySchema.parse({});
  const planned = ladder(steps, terms, { zone, workingHour, calendar: chinaCalendar });
  const step = planned.find((each) => each.name === name);
  if (!step) throw new Error(`no step ${name}`);
  return step.at;
}
