import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { cyclesOf } from '../../../domain/kinds/cycles.ts';
import { followingOf, sourceKindOf } from '../../../domain/kinds/following.ts';
import { kindOf } from '../../../domain/kinds/kinds.ts';
import { ladder } from '../../../domain/ladder/ladder.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';

const policy = planPolicySchema.parse({});
const at = (time: string) => new Date(`${time}+08:00`);
const launch = { launchedAt: at('2027-01-04T10:00'), from: 2027, to: 2030 };
const own = { kind: 'consolidation', values: {} };

/** The consolidations of a periodic obligation, after the cycles they sum up. */
const consolidated = (values: object = {}, launched = launch) =>
  cyclesOf({ kind: 'periodic', values }, launched, policy, chinaCalendar).flatMap((source) =>
    followingOf(own, source, launched.launchedAt, policy, chinaCalendar).map((cycle) => ({
      source,
      cycle,
    })),
  );

describe('a consolidation', () => {
  test('follows every cycle of periodic reports, and nothing else', () => {
    expect([sourceKindOf('consolidation'), sourceKindOf('periodic')]).toEqual(['periodic', null]);
    expect(cyclesOf(own, launch, policy, chinaCalendar)).toEqual([]);
    expect(consolidated().map(({ cycle }) => cycle.period)).toEqual([
      ...['2027', '2028', '2029', '2030'],
    ]);
    const plan = { kind: 'implementation_plan', values: {} };
    const [other] = cyclesOf(plan, launch, policy, chinaCalendar);
    expect(followingOf(own, other!, launch.launchedAt, policy, chinaCalendar)).toEqual([]);
  });

  test('opens on the first workday after its source is due, and is due ten workdays after it closes', () => {
    const [first] = consolidated();
    // The books of 2027 close on 3 February 2028, the twentieth workday after 31 December.
    expect(first?.cycle).toMatchObject({
      opensAt: at('2028-01-03T09:00'),
      dueOn: '2028-02-17',
      dueAt: at('2028-02-18T00:00'),
    });
  });

  test('of a year is never due before 31 January; of a shorter period by its close alone', () => {
    const soon = { letterAfter: null, circularAfter: null, closeAfter: 4 };
    expect(consolidated({ ladder: soon })[1]?.cycle.dueOn).toBe('2029-01-31');
    const may = consolidated({ every: 'month' }).find(({ cycle }) => cycle.period === '2027-05');
    expect(may?.cycle).toMatchObject({ opensAt: at('2027-06-01T09:00'), dueOn: '2027-06-25' });
  });

  test('never follows a period that was skipped', () => {
    const launched = { ...launch, launchedAt: at('2027-05-10T10:00'), to: 2027 };
    const quarters = consolidated({ every: 'quarter' }, launched);
    expect(quarters.map(({ cycle }) => cycle.period)).toEqual(['2027Q3', '2027Q4']);
  });

  test('opens after its source is due and is due after that closes, whatever the cadence', () => {
    const cadence = fc.constantFrom('year', 'half-year', 'quarter', 'month');
    fc.assert(
      fc.property(cadence, fc.integer({ min: 4, max: 60 }), (every, closeAfter) => {
        for (const { source, cycle } of consolidated({ every, ladder: { closeAfter } })) {
          expect(+cycle.opensAt).toBeGreaterThanOrEqual(+source.dueAt);
          expect(cycle.dueAt > cycle.opensAt).toBe(true);
          expect(chinaCalendar.isWorkday(civilDateOf(cycle.opensAt, policy.zone))).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('reminds the commission, then its leader, then the government; its books never close', () => {
    const { opensAt, dueOn, steps } = consolidated()[0]!.cycle;
    const { zone, workingHour } = policy;
    const terms = { version: 1, dueOn, opensAt, armedAt: opensAt };
    const planned = ladder(steps, terms, { zone, workingHour, calendar: chinaCalendar });
    expect(planned.map(({ notice, on, to }) => [notice, on, to?.party, to?.roles])).toEqual([
      ['opening', '2028-01-03', 'owner', ['officer']],
      ['remind', '2028-02-03', 'owner', ['officer']],
      ['remind', '2028-02-10', 'owner', ['officer']],
      ['remind', '2028-02-16', 'owner', ['officer']],
      ['urge', '2028-02-18', 'owner', ['officer', 'leader']],
      ['escalate', '2028-02-22', 'superior', ['officer']],
    ]);
    expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
    const chosen = kindOf('consolidation').ladder({
      values: { ladder: { reminders: [7], escalateAfter: 5 } },
      period: null,
    });
    expect(chosen.map(({ name, offset }) => [name, offset.unit, offset.n])).toEqual([
      ['opening', 'day', 0],
      ['remind-7', 'day', -7],
      ['urge', 'workday', 1],
      ['escalate', 'workday', 5],
    ]);
  });
});
