import { describe, expect, test } from '@jest/globals';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { cyclesOf } from '../../../domain/kinds/cycles.ts';
import { isPart, partDates, partKindsOf } from '../../../domain/kinds/parts.ts';
import { kindOf, ownersOf } from '../../../domain/kinds/kinds.ts';
import { rosterOf } from '../../../domain/kinds/roster.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';

const policy = planPolicySchema.parse({});
const at = (time: string) => new Date(`${time}+08:00`);
const dates = (opensAt: string, dueOn: string) =>
  partDates(
    'contribution',
    { opensAt: at(opensAt), dueOn, period: '2027' },
    {},
    policy,
    chinaCalendar,
  );

describe('the parts of a report', () => {
  test('are known by their kind alone', () => {
    expect(isPart('contribution')).toBe(true);
    expect(isPart('periodic')).toBe(false);
    expect(partKindsOf('periodic')).toEqual(['contribution']);
    expect(partKindsOf('contribution')).toEqual([]);
    const launch = { launchedAt: at('2027-01-04T10:00'), from: 2027, to: 2028 };
    expect(cyclesOf({ kind: 'contribution', values: {} }, launch, policy, chinaCalendar)).toEqual(
      [],
    );
  });

  test('are asked for ten workdays before it is due, and due three before', () => {
    expect(dates('2027-11-01T09:00', '2027-12-31')).toEqual({
      opensAt: at('2027-12-17T09:00'),
      dueOn: '2027-12-28',
      dueAt: at('2027-12-29T00:00'),
    });
  });

  test('never before it has opened', () => {
    expect(dates('2027-12-22T15:00', '2027-12-31').opensAt).toEqual(at('2027-12-22T15:00'));
  });

  test('that would be due before they are asked for are due with it', () => {
    expect(dates('2027-12-29T15:00', '2027-12-31')).toMatchObject({
      opensAt: at('2027-12-29T15:00'),
      dueOn: '2027-12-31',
    });
  });

  test('escalate nothing and close nothing by themselves', () => {
    const steps = kindOf('contribution').ladder({ values: {}, period: null });
    expect(steps.map(({ name, effect, to }) => [name, effect, to?.party])).toEqual([
      ['ask', undefined, 'owner'],
      ['ask-5', undefined, 'owner'],
      ['ask-3', undefined, 'owner'],
    ]);
  });

  test('are owed by each agency that cooperates, to each lead of the task', () => {
    const roster = rosterOf('p-contribution-2027', ownersOf('contribution', {}), {
      leads: [
        { taskId: 'p-t001', order: 1, agencyId: 'a', position: 0 },
        { taskId: 'p-t001', order: 1, agencyId: 'b', position: 1 },
        { taskId: 'p-t002', order: 2, agencyId: 'a', position: 0 },
      ],
      cooperators: [
        { taskId: 'p-t001', agencyId: 'c' },
        { taskId: 'p-t001', agencyId: 'd' },
      ],
      withTasks: ['a', 'b', 'c', 'd'],
      regions: ['r'],
      commission: 'k',
    });
    expect(roster.map(({ reportId }) => reportId)).toEqual([
      'p-contribution-2027-t001-c',
      'p-contribution-2027-t001-d',
      'p-contribution-2027-t001-b-c',
      'p-contribution-2027-t001-b-d',
    ]);
  });
});
