import { assertCivilDate } from '../../domain/calendar/civil-date.ts';
import { instantAt } from '../../domain/calendar/zoned.ts';

const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::\d{2})?$/;

/** A wall time as a browser's date-and-time field sends it, in a zone; null if it is none. */
export function instantFrom(given: unknown, zone: string): Date | null {
  if (typeof given !== 'string') return null;
  const [, date, hour, minute] = LOCAL.exec(given.trim()) ?? [];
  if (date === undefined) return null;
  try {
    return instantAt(assertCivilDate(date), `${hour}:${minute}`, zone);
  } catch {
    // No such day (2027-02-30): as good as no time at all.
    return null;
  }
}
