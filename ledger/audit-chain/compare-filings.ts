/*
 * Submissions and reviews against the entries that filed, took back, accepted and returned them, as SQL that answers
 * differences. What a submission says is compared by its hash (changed-texts.ts).
 */

const ISO = (at: string) => `to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The entries of one report's revision with this action, the newest of them. */
const entryOf = (actions: string, row: string): string => `LEFT JOIN LATERAL (
    SELECT a.id, a.at, a.actor, a.action, a.data FROM audit a
    WHERE a.subject = ${row}.report_id AND a.action IN (${actions})
      AND coalesce(a.data->>'revision', a.data->>'version') = ${row}.revision::text
    ORDER BY a.id DESC LIMIT 1)`;

/** Who an entry says did it: behind kind and agency stands the name. */
const NAMED = (entry: string) => `substr(${entry}.actor, strpos(${entry}.actor, ' ') + 1)`;

const SUBMISSIONS = `
  SELECT 'submission' AS "table", s.id AS "row", f.field, f."is", f.says, f.entry::text AS "auditId"
  FROM submission s
  ${entryOf(`'file', 'contribute', 'sign_off'`, 's')} filed ON true
  ${entryOf(`'withdraw'`, 's')} taken ON true
  CROSS JOIN LATERAL (VALUES
    ('row', 'there', CASE WHEN filed.id IS NOT NULL THEN 'there' END, filed.id, true),
    ('filed_at', ${ISO('s.filed_at')}, ${ISO('filed.at')}, filed.id, filed.id IS NOT NULL),
    ('filed_by', s.filed_by, ${NAMED('filed')}, filed.id, filed.id IS NOT NULL),
    ('withdrawn_at', ${ISO('s.withdrawn_at')}, ${ISO('taken.at')}, coalesce(taken.id, filed.id),
      filed.id IS NOT NULL)
  ) AS f(field, "is", says, entry, compared)
  WHERE f.compared AND f."is" IS DISTINCT FROM f.says`;

const REVIEWED = `
  SELECT v.*, s.revision FROM review v JOIN submission s ON s.id = v.submission_id`;

const REVIEWS = `
  SELECT 'review' AS "table", v.id AS "row", f.field, f."is", f.says, e.id::text AS "auditId"
  FROM (${REVIEWED}) v LEFT JOIN LATERAL (
    SELECT a.id, a.at, a.actor, a.action, a.data FROM audit a
    WHERE a.subject = v.report_id AND a.action IN ('accept', 'return')
      AND a.data->>'revision' = v.revision::text
    ORDER BY a.at = v.reviewed_at DESC, a.id DESC LIMIT 1) e ON true
  CROSS JOIN LATERAL (VALUES
    ('row', 'there', CASE WHEN e.id IS NOT NULL THEN 'there' END, true),
    ('outcome', v.outcome::text, CASE e.action WHEN 'accept' THEN 'accepted' ELSE 'returned' END,
      e.id IS NOT NULL),
    ('reviewed_at', ${ISO('v.reviewed_at')}, ${ISO('e.at')}, e.id IS NOT NULL),
    ('reviewed_by', v.reviewed_by, ${NAMED('e')}, e.id IS NOT NULL),
    ('reason (SHA-256)', encode(sha256(convert_to(v.reason, 'UTF8')), 'hex'), e.data->>'reasonSha256',
      e.id IS NOT NULL AND e.data ? 'reasonSha256'),
    ('new_due_on', v.new_due_on, e.data->>'dueOn', e.id IS NOT NULL AND e.data ? 'dueOn')
  ) AS f(field, "is", says, compared)
  WHERE f.compared AND f."is" IS DISTINCT FROM f.says`;

/** A review that an entry tells of and that is gone. */
const REVIEWS_GONE = `
  SELECT 'review', a.subject || '/' || (a.data->>'revision'), 'row', NULL, 'there', a.id::text
  FROM audit a WHERE a.action IN ('accept', 'return') AND a.data ? 'revision'
    AND NOT EXISTS (SELECT FROM (${REVIEWED}) v WHERE v.report_id = a.subject
      AND v.revision::text = a.data->>'revision')`;

export const FILING_DIFFERENCES = `${SUBMISSIONS} UNION ALL ${REVIEWS} UNION ALL ${REVIEWS_GONE}`;
