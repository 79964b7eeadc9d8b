import { z } from 'zod';

/** What a ledger holds, counted. */
export const countsSchema = z.object({
  plans: z.number().int(),
  reports: z.number().int(),
  submissions: z.number().int(),
  mailsSent: z.number().int(),
  users: z.number().int(),
  auditEntries: z.number().int(),
});

/** The form of backups that this code writes and reads. */
export const FORMAT = 1;

/** What stands behind the dump in a backup: enough to refuse it before anything is touched. */
export const manifestSchema = z.object({
  product: z.literal('duban'),
  format: z.literal(FORMAT),
  /** ISO 8601, real time. */
  madeAt: z.iso.datetime(),
  dump: z.object({ bytes: z.number().int().positive(), sha256: z.string() }),
  server: z.object({ version: z.string(), major: z.number().int() }),
  /** The version of pg_dump. */
  tools: z.string(),
  /** Migrations that were applied, the last one last. */
  migrations: z.array(z.string()).min(1),
  /** Where the audit's chains stood, as `verify-audit --head` takes them. */
  heads: z.array(z.string()),
  counts: countsSchema,
  /** Business time of the newest mail that was sent; null: none was. */
  lastSentAt: z.iso.datetime().nullable(),
});

/** What a ledger holds, counted. */
export type Counts = z.infer<typeof countsSchema>;
/** What stands behind the dump in a backup. */
export type Manifest = z.infer<typeof manifestSchema>;
