import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endOfDay } from '../../../domain/calendar/zoned.ts';
import { isOverdue } from '../../../domain/statistics/counting-rule.ts';
import { ratesOf } from '../../../domain/statistics/rates.ts';
import {
  statistics,
  statisticsBy,
  type StatisticsRow,
} from '../../../domain/statistics/statistics.ts';
import { emptyTally, type Punctuality } from '../../../domain/statistics/tally.ts';
import { arbitraryInstant, arbitraryReport, ZONE as zone } from './arbitrary-reports.ts';

const late = endOfDay('2027-12-31', zone);
const asOf = (now: Date) => ({ now, zone });
const afterwards = asOf(new Date('2028-03-01T00:00:00Z'));
const row = (changes: Partial<StatisticsRow> = {}): StatisticsRow => ({
  agency: '自治区水利厅',
  chapter: '三',
  stage: 'collecting',
  originalDueOn: '2027-12-31',
  movedDueOn: '2027-12-31',
  dueAt: late,
  firstFiledAt: null,
  returnedAt: null,
  missedAt: null,
  leftAt: null,
  nil: false,
  ...changes,
});
const filed = (ms: number, changes: Partial<StatisticsRow> = {}) => {
  const firstFiledAt = new Date(late.getTime() + ms);
  return row({ stage: 'reviewing', firstFiledAt, ...changes });
};

describe('counting reports', () => {
  test('what is due by an hour is late from that hour on', () => {
    const dueAt = new Date('2027-12-31T10:00:00Z');
    const due = (firstFiledAt: Date | null) => row({ dueAt, firstFiledAt });
    const at = (ms: number) => new Date(dueAt.getTime() + ms);
    expect(statistics([due(at(-1)), due(at(0))], afterwards).original).toMatchObject({
      filedOnTime: 1,
      filedLate: 1,
    });
    expect(statistics([due(null)], asOf(at(-1))).moved).toMatchObject({ notYetDue: 1 });
    expect(statistics([due(null)], asOf(at(0))).moved).toMatchObject({ missing: 1 });
  });

  test('a date moved a day ahead leaves the original one its day', () => {
    const movedDueOn = '2027-12-30';
    const tally = statistics(
      [filed(-1, { movedDueOn, dueAt: endOfDay(movedDueOn, zone) })],
      afterwards,
    );
    expect([tally.original.filedOnTime, tally.moved.filedLate]).toEqual([1, 1]);
  });

  test('on time to the last millisecond of the due day, late from 24:00', () => {
    const tally = statistics([filed(-1), filed(0)], afterwards);
    expect(tally).toMatchObject({ owed: 2, filed: 2, overdue: 0 });
    expect(tally.original).toEqual({ filedOnTime: 1, filedLate: 1, missing: 0, notYetDue: 0 });
  });

  test('not filed is not yet due until 24:00, and missing and overdue from then', () => {
    const on = (now: Date) => statistics([row()], asOf(now));
    const before = on(new Date(late.getTime() - 1));
    expect(before).toMatchObject({ overdue: 0, original: { notYetDue: 1, missing: 0 } });
    expect(on(late)).toMatchObject({ overdue: 1, original: { notYetDue: 0, missing: 1 } });
  });

  test('a moved date counts by both: late by the first, on time by its own', () => {
    const movedDueOn = '2028-01-14';
    const dueAt = endOfDay(movedDueOn, zone);
    const tally = statistics([filed(5, { movedDueOn, dueAt })], afterwards);
    expect(tally.rescheduled).toBe(1);
    expect(tally.original).toMatchObject({ filedOnTime: 0, filedLate: 1 });
    expect(tally.moved).toMatchObject({ filedOnTime: 1, filedLate: 0 });
  });

  test('filed on time, returned and let fall due is on time, and overdue now: two questions', () => {
    const returnedAt = new Date('2028-01-03T00:00:00Z');
    const dueAt = endOfDay('2028-01-10', zone);
    const returned = filed(-1, { stage: 'collecting', returnedAt, dueAt });
    const before = statistics([returned], asOf(new Date(dueAt.getTime() - 1)));
    expect(before).toMatchObject({ overdue: 0, original: { filedOnTime: 1, missing: 0 } });
    const missedAt = new Date('2028-02-08T00:00:00Z');
    for (const each of [returned, { ...returned, stage: 'missed' as const, missedAt }])
      expect(statistics([each], afterwards)).toMatchObject({
        filed: 1,
        overdue: 1,
        original: { filedOnTime: 1, filedLate: 0, missing: 0 },
      });
  });

  test('what was never filed is missing once the books are closed, whatever the date says', () => {
    const missed = row({ stage: 'missed', missedAt: late, movedDueOn: '2028-06-30' });
    expect(statistics([missed], afterwards)).toMatchObject({
      overdue: 1,
      original: { missing: 1 },
      moved: { missing: 1, notYetDue: 0 },
    });
  });

  test('a nil report is filed and counted as nil; one that left unfiled is not owed', () => {
    const rows = [filed(-1, { nil: true }), row({ leftAt: late })];
    expect(statistics(rows, afterwards)).toMatchObject({ owed: 1, filed: 1, nil: 1, left: 1 });
  });

  test('what left after it was filed counts by its filing, and burns no more', () => {
    const rows = [filed(-1, { leftAt: late, stage: 'collecting', returnedAt: late })];
    expect(statistics(rows, afterwards)).toMatchObject({
      owed: 1,
      left: 0,
      overdue: 0,
      original: { filedOnTime: 1 },
    });
  });

  test('by chapter: in the order of the rows, reports without a task apart', () => {
    const rows = [row({ chapter: '九' }), row({ chapter: null }), filed(-1, { chapter: '九' })];
    const groups = statisticsBy(rows, ({ chapter }) => chapter, afterwards);
    expect([...groups].map(([chapter, tally]) => [chapter, tally.owed, tally.filed])).toEqual([
      ['九', 2, 1],
      [null, 1, 0],
    ]);
  });

  test('of nothing there is no rate', () => {
    expect(statistics([], afterwards)).toEqual(emptyTally());
    expect(Object.values(ratesOf(emptyTally()))).toEqual([null, null, null, null, null]);
  });
});

