import { describe, expect, test } from '@jest/globals';
import { obligationValuesSchema } from '../../schemas/obligation-values.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import { submissionFormSchema } from '../../schemas/submission-form.ts';

describe('a plan’s policy', () => {
  test('an empty one is complete', () =>
    expect(planPolicySchema.parse({})).toEqual({
      zone: 'Asia/Shanghai',
      workingHour: '09:00',
      nearDueDays: 7,
      returnWorkdays: 5,
      reviewWorkdays: 10,
      extensionMonths: 3,
      inspectionsPerYear: 1,
      answerWorkdays: 10,
      behindYellowPoints: 10,
      behindRedPoints: 30,
      jumpPercent: 30,
    }));

  test.each([
    ['a zone that is none', { zone: 'Asia/Shangai' }],
    ['an empty zone', { zone: '' }],
    ['a time without its nought', { workingHour: '9:00' }],
    ['a 25th hour', { workingHour: '24:00' }],
    ['no time for a review', { reviewWorkdays: 0 }],
    ['no time after a return', { returnWorkdays: 0 }],
    ['less than no days', { nearDueDays: -1 }],
    ['half a day', { nearDueDays: 1.5 }],
  ])('%s is refused', (_, policy) =>
    expect(planPolicySchema.safeParse(policy).success).toBe(false),
  );

  test.each(['Asia/Urumqi', 'Europe/London', 'UTC'])(
    'the zone %s is none of ours to refuse',
    (zone) => expect(planPolicySchema.parse({ zone }).zone).toBe(zone),
  );
});

describe('what is chosen for an obligation', () => {
  test.each([
    ['nothing', {}],
    ['a cadence and a day', { every: 'month', due: { day: 25 } }],
    ['29 February', { due: { on: '02-29' } }],
    ['no letter', { ladder: { letterAfter: null } }],
    ['no reminders', { ladder: { reminders: [] } }],
  ])('%s is taken', (_, values) => expect(obligationValuesSchema.parse(values)).toEqual(values));

  test.each([
    ['30 February', { opens: { on: '02-30' } }],
    ['a 13th month', { due: { on: '13-01' } }],
    ['a day without its nought', { due: { on: '3-31' } }],
    ['a 32nd', { due: { day: 32 } }],
    ['a reminder on the due day', { ladder: { reminders: [7, 0] } }],
    ['a reminder after it', { ladder: { reminders: [-1] } }],
    ['a reminder twice', { ladder: { reminders: [7, 7] } }],
    ['half a day', { ladder: { reminders: [1.5] } }],
    ['an urging on the due day', { ladder: { urgeAfter: 0 } }],
    ['books that never close', { ladder: { closeAfter: null } }],
    ['an opening on the due day', { opens: { daysBefore: 0 } }],
    ['a cadence that is none', { every: 'week' }],
    ['a word nobody knows', { oepns: { on: '11-01' } }],
    ['no days after the launch', { dueAfterDays: 0 }],
  ])('%s is refused', (_, values) =>
    expect(obligationValuesSchema.safeParse(values).success).toBe(false),
  );
});

test('a submission is texts by field, trimmed; too many or too long is refused', () => {
  expect(submissionFormSchema.parse({ values: { progress: ' 完成 ' } })).toEqual({
    values: { progress: '完成' },
    nil: false,
    nilReason: '',
  });
  const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`f${i}`, 'x']));
  expect(submissionFormSchema.safeParse({ values: many }).success).toBe(false);
  const long = { values: { progress: 'x'.repeat(20_001) } };
  expect(submissionFormSchema.safeParse(long).success).toBe(false);
});
