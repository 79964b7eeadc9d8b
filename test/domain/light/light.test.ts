import { describe, expect, test } from '@jest/globals';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { instantAt } from '../../../domain/calendar/zoned.ts';
import { light, type LightFacts } from '../../../domain/light/light.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';

const policy = planPolicySchema.parse({});

const at = (text: string) => {
  const [date = '', time = ''] = text.split(' ');
  return instantAt(date, time, policy.zone);
};
const collecting: LightFacts = {
  stage: 'collecting',
  dueOn: '2027-12-31',
  originalDueOn: '2027-12-31',
  filedAt: null,
  firstFiledAt: null,
  returnedAt: null,
  reopenedAt: null,
  reviewDueOn: null,
  acceptedAt: null,
  closedAt: null,
  opensAt: at('2027-11-01 09:00'),
};
const filed = (text: string): LightFacts => ({
  ...collecting,
  stage: 'reviewing',
  filedAt: at(text),
  firstFiledAt: at(text),
});
const on = (facts: LightFacts, now: string | Date) =>
  light(facts, policy, chinaCalendar, typeof now === 'string' ? at(now) : now);

describe('while a report is collected', () => {
  test('green before it opens, with the day on which it does', () => {
    expect(on(collecting, '2027-11-01 08:59')).toEqual({
      colour: 'green',
      reason: { code: 'not-yet-open', opensOn: '2027-11-01', dueOn: '2027-12-31' },
    });
  });

  test('green until eight days before the due date, yellow from the seventh', () => {
    expect(on(collecting, '2027-12-23 23:59')).toEqual({
      colour: 'green',
      reason: { code: 'on-course', dueOn: '2027-12-31', days: 8 },
    });
    expect(on(collecting, '2027-12-24 00:00')).toEqual({
      colour: 'yellow',
      reason: { code: 'near-due', dueOn: '2027-12-31', days: 7 },
    });
  });

  test('the due day is on time to its last millisecond, and red from 24:00', () => {
    const late = at('2028-01-01 00:00');
    expect(on(collecting, new Date(late.getTime() - 1))).toEqual({
      colour: 'yellow',
      reason: { code: 'near-due', dueOn: '2027-12-31', days: 0 },
    });
    expect(on(collecting, late)).toEqual({
      colour: 'red',
      reason: { code: 'overdue', dueOn: '2027-12-31', days: 1 },
    });
  });

  test('a later date puts it back on course', () => {
    const extended = { ...collecting, dueOn: '2028-01-31' };
    expect(on(extended, '2028-01-04 10:00').colour).toBe('green');
    expect(on(extended, '2028-02-01 00:00').colour).toBe('red');
  });

  test('yellow when returned, also long before it is due; red when that is missed, too', () => {
    const returned = {
      ...collecting,
      dueOn: '2028-01-11',
      filedAt: at('2027-12-20 10:00'),
      firstFiledAt: at('2027-12-20 10:00'),
      returnedAt: at('2028-01-04 10:00'),
    };
    expect(on(returned, '2028-01-05 10:00')).toEqual({
      colour: 'yellow',
      reason: { code: 'returned', returnedOn: '2028-01-04', dueOn: '2028-01-11', days: 6 },
    });
    expect(on(returned, '2028-01-12 00:00')).toMatchObject({
      colour: 'red',
      reason: { code: 'overdue', days: 1 },
    });
  });
});

describe('while a report is reviewed', () => {
  test('green when it was filed in the last millisecond, yellow a millisecond later', () => {
    const late = at('2028-01-01 00:00');
    const filedAt = (ms: number) => ({ ...filed('2027-12-31 09:00'), filedAt: new Date(ms) });
    expect(on(filedAt(late.getTime() - 1), '2028-01-05 09:00')).toEqual({
      colour: 'green',
      reason: { code: 'in-review', filedOn: '2027-12-31', reviewDueOn: '2028-01-14' },
    });
    expect(on(filedAt(late.getTime()), '2028-01-05 09:00')).toEqual({
      colour: 'yellow',
      reason: {
        code: 'filed-late',
        filedOn: '2028-01-01',
        dueOn: '2027-12-31',
        reviewDueOn: '2028-01-14',
      },
    });
  });

  test('yellow when the review is late, by its own date or by the policy', () => {
    const own = { ...filed('2027-12-01 09:00'), reviewDueOn: '2027-12-03' };
    expect(on(own, '2027-12-03 23:59').colour).toBe('green');
    expect(on(own, '2027-12-04 00:00')).toEqual({
      colour: 'yellow',
      reason: { code: 'review-late', filedOn: '2027-12-01', reviewDueOn: '2027-12-03', days: 1 },
    });
    expect(on(filed('2027-12-01 09:00'), '2027-12-15 23:59').colour).toBe('green');
    expect(on(filed('2027-12-01 09:00'), '2027-12-16 00:00').colour).toBe('yellow');
  });

  test('a report in review is never overdue: the agency has done its part', () => {
    expect(on(filed('2027-12-31 09:00'), '2028-01-03 09:00').colour).toBe('green');
  });
});

describe('at the end', () => {
  const missed = { ...collecting, stage: 'missed' as const, closedAt: at('2028-02-03 09:00') };

  test('missed stays red, also while a filing made after the closing is in review or returned', () => {
    expect(on(missed, '2030-01-01 00:00')).toEqual({
      colour: 'red',
      reason: { code: 'missed', dueOn: '2027-12-31' },
    });
    const afterClosing = { ...filed('2028-02-10 09:00'), closedAt: missed.closedAt };
    expect(on(afterClosing, '2028-02-11 09:00')).toEqual({
      colour: 'red',
      reason: { code: 'missed-filed', dueOn: '2027-12-31', filedOn: '2028-02-10' },
    });
    const returned = {
      ...afterClosing,
      stage: 'collecting' as const,
      dueOn: '2028-02-18',
      returnedAt: at('2028-02-11 09:00'),
    };
    expect(on(returned, '2028-02-12 09:00')).toEqual({
      colour: 'red',
      reason: { code: 'missed-returned', dueOn: '2028-02-18' },
    });
  });

  test('blue when accepted, even after the closing', () => {
    const accepted = {
      ...missed,
      stage: 'accepted' as const,
      acceptedAt: at('2028-02-14 09:00'),
    };
    expect(on(accepted, '2028-02-14 09:00')).toEqual({
      colour: 'blue',
      reason: { code: 'accepted', acceptedOn: '2028-02-14' },
    });
  });
});

test('days are those of the zone of the plan', () => {
  const now = new Date('2027-12-31T17:00:00Z');
  expect(on(collecting, now).colour).toBe('red');
  const inLondon = { ...policy, zone: 'Europe/London' };
  expect(light(collecting, inLondon, chinaCalendar, now).colour).toBe('yellow');
});
