import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../domain/calendar/civil-date.ts';
import { endOfDay } from '../../../domain/calendar/zoned.ts';
import { ratesOf } from '../../../domain/statistics/rates.ts';
import {
  statistics,
  statisticsBy,
  type StatisticsRow,
} from '../../../domain/statistics/statistics.ts';
import { emptyTally, type Punctuality } from '../../../domain/statistics/tally.ts';

const zone = 'Asia/Shanghai';
const late = endOfDay('2027-12-31', zone);
const asOf = (now: Date) => ({ now, zone });
const afterwards = asOf(new Date('2028-03-01T00:00:00Z'));
const row = (changes: Partial<StatisticsRow> = {}): StatisticsRow => ({
  agency: '自治区水利厅',
  chapter: '三',
  year: 2027,
  originalDueOn: '2027-12-31',
  extendedDueOn: '2027-12-31',
  firstFiledAt: null,
  returned: false,
  accepted: false,
  withdrawn: false,
  nil: false,
  ...changes,
});
const filed = (ms: number, changes: Partial<StatisticsRow> = {}) =>
  row({ firstFiledAt: new Date(late.getTime() + ms), ...changes });

describe('counting reports', () => {
  test('on time to the last millisecond of the due day, late from 24:00', () => {
    const tally = statistics([filed(-1), filed(0)], afterwards);
    expect(tally).toMatchObject({ owed: 2, filed: 2 });
    expect(tally.original).toEqual({ filedOnTime: 1, filedLate: 1, missing: 0, notYetDue: 0 });
  });

  test('not filed is not yet due until 24:00, and missing from then', () => {
    const on = (now: Date) => statistics([row()], asOf(now)).original;
    expect(on(new Date(late.getTime() - 1))).toMatchObject({ notYetDue: 1, missing: 0 });
    expect(on(late)).toMatchObject({ notYetDue: 0, missing: 1 });
  });

  test('an extension counts by both dates: late by the first, on time by its own', () => {
    const tally = statistics([filed(5, { extendedDueOn: '2028-01-14' })], afterwards);
    expect(tally.extended).toBe(1);
    expect(tally.original).toMatchObject({ filedOnTime: 0, filedLate: 1 });
    expect(tally.afterExtension).toMatchObject({ filedOnTime: 1, filedLate: 0 });
  });

  test('filed on time, returned and filed again is on time, by its first filing', () => {
    const tally = statistics([filed(-1, { returned: true, accepted: true })], afterwards);
    expect(tally).toMatchObject({ returned: 1, accepted: 1 });
    expect(tally.original.filedOnTime).toBe(1);
  });

  test('a nil report is filed and counted as nil; a withdrawn one is not owed', () => {
    const tally = statistics(
      [filed(-1, { nil: true }), filed(-1, { withdrawn: true })],
      afterwards,
    );
    expect(tally).toMatchObject({ owed: 1, filed: 1, nil: 1, withdrawn: 1 });
  });

  test('by chapter: in the order of the rows, the plan’s own reports apart', () => {
    const rows = [row({ chapter: '九' }), row({ chapter: null }), filed(-1, { chapter: '九' })];
    const groups = statisticsBy(rows, ({ chapter }) => chapter, afterwards);
    expect([...groups].map(([chapter, tally]) => [chapter, tally.owed, tally.filed])).toEqual([
      ['九', 2, 1],
      [null, 1, 0],
    ]);
  });

  test('what is filed later is not yet filed: a count of the past can be made again', () => {
    const before = asOf(new Date(late.getTime() - 2));
    const tally = statistics([filed(-1, { nil: true, accepted: true })], before);
    expect(tally).toMatchObject({ owed: 1, filed: 0, nil: 0, accepted: 0 });
    expect(tally.original.notYetDue).toBe(1);
  });

  test('of nothing there is no rate', () => {
    expect(statistics([], afterwards)).toEqual(emptyTally());
    expect(Object.values(ratesOf(emptyTally()))).toEqual([null, null, null, null, null]);
  });
});

