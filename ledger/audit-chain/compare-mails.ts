import { MAIL_ACTIONS, MESSAGE_HASHES } from '../outbox/audit-mails.ts';

/*
 * Mails and messages against the entries about them (ledger/outbox/audit-mails.ts), as SQL that answers differences. Of a
 * mail or message its newest entry holds. Entries of before this are pairs of Message-ID and code: of those the mails are
 * whichever name the message, and nothing is compared that they do not say.
 */

/** What was said of messages, an element each; what was said before a launch was taken back counts no more. */
const SAID = `
  SELECT a.id AS audit_id, a.at, a.action, a.plan_id, coalesce(e->>'id', e->>0) AS message_id,
    coalesce(e->>'code', e->>1) AS code, e
  FROM audit a CROSS JOIN LATERAL jsonb_array_elements(a.data->'messages') AS e
  WHERE a.action IN (${MAIL_ACTIONS.map((each) => `'${each}'`).join(', ')})
    AND a.id > coalesce((SELECT max(u.id) FROM audit u
      WHERE u.action = 'undo_launch' AND u.subject = a.plan_id), 0)`;

/** The state that an action says. */
const STATE_OF = `CASE action WHEN 'mails_sent' THEN 'sent' WHEN 'mail_refused' THEN 'refused'
    WHEN 'mail_uncertain' THEN 'uncertain' END`;

const ISO = (at: string) => `to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** One difference a column: `columns` are [name, what is, what should be, whether it is compared]. */
const fieldsOf = (columns: readonly (readonly [string, string, string, string])[]): string =>
  `CROSS JOIN LATERAL (VALUES ${columns
    .map(([name, is, says, when]) => `('${name}', ${is}, ${says}, ${when})`)
    .join(', ')}) AS f(field, "is", says, compared)`;

/**
 * A mail's id holds report or plan, terms, step and contact, whatever its state; its outcome, code, Message-ID and
 * instant are those of its entry, and without one it has none.
 */
export const MAIL_DIFFERENCES = `
  WITH said AS (${SAID}), of_mail AS (
    SELECT mail, said.* FROM said CROSS JOIN LATERAL jsonb_array_elements_text(e->'mails') AS mail
    WHERE jsonb_typeof(e) = 'object'
    UNION ALL
    SELECT m.id, said.* FROM said JOIN mail m ON m.message_id = said.message_id
    WHERE jsonb_typeof(e) = 'array'
  ), newest AS (
    SELECT DISTINCT ON (mail) mail, audit_id, at, plan_id, message_id, code, ${STATE_OF} AS state
    FROM of_mail ORDER BY mail, audit_id DESC
  )
  SELECT 'mail' AS "table", coalesce(n.mail, m.id) AS "row", f.field, f."is", f.says,
    n.audit_id::text AS "auditId"
  FROM newest n FULL JOIN mail m ON m.id = n.mail
  ${fieldsOf([
    ['row', `CASE WHEN m.id IS NULL THEN NULL ELSE 'there' END`, `'there'`, 'm.id IS NULL'],
    [
      'state',
      'm.state::text',
      `coalesce(n.state, CASE WHEN m.state IN ('sent', 'refused', 'uncertain') THEN NULL ELSE m.state::text END)`,
      'm.id IS NOT NULL',
    ],
    ['code', 'm.code', 'n.code', 'm.id IS NOT NULL AND n.state IS NOT NULL'],
    [
      'message_id',
      'm.message_id',
      'n.message_id',
      'm.id IS NOT NULL AND n.state IS NOT NULL AND n.message_id IS NOT NULL',
    ],
    [
      'settled_at',
      ISO('m.settled_at'),
      ISO('n.at'),
      `m.id IS NOT NULL AND n.state IN ('sent', 'refused')`,
    ],
    ['plan_id', 'm.plan_id', 'n.plan_id', 'm.id IS NOT NULL AND n.mail IS NOT NULL'],
    [
      'contact_id, report_id, terms_version or step',
      `coalesce(m.report_id, m.plan_id) || '/' || m.terms_version || '/' || m.step || '/' || m.contact_id`,
      'm.id',
      'm.id IS NOT NULL',
    ],
  ])}
  WHERE f.compared AND f."is" IS DISTINCT FROM f.says`;

/** What the retention has removed of a message: bytes of before an instant, an address after its contact had left. */
const REMOVED = `
  SELECT max(CASE WHEN data ? 'messages' THEN coalesce((data->'before'->>'messages')::timestamptz, at) END)
      AS bytes_before,
    max(CASE WHEN data ? 'contacts' THEN id END) AS contacts_by
  FROM audit WHERE action = 'remove_retained'`;

/** Bytes, address, subject and contact of a message are those that were sent, and it was sent when an entry says so. */
export const MESSAGE_DIFFERENCES = `
  WITH said AS (${SAID}), removed AS (${REMOVED}), newest AS (
    SELECT DISTINCT ON (message_id) message_id, audit_id, at, code, e, ${STATE_OF} AS state
    FROM said WHERE message_id IS NOT NULL ORDER BY message_id, audit_id DESC
  )
  SELECT 'message' AS "table", coalesce(n.message_id, g.id) AS "row", f.field, f."is", f.says,
    n.audit_id::text AS "auditId"
  FROM newest n FULL JOIN message g ON g.id = n.message_id CROSS JOIN removed r
  ${fieldsOf([
    [
      'row',
      `CASE WHEN g.id IS NULL THEN NULL ELSE 'there' END`,
      `'there'`,
      `g.id IS NULL AND n.state IS NOT NULL AND n.code IS DISTINCT FROM 'known_outside'`,
    ],
    [
      'sent_at',
      ISO('g.sent_at'),
      `CASE WHEN n.state = 'sent' THEN ${ISO('n.at')} END`,
      'g.id IS NOT NULL',
    ],
    [
      'raw (SHA-256)',
      `CASE WHEN g.id IS NOT NULL AND n.e ? 'sha256' THEN ${MESSAGE_HASHES.sha256('g')} END`,
      `n.e->>'sha256'`,
      `g.id IS NOT NULL AND n.state IS NOT NULL AND n.e ? 'sha256' AND NOT (octet_length(g.raw) = 0
        AND n.state = 'sent' AND coalesce(n.at < r.bytes_before, false))`,
    ],
    [
      'address (hash)',
      `CASE WHEN g.id IS NOT NULL AND n.e ? 'to' THEN ${MESSAGE_HASHES.to('g')} END`,
      `n.e->>'to'`,
      // With other bytes the hash of the address is another one too; that is said once, of the bytes.
      `g.id IS NOT NULL AND n.state IS NOT NULL AND n.e ? 'to'
        AND ${MESSAGE_HASHES.sha256('g')} = n.e->>'sha256'
        AND NOT (starts_with(g.address, 'contact-' || g.contact_id || '@')
          AND coalesce(n.audit_id < r.contacts_by, false))`,
    ],
    [
      'subject (hash)',
      MESSAGE_HASHES.subject('g'),
      `n.e->>'subject'`,
      `g.id IS NOT NULL AND n.state IS NOT NULL AND n.e ? 'subject'`,
    ],
    [
      'contact_id',
      'g.contact_id',
      `n.e->>'contact'`,
      `g.id IS NOT NULL AND n.state IS NOT NULL AND n.e ? 'contact'`,
    ],
  ])}
  WHERE f.compared AND f."is" IS DISTINCT FROM f.says`;
