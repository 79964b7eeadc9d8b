import fc from 'fast-check';
import { addDays, type CivilDate } from '../../../domain/calendar/civil-date.ts';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { instantAt } from '../../../domain/calendar/zoned.ts';
import { ladder } from '../../../domain/ladder/ladder.ts';
import { positionOn } from '../../../domain/ladder/next-rung.ts';
import {
  defaultLadderPolicy,
  type LadderPolicy,
  type Rung,
  type Terms,
} from '../../../domain/ladder/rungs.ts';

/** An instant on the wall of the default zone: `2027-12-31 09:00`. */
export function at(text: string): Date {
  const [date = '', time = ''] = text.split(' ');
  return instantAt(date, time, defaultLadderPolicy.zone);
}

/** First terms, open since 1 November of the year of the due date unless told otherwise. */
export function terms(dueOn: CivilDate, changes: Partial<Terms> = {}): Terms {
  const opensAt = at(`${dueOn.slice(0, 4)}-11-01 09:00`);
  return { dueOn, dueVersion: 1, opensAt, armedAt: opensAt, ...changes };
}

/** The ladder under the default policy and calendar. */
export function rungsOf(
  each: Terms,
  policy: Partial<LadderPolicy> = {},
  calendar = chinaCalendar,
): Rung[] {
  return ladder(each, { ...defaultLadderPolicy, ...policy }, calendar);
}

/** `name day` of every rung. */
export function days(rungs: Rung[]): string[] {
  return rungs.map(({ name, on }) => `${name} ${on}`);
}

export interface Walk {
  climbed: string[];
  skipped: string[];
}

/** Wakes at the given instants in order, and takes what each wake says. */
export function wakeAt(rungs: Rung[], instants: Date[]): Walk & { wakes: Walk[] } {
  const taken = new Set<string>();
  const wakes = instants.map((now) => {
    const { climb, skipped } = positionOn(rungs, taken, now);
    for (const rung of climb ? [climb, ...skipped] : skipped) taken.add(rung.name);
    return { climbed: climb ? [climb.name] : [], skipped: skipped.map(({ name }) => name) };
  });
  return {
    wakes,
    climbed: wakes.flatMap(({ climbed }) => climbed),
    skipped: wakes.flatMap(({ skipped }) => skipped),
  };
}

const dueDates = fc.integer({ min: 0, max: 30 * 365 }).map((n) => addDays('2010-01-01', n));
const policies: fc.Arbitrary<Partial<LadderPolicy>> = fc.record({
  reminders: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 6 }),
});

/** Any terms (also launched in the middle of their ladder, or re-armed) with any reminders. */
export const ladders = fc
  .record({
    dueOn: dueDates,
    dueVersion: fc.integer({ min: 1, max: 3 }),
    opensDaysBefore: fc.integer({ min: -40, max: 90 }),
    minute: fc.integer({ min: 0, max: 1439 }),
    policy: policies,
  })
  .map(({ dueOn, dueVersion, opensDaysBefore, minute, policy }) => {
    const opensOn = addDays(dueOn, -opensDaysBefore);
    const opensAt = new Date(at(`${opensOn} 00:00`).getTime() + minute * 60_000);
    const each: Terms = { dueOn, dueVersion, opensAt, armedAt: opensAt };
    return { terms: each, policy, rungs: rungsOf(each, policy) };
  });
