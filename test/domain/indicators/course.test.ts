import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { courseOf, type Course } from '../../../domain/indicators/course.ts';
import type { Goal } from '../../../domain/indicators/indicator.ts';
import { indicatorWordsOf } from '../../../domain/indicators/words.ts';

const RULES = { behindYellowPoints: 10, behindRedPoints: 30 };
/** From 50 at the end of 2010 to 90 at the end of 2015: 8 a year. */
const GOAL: Goal = {
  ...{ target: 90, base: 50, baseYear: 2010, direction: 'up', byYear: 2015, yearly: false },
};
const at = (goal: Goal, value: number, on: string): Course =>
  courseOf(goal, value, on, 2011, RULES);

describe('the course against time', () => {
  test('the share of the way, beside the share of the time', () => {
    expect(at(GOAL, 66, '2012-12-31')).toEqual({
      ...{ share: 40, expected: 40, behind: 0, reached: false, isOfTarget: false },
      colour: 'green',
    });
    expect(at(GOAL, 50, '2010-12-31')).toMatchObject({ share: 0, expected: 0, colour: 'green' });
    expect(at(GOAL, 89, '2016-06-30')).toMatchObject({ share: 97.5, expected: 100, behind: 2.5 });
  });

  test.each([
    [62.1, 9.7, 'green'],
    [62, 10, 'yellow'],
    [54.1, 29.7, 'yellow'],
    [54, 30, 'red'],
    [40, 65, 'red'],
  ])('%p at the end of 2012 is %p points behind: %s', (value, behind, colour) =>
    expect(at(GOAL, value, '2012-12-31')).toMatchObject({ behind, colour }),
  );

  test('the thresholds are the plan’s', () =>
    expect(
      courseOf(GOAL, 65, '2012-12-31', 2011, { behindYellowPoints: 2, behindRedPoints: 3 }).colour,
    ).toBe('yellow'));

  test('down as well as up', () => {
    const down: Goal = { ...GOAL, base: 20, target: 10, direction: 'down' };
    expect(at(down, 18, '2012-12-31')).toMatchObject({ share: 20, behind: 20, colour: 'yellow' });
    expect(at(down, 9, '2012-12-31')).toMatchObject({ reached: true, colour: 'blue' });
    expect(at(down, 22, '2012-12-31')).toMatchObject({ share: -20, behind: 60, colour: 'red' });
  });

  test('reached early is blue, above the target too', () =>
    expect(at(GOAL, 94, '2011-12-31')).toMatchObject({
      share: 110,
      reached: true,
      colour: 'blue',
    }));

  test('without a base: the value in the target, from the plan’s beginning', () => {
    const bare: Goal = { ...GOAL, base: null, baseYear: null };
    const told = { share: 50, expected: 20, isOfTarget: true, behind: -30 };
    expect(at(bare, 45, '2011-12-31')).toMatchObject({ ...told, colour: 'green' });
    expect(at({ ...bare, direction: 'down' }, 180, '2015-12-31')).toMatchObject({
      ...{ share: 50, behind: 50, colour: 'red' },
    });
  });

  test('a base beyond the target leads nowhere: the value counts in the target', () =>
    expect(at({ ...GOAL, base: 95 }, 89, '2012-12-31')).toMatchObject({
      ...{ isOfTarget: true, reached: false, share: 98.9 },
    }));

  test('what is to be reached every year is expected whole, and is never done with', () => {
    const yearly: Goal = { ...GOAL, base: null, baseYear: null, target: 13, yearly: true };
    expect(at(yearly, 13, '2011-12-31')).toMatchObject({ expected: 100, colour: 'green' });
    expect(at(yearly, 11, '2011-12-31')).toMatchObject({ behind: 15.4, colour: 'yellow' });
    expect(at({ ...yearly, base: 10, baseYear: 2010 }, 11, '2011-12-31').behind).toBe(15.4);
  });

  test('without a year nothing is judged', () =>
    expect(at({ ...GOAL, byYear: null }, 10, '2015-12-31')).toMatchObject({
      ...{ expected: null, behind: null, colour: null },
    }));

  test('a target that is due with the plan’s first year', () =>
    expect(at({ ...GOAL, baseYear: 2015 }, 60, '2014-12-31').expected).toBe(0));
});