const many = fc.array(arbitraryReport, { maxLength: 40 });
const days = arbitraryInstant.map(asOf);
const sum = (each: Punctuality) =>
  each.filedOnTime + each.filedLate + each.missing + each.notYetDue;

describe('any reports, at any instant', () => {
  test('against either date, each report owed counts exactly once', () => {
    fc.assert(
      fc.property(many, days, (all, when) => {
        const tally = statistics(all, when);
        expect(tally.owed + tally.left).toBe(all.length);
        for (const each of [tally.original, tally.moved]) expect(sum(each)).toBe(tally.owed);
      }),
    );
  });

  test('what is overdue now is what is missing by the date in force, or was returned and let fall due', () => {
    fc.assert(
      fc.property(many, days, (all, when) => {
        const tally = statistics(all, when);
        expect(tally.overdue).toBe(all.filter((each) => isOverdue(each, when.now)).length);
        const again = all.filter((each) => isOverdue(each, when.now) && each.firstFiledAt);
        expect(tally.moved.missing).toBe(tally.overdue - again.length);
        expect(again.every(({ returnedAt }) => returnedAt)).toBe(true);
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

  test('a later date never makes a report later', () => {
    fc.assert(
      fc.property(many, days, (all, when) => {
        const later = all.filter(({ movedDueOn, originalDueOn }) => movedDueOn >= originalDueOn);
        const { original, moved } = statistics(later, when);
        expect(moved.filedOnTime).toBeGreaterThanOrEqual(original.filedOnTime);
        expect(moved.missing).toBeLessThanOrEqual(original.missing);
      }),
    );
  });

  test('the groups of any key add up to the whole', () => {
    const keys = fc.constantFrom<'agency' | 'chapter' | 'stage'>('agency', 'chapter', 'stage');
    fc.assert(
      fc.property(many, days, keys, (all, when, key) => {
        const groups = [...statisticsBy(all, (each) => each[key], when).values()];
        const whole = statistics(all, when);
        const total = (of: (tally: typeof whole) => number) =>
          groups.reduce((n, tally) => n + of(tally), 0);
        expect(total((tally) => tally.owed)).toBe(whole.owed);
        expect(total((tally) => tally.rescheduled)).toBe(whole.rescheduled);
        expect(total((tally) => tally.moved.missing)).toBe(whole.moved.missing);
      }),
    );
  });
});
