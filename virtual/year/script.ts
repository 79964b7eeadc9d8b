import { createHash } from 'node:crypto';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import {
  workdaysAfter,
  workdaysBetween,
  type WorkdayCalendar,
} from '../../domain/calendar/workdays.ts';
import { civilDateOf, instantAt } from '../../domain/calendar/zoned.ts';
import type { OwedReport } from './owed-reports.ts';

export type Behaviour = 'onTime' | 'late' | 'returned' | 'never';

/** Something that an agency or the commission does, at an instant between the rungs. */
export interface Action {
  at: Date;
  kind: 'file' | 'return' | 'accept';
  reportId: string;
  agencyId: string;
}

export interface ScriptContext {
  seed: number;
  opensOn: CivilDate;
  dueOn: CivilDate;
  zone: string;
  calendar: WorkdayCalendar;
}

/** When people act: off the rungs' hour, and few enough that several act at one instant. */
const OFFICE_HOURS = ['10:10', '14:40', '17:20'];

const SHARES: [Behaviour, number][] = [
  ['late', 0.1],
  ['returned', 0.1],
  ['never', 0.1],
];

/** Who behaves how: 10 % late, 10 % returned once, 10 % never, the rest on time; by the seed. */
export function behavioursOf(reports: OwedReport[], seed: number): Map<string, Behaviour> {
  const shuffled = reports
    .map(({ id }) => ({ id, rank: chance(seed, id, 'behaviour') }))
    .sort((a, b) => a.rank - b.rank);
  const behaviours = new Map<string, Behaviour>();
  for (const [behaviour, share] of SHARES)
    for (const { id } of shuffled.splice(0, Math.round(share * reports.length)))
      behaviours.set(id, behaviour);
  for (const { id } of shuffled) behaviours.set(id, 'onTime');
  return behaviours;
}

/** What happens to one report, in order. */
export function actionsOf(
  report: OwedReport,
  behaviour: Behaviour,
  context: ScriptContext,
): Action[] {
  const { seed, opensOn, dueOn, zone, calendar } = context;
  const { id: reportId, agencyId } = report;
  const action = (kind: Action['kind'], on: CivilDate): Action => {
    const time =
      OFFICE_HOURS[between(0, OFFICE_HOURS.length - 1, seed, reportId, kind, on)] ?? '10:10';
    return { at: instantAt(on, time, zone), kind, reportId, agencyId };
  };
  const days = (least: number, most: number, what: string) =>
    between(least, most, seed, reportId, what);
  const after = (earlier: Action, workdays: number) =>
    workdaysAfter(calendar, civilDateOf(earlier.at, zone), workdays);
  if (behaviour === 'never') return [];
  if (behaviour === 'late') {
    const filed = action('file', workdaysAfter(calendar, dueOn, days(1, 18, 'late by')));
    return [filed, action('accept', after(filed, days(1, 5, 'review')))];
  }
  const span = workdaysBetween(calendar, opensOn, dueOn);
  const filed = action('file', workdaysAfter(calendar, opensOn, days(1, span, 'filed')));
  if (behaviour === 'onTime') return [filed, action('accept', after(filed, days(1, 5, 'review')))];
  const returned = action('return', after(filed, days(1, 3, 'review')));
  const again = action('file', after(returned, days(1, 5, 'again')));
  return [filed, returned, again, action('accept', after(again, days(1, 3, 'second review')))];
}

/**
 * Chance by a fixed seed: a number in [0, 1) that depends on nothing but its names, so that one more
 * question never changes the answer to another.
 */
function chance(seed: number, ...names: string[]): number {
  const hash = createHash('sha256')
    .update([seed, ...names].join('|'))
    .digest();
  return hash.readUInt32BE(0) / 2 ** 32;
}

/** A whole number from `least` to `most`, both included. */
function between(least: number, most: number, seed: number, ...names: string[]): number {
  return least + Math.floor(chance(seed, ...names) * (most - least + 1));
}
