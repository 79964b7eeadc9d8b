import type { Filing } from '../../../domain/statistics/counting-rule.ts';
import { Prisma } from '../../../prisma/generated/client.ts';

/**
 * Whether report `r` is overdue, in SQL, so that lists and drafts find theirs without reading all.
 * domain/statistics is the rule; a test holds this expression against it on random years.
 */
export const overdueSql = (now: Date): Prisma.Sql => Prisma.sql`(r.left_at IS NULL
  AND (r.stage = 'missed'
    OR (r.stage = 'collecting' AND (r.missed_at IS NOT NULL OR r.due_at <= ${now}))))`;

/** Report `r` is on the roster: what is counted at all. */
export const ON_ROSTER = Prisma.sql`r.left_at IS NULL`;

/** The due date of the newest terms of report `r` that are no return's, nor a reopening's, and began before its first filing. */
export const MOVED_DUE_ON = Prisma.sql`coalesce((SELECT e.due_on FROM terms e
  WHERE e.report_id = r.id AND e.cause NOT IN ('return', 'reopen')
    AND (r.first_filed_at IS NULL OR e.armed_at <= r.first_filed_at)
  ORDER BY e.version DESC LIMIT 1), r.original_due_on)`;

/**
 * Whether the newest filing of report `r` that stands is counted apart as this; domain/statistics is the
 * rule, and a test holds this expression against it.
 */
export const filedAsSql = (filing: Filing): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM (SELECT nil, doubt FROM submission WHERE report_id = r.id AND withdrawn_at IS NULL
    ORDER BY revision DESC LIMIT 1) newest
  WHERE ${filing === 'nil' ? Prisma.sql`newest.nil` : Prisma.sql`newest.doubt = ${filing}`})`;