const value = fc.integer({ min: -1000, max: 1000 }).map((n) => n / 10);
const day = fc
  .record({ y: fc.integer({ min: 2009, max: 2017 }), m: fc.integer({ min: 1, max: 12 }) })
  .map(({ y, m }) => `${y}-${String(m).padStart(2, '0')}-28`);
const goals = fc.record({
  ...{ target: value, base: fc.option(value), baseYear: fc.constantFrom(2009, 2010, 2012) },
  ...{ direction: fc.constantFrom('up' as const, 'down' as const) },
  ...{ byYear: fc.option(fc.constantFrom(2012, 2015)), yearly: fc.boolean() },
});
const ORDER = ['red', 'yellow', 'green', 'blue'];

describe('whatever the goal', () => {
  test('a better value is never told as worse', () =>
    fc.assert(
      fc.property(goals, value, value, day, (goal, a, b, on) => {
        const [worse, better] = (goal.direction === 'up') === a < b ? [a, b] : [b, a];
        const [low, high] = [at(goal, worse, on), at(goal, better, on)];
        if (low.colour && high.colour)
          expect(ORDER.indexOf(high.colour)).toBeGreaterThanOrEqual(ORDER.indexOf(low.colour));
        expect(Number(high.reached)).toBeGreaterThanOrEqual(Number(low.reached));
      }),
    ));

  test('more is expected later, never less', () =>
    fc.assert(
      fc.property(goals, value, day, day, (goal, v, one, other) => {
        const [earlier = '', later = ''] = [one, other].toSorted();
        const [before, after] = [at(goal, v, earlier).expected, at(goal, v, later).expected];
        if (before === null) expect(after).toBeNull();
        else expect(after).toBeGreaterThanOrEqual(before);
      }),
    ));

  test('every number can be told', () =>
    fc.assert(
      fc.property(goals, value, day, (goal, v, on) => {
        const course = at(goal, v, on);
        for (const number of [course.share, course.expected ?? 0, course.behind ?? 0])
          expect(Number.isFinite(number)).toBe(true);
        for (const lang of ['zh-CN', 'en'] as const) {
          const words = indicatorWordsOf(lang);
          const told = { goal, unit: '%', value: v, period: 'P', course };
          expect(words.statement(told)).not.toMatch(/undefined|null|NaN|-0(?![.\d])|--/);
          expect(words.statement(told)).toContain(words.course(told));
        }
      }),
    ));

  test('a mirrored goal has the same course', () =>
    fc.assert(
      fc.property(goals, value, day, (goal, v, on) => {
        fc.pre(
          goal.base !== null &&
            !goal.yearly &&
            (goal.direction === 'up' ? goal.base < goal.target : goal.base > goal.target),
        );
        const mirrored: Goal = {
          ...goal,
          target: -goal.target,
          base: -(goal.base ?? 0),
          direction: goal.direction === 'up' ? 'down' : 'up',
        };
        expect(at(mirrored, -v, on)).toEqual(at(goal, v, on));
      }),
    ));
});

test('the course in words, with its numbers', () => {
  const told = { goal: GOAL, unit: '%', value: 62, period: '2012年度' };
  const course = at(GOAL, 62, '2012-12-31');
  expect(indicatorWordsOf('zh-CN').statement({ ...told, course })).toBe(
    '2012年度62%；目标2015年90%以上；基期50%（2010年）；已完成30%，序时进度40%，落后10个百分点。',
  );
  expect(indicatorWordsOf('en').statement({ ...told, period: '2012', course })).toBe(
    '2012 62%; target at least 90% by 2015; base 50% (2010); 30% of the way, 40% expected by then: 10 percentage points behind.',
  );
});
