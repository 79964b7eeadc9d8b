import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chinaCalendar } from '../../domain/calendar/workdays.ts';
import { differ, RATINGS, stepsBetween } from '../../domain/evaluation/rating.ts';
import { spread } from '../../domain/evaluation/spread.ts';
import { clashesOf, cyclesOf, middleYear } from '../../domain/kinds/cycles.ts';
import { SIDE_KINDS } from '../../domain/kinds/sides.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { readingOf, type Readable } from '../../domain/report/may-read.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';

const policy = planPolicySchema.parse({});

describe('the midterm evaluation', () => {
  const datesOf = (from: number, to: number, launchedAt: Date) =>
    SIDE_KINDS.map((kind) => {
      const launch = { launchedAt, from, to };
      const cycles = cyclesOf({ kind, values: {} }, launch, policy, chinaCalendar);
      expect(clashesOf(cycles, policy)).toEqual([]);
      return cycles.map(({ period, opensAt, dueOn, skippedCause }) => [
        ...[kind, period, opensAt.toISOString(), dueOn, skippedCause],
      ]);
    });

  test('comes once, in the middle year, whatever the years of the launch', () => {
    expect(datesOf(2011, 2015, new Date('2011-01-04T10:00:00+08:00'))).toEqual([
      [['midterm', '2013', '2013-06-03T01:00:00.000Z', '2013-07-31', null]],
      [['assessment', '2013', '2013-06-03T01:00:00.000Z', '2013-08-20', null]],
    ]);
    expect([middleYear({ from: 2026, to: 2026 }), middleYear({ from: 2026, to: 2029 })]).toEqual([
      2026, 2028,
    ]);
  });

  test('is left out by a launch after its date, and opens at one before it', () => {
    const dates = datesOf(2027, 2027, new Date('2027-08-05T10:00:00+08:00')).flat();
    expect(dates.map((each) => each.slice(2))).toEqual([
      ['2027-08-05T02:00:00.000Z', '2027-07-31', 'past'],
      ['2027-08-05T02:00:00.000Z', '2027-08-20', null],
    ]);
  });

  test('asks for words where ratings lie two steps apart or more', () => {
    const asked = RATINGS.flatMap((one) =>
      RATINGS.filter((other) => one < other && differ(one, other)).map(
        (other) => `${one} ${other}`,
      ),
    );
    expect(asked.sort()).toEqual([
      'complete limited',
      'complete not_pursued',
      'complete not_started',
      'limited not_pursued',
      'not_pursued substantial',
      'not_started substantial',
    ]);
    fc.assert(
      fc.property(fc.constantFrom(...RATINGS), fc.constantFrom(...RATINGS), (one, other) => {
        expect(stepsBetween(one, other)).toBe(stepsBetween(other, one));
        expect(stepsBetween(one, other) === 0).toBe(one === other);
      }),
    );
  });
});

describe('tasks are spread over assessors', () => {
  const agencies = ['shuili', 'caizheng', 'jiaotong', 'linye'];
  const anyTask = fc.record({
    id: fc.uuid(),
    agencies: fc.uniqueArray(fc.constantFrom(...agencies)),
    assessor: fc.constantFrom(null, 'a0', 'a1'),
    fixed: fc.constantFrom(null, null, null, 'filed' as const),
  });
  const anyAssessor = fc.record({
    agencyId: fc.constantFrom(...agencies),
    load: fc.nat({ max: 3 }),
  });

  test('never to an agency with a part in the task, never what was filed, and evenly', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyTask, { selector: ({ id }) => id, maxLength: 30 }),
        fc.array(anyAssessor, { maxLength: 5 }),
        (tasks, drawn) => {
          const assessors = drawn.map((each, index) => ({ ...each, contactId: `a${index}` }));
          const given = spread(tasks, assessors);
          expect(given.map(({ taskId }) => taskId)).toEqual(tasks.map(({ id }) => id));
          for (const [index, each] of given.entries()) {
            const task = tasks[index]!;
            const able = assessors.filter(({ agencyId }) => !task.agencies.includes(agencyId));
            if (each.contactId === null)
              expect(each.why === 'filed' ? task.fixed : able.length).toBe(
                each.why === 'filed' ? 'filed' : 0,
              );
            else expect(able.map(({ contactId }) => contactId)).toContain(each.contactId);
          }
        },
      ),
    );
    const free = Array.from({ length: 9 }, (_, i) => ({
      ...{ id: `t${i}`, agencies: [], assessor: null, fixed: null },
    }));
    const three = agencies
      .slice(0, 3)
      .map((agencyId) => ({ contactId: agencyId, agencyId, load: 0 }));
    const counts = three.map(
      ({ contactId }) => spread(free, three).filter((g) => g.contactId === contactId).length,
    );
    expect(counts).toEqual([3, 3, 3]);
  });
});

describe('a side of the evaluation', () => {
  const REVEALED = new Date('2027-09-03T09:00:00+08:00');
  const EARLIER = new Date('2027-08-01T09:00:00+08:00');
  const plan = { commissionId: 'fagaiwei', governmentId: 'zhengfuban' };
  const who = (kind: Actor['kind'], agencyId: string | null, contacts: string[] = []): Actor => ({
    ...{ kind, agencyId, name: '某', contacts },
  });
  const self = {
    ...{ agencyId: 'shuili', opensAt: EARLIER, cooperating: ['caizheng'] },
    blind: { revealedAt: REVEALED, facing: ['linye'] },
  };
  const independent = {
    ...{ agencyId: 'linye', assigneeId: 'li', opensAt: EARLIER, cooperating: ['caizheng'] },
    blind: { revealedAt: REVEALED, facing: ['shuili'] },
  };
  const readings = (report: Readable, actor: Actor) =>
    [EARLIER, REVEALED].map((at) => readingOf(actor, report, plan, at));

  test.each([
    ['who owes the self-evaluation', who('agency', 'shuili'), ['all', 'all'], ['none', 'all']],
    ['the assessor', who('agency', 'linye', ['li']), ['none', 'all'], ['all', 'all']],
    ['a colleague of theirs', who('agency', 'linye', ['wu']), ['none', 'all'], ['none', 'none']],
    ['who cooperates', who('agency', 'caizheng'), ['none', 'none'], ['none', 'none']],
    ['the commission', who('commission', 'fagaiwei'), ['sealed', 'all'], ['sealed', 'all']],
    ['another commission', who('commission', 'x'), ['none', 'none'], ['none', 'none']],
    ['the government', who('government', 'zhengfuban'), ['sealed', 'all'], ['sealed', 'all']],
    ['an administrator', who('admin', null), ['sealed', 'all'], ['sealed', 'all']],
    [
      'the commission’s assessor',
      who('commission', 'fagaiwei', ['li']),
      ['sealed', 'all'],
      ['all', 'all'],
    ],
  ])(
    'is read by %s only as far as it is theirs, before and after the reveal',
    (_, actor, ofSelf, ofOther) => {
      expect(readings(self, actor)).toEqual(ofSelf);
      expect(readings(independent, actor)).toEqual(ofOther);
      // Nothing was revealed yet: for ever sealed.
      const never = { ...self, blind: { revealedAt: null, facing: ['linye'] } };
      expect(readings(never, actor)[1]).toBe(ofSelf[0]);
    },
  );
});
