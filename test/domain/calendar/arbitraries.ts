import fc from 'fast-check';
import { addDays, type CivilDate } from '../../../domain/calendar/civil-date.ts';

/** Days from 2004 (published calendars) to the end of 2039 (none yet). */
export const civilDates: fc.Arbitrary<CivilDate> = fc
  .integer({ min: 0, max: 36 * 365 })
  .map((days) => addDays('2004-01-01', days));
