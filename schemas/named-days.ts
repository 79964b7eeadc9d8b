import { z } from 'zod';
import { isCivilDate } from '../domain/calendar/civil-date.ts';

/** The days that a calendar names, as stored in `workday_table.days`. */
export const namedDaysSchema = z.record(
  z.string().refine(isCivilDate, { error: 'a day YYYY-MM-DD that exists' }),
  z.enum(['off', 'work']),
);
