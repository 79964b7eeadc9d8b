import { describe, expect, test } from '@jest/globals';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { graceDueOn, returnDueOn, reviewDueOn } from '../../../domain/ladder/clocks.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import { at } from './helpers.ts';

const policy = planPolicySchema.parse({});

describe('the clocks of return and review', () => {
  test('a report returned after its due date is due five workdays later', () =>
    expect(returnDueOn(at('2028-01-04 16:00'), '2027-12-31', policy, chinaCalendar)).toBe(
      '2028-01-11',
    ));

  test('filed and returned early, it keeps its own date: filing early is never punished', () =>
    expect(returnDueOn(at('2027-11-19 16:00'), '2027-12-31', policy, chinaCalendar)).toBe(
      '2027-12-31',
    ));

  test('near its date, the later of the two', () => {
    const due = (returned: string) =>
      returnDueOn(at(returned), '2027-12-31', policy, chinaCalendar);
    expect(due('2027-12-24 23:59')).toBe('2027-12-31');
    expect(due('2027-12-27 00:00')).toBe('2028-01-03');
  });

  test('days are counted in the zone of the plan, and their number is the plan’s', () => {
    expect(reviewDueOn(at('2027-12-01 00:00'), policy, chinaCalendar)).toBe('2027-12-15');
    expect(reviewDueOn(at('2027-12-01 23:59'), policy, chinaCalendar)).toBe('2027-12-15');
    const two = { ...policy, returnWorkdays: 2, reviewWorkdays: 1 };
    expect(graceDueOn(at('2027-12-03 10:00'), two, chinaCalendar)).toBe('2027-12-07');
    expect(reviewDueOn(at('2027-12-03 10:00'), two, chinaCalendar)).toBe('2027-12-06');
  });
});