const rows: fc.Arbitrary<StatisticsRow> = fc
  .record({
    agency: fc.constantFrom('a', 'b', 'c'),
    chapter: fc.constantFrom('一', '二', null),
    year: fc.constantFrom(2027, 2028),
    due: fc.integer({ min: 0, max: 60 }),
    extension: fc.constantFrom(0, 0, 7, 30),
    filedAfter: fc.option(fc.integer({ min: -30, max: 60 })),
    returned: fc.boolean(),
    accepted: fc.boolean(),
    withdrawn: fc.boolean(),
    nil: fc.boolean(),
  })
  .map(({ due, extension, filedAfter, ...rest }) => ({
    ...rest,
    originalDueOn: addDays('2027-12-01', due),
    extendedDueOn: addDays('2027-12-01', due + extension),
    firstFiledAt:
      filedAfter === null ? null : endOfDay(addDays('2027-12-01', due + filedAfter), zone),
  }));
const many = fc.array(rows, { maxLength: 40 });
const days = fc
  .integer({ min: -10, max: 150 })
  .map((day) => asOf(endOfDay(addDays('2027-12-01', day), zone)));
const sum = (each: Punctuality) =>
  each.filedOnTime + each.filedLate + each.missing + each.notYetDue;

describe('any reports, at any instant', () => {
  test('against either date, each report owed counts exactly once', () => {
    fc.assert(
      fc.property(many, days, (all, when) => {
        const tally = statistics(all, when);
        expect(tally.owed + tally.withdrawn).toBe(all.length);
        for (const each of [tally.original, tally.afterExtension]) {
          expect(sum(each)).toBe(tally.owed);
          expect(each.filedOnTime + each.filedLate).toBe(tally.filed);
        }
      }),
    );
  });

  test('no rate exceeds 100 %, and none is negative', () => {
    fc.assert(
      fc.property(many, days, (all, when) => {
        for (const rate of Object.values(ratesOf(statistics(all, when))))
          if (rate !== null) expect(rate >= 0 && rate <= 1).toBe(true);
      }),
    );
  });

  test('an extension never makes a report later', () => {
    fc.assert(
      fc.property(many, days, (all, when) => {
        const { original, afterExtension } = statistics(all, when);
        expect(afterExtension.filedOnTime).toBeGreaterThanOrEqual(original.filedOnTime);
        expect(afterExtension.missing).toBeLessThanOrEqual(original.missing);
      }),
    );
  });

  test('what is missing or on time stays so: counts only move forward', () => {
    fc.assert(
      fc.property(many, days, (all, when) => {
        const tomorrow = asOf(new Date(when.now.getTime() + 86_400_000));
        const [today, later] = [statistics(all, when), statistics(all, tomorrow)];
        expect(later.filed).toBeGreaterThanOrEqual(today.filed);
        expect(later.original.filedOnTime).toBeGreaterThanOrEqual(today.original.filedOnTime);
        expect(later.original.notYetDue).toBeLessThanOrEqual(today.original.notYetDue);
      }),
    );
  });

  test('the groups of any key add up to the whole', () => {
    const keys = fc.constantFrom<keyof StatisticsRow>('agency', 'chapter', 'year');
    fc.assert(
      fc.property(many, days, keys, (all, when, key) => {
        const groups = [...statisticsBy(all, (each) => each[key], when).values()];
        const whole = statistics(all, when);
        const total = (of: (tally: typeof whole) => number) =>
          groups.reduce((n, tally) => n + of(tally), 0);
        expect(total((tally) => tally.owed)).toBe(whole.owed);
        expect(total((tally) => tally.extended)).toBe(whole.extended);
        expect(total((tally) => tally.afterExtension.missing)).toBe(whole.afterExtension.missing);
      }),
    );
  });
});
