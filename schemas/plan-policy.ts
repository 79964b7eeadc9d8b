import { z } from 'zod';
import { isZone } from '../domain/calendar/zoned.ts';

/**
 * The settings of one plan, as stored in `plan.policy`: what holds for all its obligations. Every
 * field has the default of the design (rules of time), so that an empty object is a complete policy.
 */
export const planPolicySchema = z.object({
  /** IANA zone in which days begin and end. */
  zone: z
    .string()
    .refine(isZone, { error: 'an IANA zone such as Asia/Shanghai' })
    .default('Asia/Shanghai'),
  /** When a step is taken on its day, HH:MM in the zone. */
  workingHour: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time HH:MM')
    .default('09:00'),
  /** Yellow from so many days before the due date. */
  nearDueDays: z.number().int().nonnegative().max(366).default(7),
  /** Workdays an agency has for a returned report. */
  returnWorkdays: z.number().int().positive().max(250).default(5),
  /** Workdays a reviewer has. */
  reviewWorkdays: z.number().int().positive().max(250).default(10),
  /** An extension ends at the latest so many months after the original due date. */
  extensionMonths: z.number().int().positive().max(24).default(3),
  /** How often an agency is inspected in a calendar year; more often only with words. */
  inspectionsPerYear: z.number().int().positive().max(50).default(1),
  /** Workdays an inspected agency has to answer the conclusion. */
  answerWorkdays: z.number().int().positive().max(250).default(10),
  /** Percentage points behind its course (序时进度) from which an indicator is yellow, and red. */
  behindYellowPoints: z.number().int().positive().max(100).default(10),
  behindRedPoints: z.number().int().positive().max(100).default(30),
  /** A value that moves by more than so many percent of the last one asks for a reason. */
  jumpPercent: z.number().int().positive().max(100_000).default(30),
});

/** The settings of a plan, each with its default. */
export type PlanPolicy = z.infer<typeof planPolicySchema>;
