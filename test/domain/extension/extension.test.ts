import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, daysBetween } from '../../../domain/calendar/civil-date.ts';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { endOfDay } from '../../../domain/calendar/zoned.ts';
import {
  decideAsk,
  decideGrant,
  decideRefuse,
  latestDueOn,
  type ExtendedFacts,
  type ExtensionContext,
} from '../../../domain/extension/extension.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import { REVIEWER, WATER } from '../../support/actors.ts';

const policy = planPolicySchema.parse({});
const facts: ExtendedFacts = {
  agencyId: 'shuili',
  stage: 'collecting',
  dueOn: '2027-12-31',
  originalDueOn: '2027-12-31',
  dueAt: endOfDay('2027-12-31', policy.zone),
  opensAt: new Date('2027-11-01T01:00:00Z'),
  leftAt: null,
};
const context: ExtensionContext = {
  now: new Date('2027-12-20T02:00:00Z'),
  policy,
  calendar: chinaCalendar,
  plan: { commissionId: 'fagaiwei', governmentId: 'zhengfuban' },
  review: 'superior',
  planEndedAt: null,
};
const words = { newDueOn: '2028-01-21', reason: '数据未齐', stateOfWork: '八成' };

describe('an extension', () => {
  test('of a kind that nobody reviews has nobody to decide it', () =>
    expect(decideAsk(facts, words, null, WATER, { ...context, review: 'none' })).toMatchObject({
      refusal: { code: 'not_extendable' },
    }));

  test('of a plan that has ended is not granted', () => {
    const request = { state: 'confirmed', askedAt: facts.opensAt, newDueOn: '2028-01-21' } as const;
    const ended = { ...context, planEndedAt: new Date('2027-12-15T02:00:00Z') };
    expect(decideGrant(facts, request, null, REVIEWER, ended)).toMatchObject({
      refusal: { code: 'plan_ended' },
    });
  });

  test('is not asked for before the report opens, nor for what left', () => {
    const early = { ...context, now: new Date('2027-10-01T00:00:00Z') };
    expect(decideAsk(facts, words, null, WATER, early)).toMatchObject({
      refusal: { code: 'not_open_yet' },
    });
    const left = { ...facts, leftAt: new Date('2027-12-01T00:00:00Z') };
    expect(decideAsk(left, words, null, WATER, context)).toMatchObject({
      refusal: { code: 'left_roster' },
    });
  });

  test('ends on a workday after the date in force, today or later, and within the limit', () => {
    const request = { state: 'confirmed', askedAt: context.now, newDueOn: '2028-01-21' } as const;
    fc.assert(
      fc.property(
        fc.integer({ min: -40, max: 150 }),
        fc.integer({ min: 0, max: 60 }),
        (n, passed) => {
          const dueOn = addDays('2027-12-31', n);
          const now = new Date(context.now.getTime() + passed * 86_400_000);
          const granted = decideGrant(facts, request, dueOn, REVIEWER, { ...context, now });
          const today = addDays('2027-12-20', passed);
          const may =
            n > 0 &&
            daysBetween(today, dueOn) >= 0 &&
            dueOn <= '2028-03-31' &&
            chinaCalendar.isWorkday(dueOn);
          expect(granted.ok).toBe(may);
        },
      ),
    );
  });
});

describe('a decision', () => {
  const request = { state: 'confirmed', askedAt: context.now, newDueOn: '2028-01-21' } as const;

  test('may give the very day on which it is taken, to its end', () => {
    const now = new Date('2028-01-21T15:59:59Z');
    expect(decideGrant(facts, request, null, REVIEWER, { ...context, now })).toEqual({
      ok: true,
      value: '2028-01-21',
    });
    const after = { ...context, now: new Date('2028-01-21T16:00:00Z') };
    expect(decideGrant(facts, request, null, REVIEWER, after)).toMatchObject({
      refusal: { code: 'extension_date', fault: 'past' },
    });
  });

  test('is on nothing that left the roster, either way', () => {
    const left = { ...facts, leftAt: context.now };
    for (const decided of [
      decideGrant(left, request, null, REVIEWER, context),
      decideRefuse(left, request, '请按期报送', REVIEWER, context),
    ])
      expect(decided).toMatchObject({ refusal: { code: 'left_roster' } });
  });
});

test('the limit is reckoned from the original date, however often it was extended', () =>
  expect(latestDueOn({ originalDueOn: '2027-11-30' }, policy)).toBe('2028-02-29'));

test.each([
  ['2027-01-31', 1, '2027-02-28'],
  ['2027-12-31', 2, '2028-02-29'],
  ['2027-03-15', 12, '2028-03-15'],
  ['2027-01-15', -1, '2026-12-15'],
])('%s and %i months is %s', (date, months, then) => expect(addMonths(date, months)).toBe(then));
