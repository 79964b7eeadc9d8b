import { createHash } from 'node:crypto';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import {
  workdaysAfter,
  workdaysBetween,
  type WorkdayCalendar,
} from '../../domain/calendar/workdays.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import { civilDateOf, instantAt } from '../../domain/calendar/zoned.ts';
import type { OwedReport } from './owed-reports.ts';

/** How an agency behaves in a simulation. */
export type Behaviour = 'onTime' | 'late' | 'returned' | 'takenBack' | 'never';

/** Something that an agency or its reviewer does, at an instant between the steps. */
export interface Action {
  at: Date;
  kind: 'file' | 'withdraw' | 'return' | 'accept' | 'answer';
  reportId: string;
  agencyId: string;
  /** Of an answer: what a cooperating agency thinks of the lead's text, if there is one. */
  position?: 'agree' | 'disagree';
}

/** What decides who does what when; the same seed gives the same script. */
export interface ScriptContext {
  seed: number;
  zone: string;
  calendar: WorkdayCalendar;
}

/** When people act: off the steps' hour, and all of a day at once, so that they meet. */
const OFFICE_HOUR = '10:10';

const SHARES: [Behaviour, number][] = [
  ['late', 0.1],
  ['returned', 0.1],
  ['takenBack', 0.05],
  ['never', 0.1],
];

/**
 * Who behaves how: 10 % late, 10 % returned once, 5 % take their filing back and file again, 10 %
 * never, the rest on time; by the seed.
 */
export function behavioursOf(reports: readonly OwedReport[], seed: number): Map<string, Behaviour> {
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
  { seed, zone, calendar }: ScriptContext,
): Action[] {
  const { id: reportId, agencyId, cycle } = report;
  const { dueOn } = cycle;
  const opensOn = civilDateOf(cycle.opensAt, zone);
  const action = (kind: Action['kind'], on: CivilDate): Action => ({
    at: instantAt(on, OFFICE_HOUR, zone),
    kind,
    reportId,
    agencyId,
  });
  const days = (least: number, most: number, what: string) =>
    between(least, most, seed, reportId, what);
  const after = (earlier: Action, workdays: number) =>
    workdaysAfter(calendar, civilDateOf(earlier.at, zone), workdays);
  const accepted = (filed: Action) => action('accept', after(filed, days(1, 5, 'review')));
  if (behaviour === 'never') return [];
  // Nobody reviews it: filing it, once, is the end of it.
  const isFinal = kindOf(cycle.kind).review === 'none';
  if (behaviour === 'late') {
    const closes = cycle.steps.find(({ effect }) => effect === 'close')?.offset.n ?? 20;
    const filed = action('file', workdaysAfter(calendar, dueOn, days(1, closes - 2, 'late by')));
    return isFinal ? [filed] : [filed, accepted(filed)];
  }
  const span = workdaysBetween(calendar, opensOn, dueOn);
  const filed = action('file', workdaysAfter(calendar, opensOn, days(1, span, 'filed')));
  if (isFinal) return [filed];
  if (behaviour === 'onTime') return [filed, accepted(filed)];
  if (behaviour === 'takenBack') {
    const back = action('withdraw', after(filed, days(1, 12, 'taken back')));
    const again = action('file', after(back, days(1, 5, 'again')));
    return [filed, back, again, accepted(again)];
  }
  const returned = action('return', after(filed, days(1, 3, 'review')));
  const again = action('file', after(returned, days(1, 5, 'again')));
  return [filed, returned, again, action('accept', after(again, days(1, 3, 'second review')))];
}

/**
 * Chance by a fixed seed: a number in [0, 1) that depends on nothing but its names, so that one more
 * question never changes the answer to another.
 */
export function chance(seed: number, ...names: string[]): number {
  const hash = createHash('sha256')
    .update([seed, ...names].join('|'))
    .digest();
  return hash.readUInt32BE(0) / 2 ** 32;
}

/** A whole number from `least` to `most`, both included. */
function between(least: number, most: number, seed: number, ...names: string[]): number {
  return least + Math.floor(chance(seed, ...names) * (most - least + 1));
}
