import { describe, expect, test } from '@jest/globals';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { rehearsalLaunch } from '../../../domain/rehearsal/launch-instant.ts';

const launchOf = (from: number, to: number, now: string, launchedAt: string | null = null) =>
  rehearsalLaunch(
    { from, to },
    new Date(now),
    launchedAt === null ? null : new Date(launchedAt),
    'Asia/Shanghai',
    chinaCalendar,
  ).toISOString();

describe('a rehearsal launches the plan', () => {
  test('at ten of the first workday of its years', () => {
    expect(launchOf(2027, 2028, '2026-11-30T02:00:00Z')).toBe('2027-01-04T02:00:00.000Z');
  });

  test('on the next workday, once that one is past', () => {
    // A Friday in Beijing, late: the next day is a Saturday.
    expect(launchOf(2026, 2027, '2026-11-27T15:00:00Z')).toBe('2026-11-30T02:00:00.000Z');
  });

  test('on the first workday of years that are all past', () => {
    expect(launchOf(2024, 2025, '2026-11-27T02:00:00Z')).toBe('2024-01-02T02:00:00.000Z');
  });

  test('on the day it was launched on, if that lies in them', () => {
    const launchedAt = '2026-03-10T05:17:11Z';
    expect(launchOf(2026, 2028, '2026-11-27T02:00:00Z', launchedAt)).toBe(
      '2026-03-10T02:00:00.000Z',
    );
    expect(launchOf(2027, 2028, '2026-11-27T02:00:00Z', launchedAt)).toBe(
      '2027-01-04T02:00:00.000Z',
    );
  });
});
