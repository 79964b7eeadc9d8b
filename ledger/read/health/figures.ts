import { LIMITS } from '../../../domain/alarms/alarms.ts';
import type { LedgerFigures, MailFigures } from '../../../domain/alarms/facts.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import { MARKS } from '../../heartbeat.ts';
import type { Ledger } from '../../ledger.ts';

/** What is read in one statement; the rest of LedgerFigures is not the database's to say. */
type Read = Omit<LedgerFigures, 'clockOff' | 'writesRefused'>;

interface Row {
  figures: Omit<Read, 'mail'>;
  mail: Omit<MailFigures, 'refusedByCode'> & {
    refusedByCode: Record<string, number> | null;
  };
  at: Date;
}

/** Of the mails, what is asked as far back: older ones have been looked at, or never will be. */
const LOOKED_AT_DAYS = 7;
/** Answers that speak of the connection or of our account, not of a recipient. */
const UNANSWERED = '^(connect|greeting|ehlo|tls|auth|mail)($|-)';

/**
 * What is due and not done, who beats, and what was mended, in one statement. Real time decides beside
 * business time: under virtual time many things fall due at once, and that is no fault. Nor is what waits
 * for a paused plan to be resumed.
 * @returns the figures, and the database's time as they were read.
 */
export async function readFigures(ledger: Ledger): Promise<{ figures: Read; at: Date }> {
  const now = await ledger.clock.now();
  const [row] = await ledger.db.$queryRaw<Row[]>`
    WITH taken AS (SELECT ${since(Prisma.sql`max(beat_at)`)} AS ago FROM heartbeat
      WHERE part = ${MARKS.taken}
    ), due AS MATERIALIZED (
      SELECT m.state, m.code, m.contact_id,
        least(${ago(now, Prisma.sql`m.due_at`)}, ${since(Prisma.sql`m.staged_real`)}) AS late,
        CASE m.state WHEN 'staged' THEN ${since(Prisma.sql`m.staged_real`)}
          WHEN 'deferred' THEN ${since(Prisma.sql`m.retry_at`)}
          WHEN 'uncertain' THEN ${since(Prisma.sql`m.retry_at`)}
          ELSE ${since(Prisma.sql`m.lease_until`)} END AS free
      FROM mail m JOIN plan p ON p.id = m.plan_id
      WHERE p.paused_at IS NULL AND m.due_at <= ${now}
        AND (m.state = 'staged' OR m.state IN ('claimed', 'sending')
          OR (m.state IN ('deferred', 'uncertain') AND m.retry_at IS NOT NULL))
    ), untaken AS (
      SELECT count(*)::int AS count, coalesce(max(least(late, free)), 0) AS longest
      FROM due WHERE least(late, free) > ${LIMITS.late}
    ), put_off AS (
      SELECT count(*)::int AS count, count(DISTINCT contact_id)::int AS contacts,
        coalesce(max(late), 0) AS longest, mode() WITHIN GROUP (ORDER BY code) AS code,
        (count(*) FILTER (WHERE code ~ ${UNANSWERED}))::int AS unanswered
      FROM due WHERE state = 'deferred' AND late > ${LIMITS.late} AND free <= ${LIMITS.late}
    )
    SELECT clock_timestamp() AS at, jsonb_build_object(
      'due', (SELECT count(*) FROM due), 'oldestDue', (SELECT coalesce(max(late), 0) FROM due),
      'stalled', (SELECT count(DISTINCT contact_id) FROM due
        WHERE state = 'sending' AND late > ${LIMITS.late} AND free <= ${LIMITS.late}),
      'untaken', untaken.count, 'untakenFor', untaken.longest,
      'putOff', put_off.count, 'putOffContacts', put_off.contacts, 'putOffFor', put_off.longest,
      'putOffCode', put_off.code, 'unanswered', put_off.unanswered,
      'takenAgo', taken.ago, ${marked(now)}
    ) AS mail, jsonb_build_object(${ofParts(now)}) AS figures
    FROM untaken, put_off, taken`;
  if (!row) throw new Error('the figures were not told');
  const refusedByCode = row.mail.refusedByCode ?? {};
  return { figures: { ...row.figures, mail: { ...row.mail, refusedByCode } }, at: row.at };
}

