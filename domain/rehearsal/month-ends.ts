import { addMonths, assertCivilDate } from '../calendar/civil-date.ts';
import { civilDateOf, instantAt } from '../calendar/zoned.ts';

/** The last moment of the month that is under way at an instant; of the next one, if it is that moment. */
export function monthEndAfter(at: Date, zone: string): Date {
  return lastBefore(monthOf(new Date(+at + 1), zone), 1, zone);
}

/** The last moment of the month before the one that is under way at an instant. */
export function monthEndBefore(at: Date, zone: string): Date {
  return lastBefore(monthOf(at, zone), 0, zone);
}

const monthOf = (at: Date, zone: string) =>
  assertCivilDate(`${civilDateOf(at, zone).slice(0, 7)}-01`);

const lastBefore = (first: string, months: number, zone: string) =>
  new Date(+instantAt(addMonths(assertCivilDate(first), months), '00:00', zone) - 1);
