import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chinaCalendar } from '../../../../domain/calendar/workdays.ts';
import { ladder } from '../../../../domain/ladder/ladder.ts';
import { positionOn } from '../../../../domain/ladder/next-rung.ts';
import { futureRungs, ladders } from '../../../../ledger/read/desk/future-rungs.ts';
import { planPolicySchema } from '../../../../schemas/plan-policy.ts';
import { DUE_ON, OPENING } from '../../../support/dates.ts';

const policy = planPolicySchema.parse({});
const DAY_MS = 86_400_000;
const after = (days: number) => new Date(OPENING.getTime() + days * DAY_MS);

describe('the rungs still to come', () => {
  test('are all of them before the opening, and none after the books are closed', () => {
    const terms = { dueOn: DUE_ON, dueVersion: 1, opensAt: OPENING, armedAt: OPENING };
    const names = futureRungs(terms, policy, chinaCalendar, after(-30)).map(({ name }) => name);
    expect(names).toEqual([
      'opening',
      'remind-30',
      'remind-15',
      'remind-7',
      'remind-3',
      'remind-1',
      'urge',
      'escalate',
      'letter',
      'circular',
      'close',
    ]);
    expect(futureRungs(terms, policy, chinaCalendar, after(120))).toEqual([]);
  });

  test('collapse at the opening of a launch in the middle', () => {
    const opensAt = new Date('2027-12-29T10:00:00+08:00');
    const terms = { dueOn: DUE_ON, dueVersion: 1, opensAt, armedAt: opensAt };
    const rungs = futureRungs(terms, policy, chinaCalendar, after(0));
    expect(rungs.slice(0, 2).map(({ name, at }) => [name, at])).toEqual([
      ['remind-3', opensAt],
      ['remind-1', new Date('2027-12-30T09:00:00+08:00')],
    ]);
  });

  test('are exactly those that the steps of a workflow climb, whenever one looks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 70 }),
        fc.integer({ min: -20, max: 100 }),
        fc.boolean(),
        (opens, looks, first) => {
          const opensAt = after(opens);
          const terms = {
            dueOn: DUE_ON,
            dueVersion: first ? 1 : 2,
            opensAt: first ? opensAt : OPENING,
            armedAt: opensAt,
          };
          const rungs = ladder(terms, policy, chinaCalendar);
          const taken = new Set<string>();
          const climbed: string[] = [];
          const now = after(looks);
          for (let at = first ? opensAt : terms.armedAt; ;) {
            const { climb, skipped, next } = positionOn(rungs, taken, at);
            for (const each of skipped) taken.add(each.name);
            if (climb) taken.add(climb.name);
            if (climb && at > now) climbed.push(climb.name);
            if (!next) break;
            at = next.at;
          }
          const shown = futureRungs(terms, policy, chinaCalendar, now).map(({ name }) => name);
          expect(shown).toEqual(climbed);
        },
      ),
    );
  });

  test('are the same when many reports share a ladder', () => {
    const rungsOf = ladders(policy, chinaCalendar, after(10));
    const first = { dueOn: DUE_ON, dueVersion: 1, opensAt: OPENING, armedAt: OPENING };
    const second = { ...first, dueVersion: 2, armedAt: after(50) };
    for (const terms of [first, second, first, second])
      expect(rungsOf(terms)).toEqual(futureRungs(terms, policy, chinaCalendar, after(10)));
  });
});
