import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amendedBy } from '../../../domain/import/amended-plan.ts';
import { differenceOf, type ComparedTask } from '../../../domain/import/difference.ts';

const WORDS = [
  '推进灌区续建配套',
  '加强中小河流治理',
  '保障农村饮水安全',
  '完善港区供电设施',
  '发展冷链物流',
];
const task = fc.record({
  number: fc.option(fc.constantFrom('1', '2', '3'), { nil: null }),
  chapter: fc.option(fc.constantFrom('农业', '工业'), { nil: null }),
  text: fc
    .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
    .map((all) => all.join('，')),
  roles: fc.uniqueArray(
    fc.record({
      agencyId: fc.constantFrom('a', 'b', 'c'),
      role: fc.constantFrom('lead' as const, 'cooperating' as const),
    }),
    { selector: ({ agencyId }) => agencyId, maxLength: 3 },
  ),
});
const tasks = (prefix: string) =>
  fc
    .array(task, { maxLength: 7 })
    .map((all) => all.map((each, index): ComparedTask => ({ ...each, id: `${prefix}${index}` })));

describe('the difference of two documents', () => {
  test('has each task of either in one place', () => {
    fc.assert(
      fc.property(tasks('p'), tasks('d'), (plan, amendment) => {
        const { same, changed, added, gone } = differenceOf(plan, amendment);
        const both = [...same, ...changed];
        const ids = (all: ComparedTask[]) => all.map(({ id }) => id).toSorted();
        expect(ids([...both.map(({ before }) => before), ...gone])).toEqual(ids(plan));
        expect(ids([...both.map(({ after }) => after), ...added])).toEqual(ids(amendment));
      }),
    );
  });

  test('is none to itself, in whatever order', () => {
    fc.assert(
      fc.property(tasks('p'), (plan) => {
        const own = plan.filter(
          ({ text }, index) => plan.findIndex((other) => other.text === text) === index,
        );
        const { changed, added, gone } = differenceOf(own, own.toReversed());
        expect([changed, added, gone]).toEqual([[], [], []]);
      }),
    );
  });

  const one = (id: string, text: string, over: Partial<ComparedTask> = {}): ComparedTask => ({
    ...{ id, text, number: '1', chapter: '一', roles: [{ agencyId: 'a', role: 'lead' as const }] },
    ...over,
  });

  test('tells new words from new agencies; spaces and stops are neither', () => {
    const plan = [one('p1', '推进灌区续建配套。'), one('p2', '加强中小河流治理', { number: '2' })];
    const { same, changed } = differenceOf(plan, [
      one('d1', '推进 灌区续建配套'),
      one('d2', '加强中小河流和湖泊治理', {
        number: '2',
        roles: [{ agencyId: 'b', role: 'lead' }],
      }),
    ]);
    expect(same.map(({ before }) => before.id)).toEqual(['p1']);
    expect(changed).toMatchObject([{ isReworded: true, isReassigned: true }]);
  });

  test('a number alone makes no task the same', () => {
    const { changed, added, gone } = differenceOf(
      [one('p1', '推进灌区续建配套')],
      [one('d1', '设立船员服务站点')],
    );
    expect([changed.length, added.length, gone.length]).toEqual([0, 1, 1]);
  });
});

describe('the plan that a document seems to amend', () => {
  const plans = [{ id: 'p', title: '滨江市2027年港口经济发展重点任务分工' }];
  test.each([
    ['滨江市2027年港口经济发展重点任务分工', '', 'p'],
    ['某通知', '现对《滨江市2027年港口经济发展重点任务分工》作如下调整', 'p'],
    ['滨江市2027年港口经济发展重点任务分工（修订）', '', 'p'],
    ['滨江市2028年水利重点任务分工', '现印发', null],
    ['某通知', '为落实《滨江市2027年港口经济发展重点任务分工》', null],
  ])('%s %s', (title, text, expected) => {
    expect(amendedBy(title, text, plans)).toBe(expected);
  });
});
