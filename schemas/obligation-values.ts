import { z } from 'zod';
import { isCivilDate, isMonthDay } from '../domain/calendar/civil-date.ts';
import { isDatedKey, isDatedTitle } from '../domain/kinds/dated-name.ts';

const days = z.number().int().positive().max(366);
const workdays = z.number().int().positive().max(250);
const monthDay = z.string().refine(isMonthDay, { error: 'a day MM-DD that exists' });

/** What is owed once by a date of the text. */
const dated = z.strictObject({
  /** A day YYYY-MM-DD that exists; inclusive. */
  on: z.string().refine(isCivilDate, { error: 'a day YYYY-MM-DD that exists' }),
  /** Stands in ids; unique among the plan's. */
  key: z.string().refine(isDatedKey, { error: 'small letters, digits and hyphens' }),
  /** What it is called, in the document's words and in English. */
  title: z.string().max(80).refine(isDatedTitle, { error: 'a title in one line' }),
  titleEn: z.string().max(160).refine(isDatedTitle, { error: 'a title in one line' }),
  /** Who owes it: agencies by id; the leads of tasks by their place in the plan; or all of a group. */
  who: z.union([
    z.strictObject({ agencies: z.array(z.string().min(1)).nonempty() }),
    z.strictObject({ tasks: z.array(z.number().int().positive()).nonempty() }),
    z.enum(['with-tasks', 'regions', 'all']),
  ]),
});

/** What is owed once by a date, as it is stored. */
export type DatedValues = z.infer<typeof dated>;

/** The chosen steps of the default ladder; what is left out is the kind's own. */
const ladder = z
  .object({
    /** Calendar days before the due date; the due day itself is not a reminder's. */
    reminders: z.array(days).refine((all) => new Set(all).size === all.length, 'no reminder twice'),
    /** Workdays after the due date; null: none is drafted. */
    urgeAfter: workdays,
    escalateAfter: workdays,
    letterAfter: workdays.nullable(),
    circularAfter: workdays.nullable(),
    closeAfter: workdays,
  })
  .partial();

/**
 * What was chosen for one obligation, as stored in `obligation.values`; its kind has a default for
 * whatever is left out.
 */
export const obligationValuesSchema = z.strictObject({
  /** How often, for what is owed by the calendar. */
  every: z.enum(['year', 'half-year', 'quarter', 'month']).optional(),
  /** Whether a report tells of the period it falls due in, or of the one before (“每季度首月10日前”). */
  about: z.enum(['current', 'previous']).optional(),
  /** When it opens: a day of the year, or so long before it is due. */
  opens: z
    .union([
      z.strictObject({ on: monthDay }),
      z.strictObject({ daysBefore: days }),
      z.strictObject({ workdaysBefore: workdays }),
    ])
    .optional(),
  /**
   * When it is due: the last workday of the period, a day of the year, or a day of one of the period's
   * months (1 = its first; left out: its last; the 31st of a shorter month is its last day).
   */
  due: z
    .union([
      z.literal('last-workday'),
      z.strictObject({ on: monthDay }),
      z.strictObject({
        month: z.number().int().min(1).max(12).optional(),
        day: z.number().int().min(1).max(31),
      }),
    ])
    .optional(),
  /** Days after the launch, for what is owed once. */
  dueAfterDays: z.number().int().positive().max(3_660).optional(),
  dated: dated.optional(),
  /** Workdays after the launch, for what is owed within days of it. */
  dueAfterWorkdays: workdays.optional(),
  ladder: ladder.optional(),
});

/** What was chosen for an obligation; what is left out is the kind's default. */
export type ObligationValues = z.infer<typeof obligationValuesSchema>;
