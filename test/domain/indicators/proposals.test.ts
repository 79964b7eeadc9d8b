import { describe, expect, test } from '@jest/globals';
import { measurerOf } from '../../../domain/indicators/measurer.ts';
import { proposedIndicators } from '../../../domain/indicators/proposals.ts';
import { newestOf, standingValues, type FiledValue } from '../../../domain/indicators/standing.ts';
import { seedPlan } from '../../../seeds/load.ts';

describe('what targets are proposed as', () => {
  test('those of the real document', () =>
    expect(
      proposedIndicators(seedPlan().document.indicators).map(({ name, target, byYear, yearly }) => [
        name,
        target,
        yearly ? 'yearly' : byYear,
      ]),
    ).toEqual([
      ['实现城市连续覆盖并向农村地区延伸', null, 2015],
      ['集中式饮用水源地一级保护区Ⅱ类水体水质达标率', 90, 2015],
      ['企业劳动合同签订率', 90, 2015],
      ['集体合同签订率', 80, 2015],
      ['最低工资标准年均增长', 13, 'yearly'],
      [
        '全面完成城市棚户区、国有工矿棚户区、中央下放煤矿棚户区、国有林区棚户区、国有垦区危旧房改造',
        null,
        2015,
      ],
      ['妥善解决厂办大集体问题', null, null],
    ]));

  test.each([
    ['单位生产总值能耗降低16%', 16, '%', '单位生产总值能耗降低', 'down'],
    ['到2015年，城镇登记失业率控制在5%以内', 5, '%', '城镇登记失业率', 'down'],
    ['新增就业岗位5万个', 5, '万个', '新增就业岗位', 'up'],
    ['2015年粮食产量达到2.5亿吨', 2.5, '亿吨', '粮食产量', 'up'],
    ['15万人受益，覆盖率提高到15%', 15, '%', '覆盖率', 'up'],
  ])('%s', (quote, target, unit, name, direction) =>
    expect(proposedIndicators([{ task: 1, quote, target, unit, by: null }])).toMatchObject([
      { name, direction },
    ]),
  );
});

const value = (id: string, period: string, filedOn: string, more: Partial<FiledValue> = {}) => ({
  ...{ id, period, measured: 1, filedAt: new Date(filedOn), withdrawnAt: null, review: null },
  ...more,
});
const reviewed = (outcome: 'accepted' | 'returned', on: string) => ({
  review: { outcome, at: new Date(on) },
});
const states = (values: FiledValue[], at: string) =>
  standingValues(values, new Date(at)).map(({ id, state }) => `${id} ${state}`);

describe('what became of the values', () => {
  const values = [
    value('a', '2011', '2011-12-01', reviewed('returned', '2011-12-10')),
    value('b', '2011', '2011-12-15', reviewed('accepted', '2011-12-20')),
    value('c', '2012', '2012-12-01', { withdrawnAt: new Date('2012-12-02') }),
    value('d', '2011', '2012-12-05', reviewed('accepted', '2012-12-20')),
    value('e', '2012', '2012-12-10'),
  ];

  test('the newest period first; of each period one counts, the others are kept', () =>
    expect(states(values, '2013-01-01')).toEqual([
      ...['e in_review', 'c withdrawn', 'd accepted', 'b replaced', 'a returned'],
    ]));

  test('as of an earlier instant', () => {
    expect(states(values, '2011-12-05')).toEqual(['a in_review']);
    expect(states(values, '2012-12-01T12:00:00Z')).toEqual([
      ...['c in_review', 'b accepted', 'a returned'],
    ]);
  });

  test('the newest that was given; of an earlier period, whichever way they are called', () => {
    const standing = standingValues(
      [...values, value('f', '2012H2', '2012-12-20', { measured: null })],
      new Date('2013-01-01'),
    );
    expect(newestOf(standing)?.id).toBe('e');
    expect(newestOf(standing, '2012')?.id).toBe('d');
    expect(newestOf(standing, '2011')).toBeNull();
  });
});

describe('who reports an indicator', () => {
  const owners = [
    { agencyId: 'cai', role: 'cooperating' as const },
    { agencyId: 'shui', role: 'lead' as const },
    { agencyId: 'nong', role: 'lead' as const },
  ];
  test.each([
    [{ taskId: 't', agencyId: null }, 'shui'],
    [{ taskId: 't', agencyId: 'nong' }, 'nong'],
    // It has passed to another agency, or was never its own.
    [{ taskId: 't', agencyId: 'lin' }, 'shui'],
    [{ taskId: 't', agencyId: 'cai' }, 'shui'],
    [{ taskId: null, agencyId: 'chifeng' }, 'chifeng'],
  ])('%p: %s', (indicator, agency) => expect(measurerOf(indicator, owners)).toBe(agency));
  test('nobody, where nobody leads', () =>
    expect(measurerOf({ taskId: 't', agencyId: 'cai' }, owners.slice(0, 1))).toBeNull());
});
