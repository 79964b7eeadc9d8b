import { describe, expect, test } from '@jest/globals';
import { positionOn } from '../../../domain/ladder/next-rung.ts';
import { at, rungsOf, terms, wakeAt } from './helpers.ts';

const rungs = rungsOf(terms('2027-12-31'));
const none = new Set<string>();
const names = (position: ReturnType<typeof positionOn>) => ({
  climb: position.climb?.name ?? null,
  skipped: position.skipped.map((rung) => rung.name),
  next: position.next?.name ?? null,
});
const upTo = (name: string) => {
  const index = rungs.findIndex((rung) => rung.name === name);
  return new Set(rungs.slice(0, index + 1).map((rung) => rung.name));
};

describe('where a report stands on its ladder', () => {
  test('before it opens nothing is due, and the opening is next', () => {
    const before = new Date(at('2027-11-01 09:00').getTime() - 1);
    expect(names(positionOn(rungs, none, before))).toEqual({
      climb: null,
      skipped: [],
      next: 'opening',
    });
  });

  test('at its very instant a rung is due', () => {
    expect(names(positionOn(rungs, none, at('2027-11-01 09:00')))).toEqual({
      climb: 'opening',
      skipped: [],
      next: 'remind-30',
    });
  });

  test('a rung taken is not climbed again: a step may be repeated', () => {
    expect(names(positionOn(rungs, upTo('opening'), at('2027-11-01 09:00')))).toEqual({
      climb: null,
      skipped: [],
      next: 'remind-30',
    });
  });

  test('between two rungs (a filing came and was returned in between) it only waits', () => {
    expect(names(positionOn(rungs, upTo('remind-7'), at('2027-12-26 12:00')))).toEqual({
      climb: null,
      skipped: [],
      next: 'remind-3',
    });
  });

  test('a late wake climbs the most severe and skips the rest', () => {
    expect(names(positionOn(rungs, upTo('remind-15'), at('2028-01-04 00:00')))).toEqual({
      climb: 'urge',
      skipped: ['remind-7', 'remind-3', 'remind-1'],
      next: 'escalate',
    });
  });

  test('a launch in the middle of the ladder', () => {
    const late = rungsOf(terms('2027-12-31', { opensAt: at('2027-12-20 14:00') }));
    expect(names(positionOn(late, none, at('2027-12-17 09:00')))).toEqual({
      climb: null,
      skipped: [],
      next: 'opening',
    });
    expect(names(positionOn(late, none, at('2027-12-20 14:00')))).toEqual({
      climb: 'remind-15',
      skipped: ['opening', 'remind-30'],
      next: 'remind-7',
    });
  });

  test('a launch after the due date begins with the urging', () => {
    const late = rungsOf(terms('2027-12-31', { opensAt: at('2028-01-03 10:00') }));
    expect(names(positionOn(late, none, at('2028-01-03 10:00'))).climb).toBe('urge');
  });

  test('reminders moved to one day collapse into the nearest', () => {
    const due = rungsOf(terms('2026-10-07', { opensAt: at('2026-09-01 09:00') }));
    const { climbed, skipped } = wakeAt(
      due,
      due.map((rung) => rung.at),
    );
    expect(climbed).toContain('remind-1');
    expect(skipped).toEqual(['remind-7', 'remind-3']);
  });

  test('what is milder than a rung already taken is skipped, not climbed', () => {
    const taken = new Set([...upTo('remind-15'), 'urge']);
    expect(names(positionOn(rungs, taken, at('2028-01-04 00:00')))).toEqual({
      climb: null,
      skipped: ['remind-7', 'remind-3', 'remind-1'],
      next: 'escalate',
    });
  });

  test('after the closing of the books there is nothing', () => {
    const end = rungs.at(-1)?.at ?? new Date(0);
    expect(names(positionOn(rungs, none, end))).toMatchObject({ climb: 'close', next: null });
    expect(names(positionOn(rungs, upTo('close'), new Date(end.getTime() + 1e10)))).toEqual({
      climb: null,
      skipped: [],
      next: null,
    });
  });
});
