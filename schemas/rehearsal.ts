import { z } from 'zod';

/** How a rehearsal stands: asked for, being made ready, on its way, and how it ended. */
export const REHEARSAL_STATES = [
  'waiting',
  'preparing',
  'living',
  'done',
  'failed',
  'cancelled',
] as const;
export type RehearsalState = (typeof REHEARSAL_STATES)[number];

/**
 * Why a rehearsal failed: the time-skipping server is not there; no database could be made; its process
 * broke off with an error, ended, or was not heard of any more.
 */
export const REHEARSAL_FAULTS = ['no_engine', 'no_database', 'broken', 'crashed', 'lost'] as const;
export type RehearsalFault = (typeof REHEARSAL_FAULTS)[number];

const count = z.number().int().nonnegative();

/** Where the plan stood at the end of a month. */
const month = z.object({
  /** YYYY-MM. */
  month: z.string(),
  /** Mails that had gone in it. */
  mails: count,
  /** Reports that had been opened by then and were on the roster. */
  owed: count,
  /** Of these: filed at least once, accepted, put before the superior. */
  filed: count,
  accepted: count,
  escalated: count,
  lights: z.object({ green: count, yellow: count, red: count, blue: count }),
});

/** What came of a rehearsal. */
export const rehearsalResultSchema = z.object({
  launchedAt: z.coerce.date(),
  /** Rows: what each recipient is told of one report by one step; several may go in one message. */
  rows: z.object({
    planned: count,
    sent: count,
    missing: count,
    duplicate: count,
    unplanned: count,
  }),
  /** What differs from the plan, each a line; the first few. */
  differences: z.array(z.string()),
  messages: count,
  /** By kind of report. */
  kinds: z.record(
    z.string(),
    z.object({ reports: count, filedOnTime: count, filedLate: count, neverFiled: count }),
  ),
  escalated: count,
  months: z.array(month),
  /** Real time it took. */
  seconds: z.number(),
});
export type RehearsalResult = z.infer<typeof rehearsalResultSchema>;
export type RehearsalMonth = RehearsalResult['months'][number];

/** What the process of a rehearsal is told. */
export const rehearsalOrderSchema = z.object({
  id: z.number().int().positive(),
  databaseUrl: z.string(),
  /** A folder for its files, which whoever orders it takes away. */
  folder: z.string(),
  mail: z.object({
    from: z.object({ name: z.string(), address: z.string() }),
    baseUrl: z.string(),
    domain: z.string(),
  }),
});
export type RehearsalOrder = z.infer<typeof rehearsalOrderSchema>;