/** Seconds of real time since an instant of real time. */
const since = (at: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`extract(epoch FROM clock_timestamp() - ${at})::float8`;

/** Seconds of business time since an instant of business time. */
const ago = (now: Date, at: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`extract(epoch FROM ${now}::timestamptz - ${at})::float8`;

/** Mails that are not tried again: given up, refused. */
const marked = (now: Date): Prisma.Sql => Prisma.sql`
  'givenUp', (SELECT count(*) FROM mail WHERE state = 'uncertain' AND retry_at IS NULL
    AND due_at > ${now}::timestamptz - ${LOOKED_AT_DAYS}::int * interval '1 day'),
  'uncertain', (SELECT count(*) FROM mail WHERE state = 'uncertain'),
  'refusedByCode', (SELECT jsonb_object_agg(code, count) FROM (
    SELECT coalesce(code, 'unknown') AS code, count(*) AS count FROM mail
    WHERE state = 'refused' GROUP BY 1) c),
  'refusedSinceTaken', (SELECT count(DISTINCT contact_id) FROM mail
    WHERE state = 'refused' AND coalesce(code, '') NOT IN ('bad_address', 'uncomposable')
      AND settled_at <= ${now} AND settled_at > ${now}::timestamptz
        - least(3600, coalesce(taken.ago, 3600)) * interval '1 second'),
  'uncomposable', (SELECT count(*) FROM mail WHERE state = 'refused' AND code = 'uncomposable'
    AND due_at > ${now}::timestamptz - ${LOOKED_AT_DAYS}::int * interval '1 day')`;

/** Workers and pages, words to workflows, steps, the reconciler, reviews. */
const ofParts = (now: Date): Prisma.Sql => Prisma.sql`
  'workers', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id,
      'startedAgo', ${since(Prisma.sql`started_at`)}, 'taskAgo', ${since(Prisma.sql`task_at`)},
      'clockOff', clock_off) ORDER BY id), '[]')
    FROM heartbeat WHERE part = 'worker' AND beat_at > now() - ${LIMITS.beat}::int * interval '1 second'),
  'workerGoneFor', (SELECT ${since(Prisma.sql`max(beat_at)`)} FROM heartbeat WHERE part = 'worker'),
  'serverGoneFor', (SELECT ${since(Prisma.sql`max(beat_at)`)} FROM heartbeat WHERE part = 'server'
    HAVING max(beat_at) <= now() - ${LIMITS.beat}::int * interval '1 second'),
  'fencedFor', (SELECT ${since(Prisma.sql`min(raised_at)`)} FROM fence WHERE released_at IS NULL),
  'scheduleAgo', (SELECT ${since(Prisma.sql`max(beat_at)`)} FROM heartbeat WHERE part = ${MARKS.schedule}),
  'relay', (SELECT jsonb_build_object('waiting', count(*),
      'oldest', coalesce(max(${since(Prisma.sql`created_real`)}), 0)) FROM relay),
  'steps', (SELECT jsonb_build_object('late', count(*), 'oldest', coalesce(max(late), 0)) FROM (
    SELECT least(${ago(now, Prisma.sql`next_wake_at`)}, ${since(Prisma.sql`changed_real`)}) AS late
    FROM process p WHERE next_wake_at < ${now} AND NOT EXISTS (
      SELECT 1 FROM plan WHERE plan.id = p.plan_id AND plan.paused_at IS NOT NULL)) s
    WHERE late > ${LIMITS.late}),
  'repairs', (SELECT jsonb_build_object('count', count(*),
      'firstAgo', coalesce(max(${ago(now, Prisma.sql`at`)}), 0))
    FROM repair WHERE at > ${now}::timestamptz - interval '1 hour' AND at <= ${now}),
  'reviewsWaiting', (SELECT count(*) FROM report WHERE stage = 'reviewing' AND left_at IS NULL)`;
