import { chinaCalendar } from '../../domain/calendar/workdays.ts';
import { endOfDay } from '../../domain/calendar/zoned.ts';
import { ladder } from '../../domain/ladder/ladder.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';

/** 2027-11-01 is a Monday: the year opens at nine, Shanghai time. */
export const OPENING = new Date('2027-11-01T09:00:00+08:00');
export const LAUNCH = new Date('2027-01-04T10:00:00+08:00');
/** The last workday of 2027, a Friday. */
export const DUE_ON = '2027-12-31';
export const DUE_END = endOfDay(DUE_ON, 'Asia/Shanghai');

/** The small plan's first report. */
export const REPORT = 'small-2027-001';

/** The instant of a rung under the first terms of 2027, as the pure ladder says. */
export function rungAt(name: string): Date {
  const terms = { dueOn: DUE_ON, dueVersion: 1, opensAt: OPENING, armedAt: OPENING };
  const rung = ladder(terms, planPolicySchema.parse({}), chinaCalendar).find(
    (each) => each.name === name,
  );
  if (!rung) throw new Error(`no rung ${name}`);
  return rung.at;
}
