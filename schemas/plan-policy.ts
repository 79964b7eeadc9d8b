import { z } from 'zod';

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day MM-DD');

const settings = z.object({
  /** IANA zone in which days begin and end. */
  zone: z.string().default('Asia/Shanghai'),
  /** When a rung is climbed on its day, HH:MM in the zone. */
  workingHour: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time HH:MM')
    .default('09:00'),
  /** Days before the due date on which the officer is reminded. */
  reminders: z
    .array(z.number().int().positive())
    .refine((days) => new Set(days).size === days.length, 'no reminder twice')
    .default([30, 15, 7, 3, 1]),
  /** Workdays after the due date. */
  urgeAfter: z.number().int().positive().default(1),
  escalateAfter: z.number().int().positive().default(3),
  letterAfter: z.number().int().positive().default(10),
  circularAfter: z.number().int().positive().default(15),
  closeAfter: z.number().int().positive().default(20),
  /** Yellow from so many days before the due date. */
  nearDueDays: z.number().int().nonnegative().default(7),
  /** Workdays an agency has for a returned report. */
  returnWorkdays: z.number().int().positive().default(5),
  /** Workdays the commission has for a review. */
  reviewWorkdays: z.number().int().positive().default(10),
  /** The day a year's cycle opens. */
  opensOn: monthDay.default('11-01'),
  /** “每年年底前”: the last workday of the year unless a day is set. */
  annualDueOn: z.union([z.literal('last-workday'), monthDay]).default('last-workday'),
});

const ESCALATIONS = [
  'urgeAfter',
  'escalateAfter',
  'letterAfter',
  'circularAfter',
  'closeAfter',
] as const;

/**
 * The settings of one plan, as stored in `plan.policy`. Every field has the default of the design
 * (rules of time), so that an empty object is a complete policy.
 */
export const planPolicySchema = settings.superRefine((policy, context) => {
  for (const [i, name] of ESCALATIONS.entries()) {
    const before = ESCALATIONS[i - 1];
    if (before && policy[before] > policy[name])
      context.addIssue({ code: 'custom', path: [name], message: `must not come before ${before}` });
  }
});

export type PlanPolicy = z.infer<typeof planPolicySchema>;
