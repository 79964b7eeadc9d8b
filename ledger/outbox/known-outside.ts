import type { Tx } from '../ledger.ts';
import { auditMails } from './audit-mails.ts';

/** The code of a mail that was sent by a ledger that was lost: the outside has it. */
export const KNOWN_OUTSIDE = 'known_outside';

/** Parts of a digest that are looked for; a digest of more than two is rare. */
const PARTS = 8;

/** As partCode and mailCode of message-id.ts have them, in SQL. */
const partCode = (key: string, part: string) =>
  `left(encode(sha256(convert_to(${key} || '#' || ${part}, 'UTF8')), 'hex'), 32)`;
const mailCode = (id: string) => `left(encode(sha256(convert_to(${id}, 'UTF8')), 'hex'), 5)`;

/** Whether a part of a mail's digest is known outside; asked of the digest only where anything is known. */
export const isKnownOutside = (mail: string): string => `(EXISTS (SELECT FROM known_message)
  AND EXISTS (SELECT FROM known_message k, generate_series(1, ${PARTS}) AS part
    WHERE k.digest = ${partCode(`${mail}.digest_key`, 'part')}))`;

/** How many messages there are of each digest, by its key, here or outside. */
export async function partsSent(tx: Tx, keys: string[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.$queryRawUnsafe<{ digest_key: string; count: number }[]>(SENT, keys);
  return new Map(rows.map(({ digest_key, count }) => [digest_key, count]));
}

const SENT = `
  SELECT key AS digest_key, greatest(
    (SELECT count(part) FROM message WHERE digest_key = key),
    CASE WHEN EXISTS (SELECT FROM known_message)
      THEN (SELECT max(part) FROM known_message k, generate_series(1, ${PARTS}) AS part
        WHERE k.digest = ${partCode('key', 'part')}) END)::int AS count
  FROM unnest($1::text[]) AS d(key)`;

/**
 * Marks mails that the outside has as sent, which is what they are: those that were due when the ledger was
 * restored, and whose Message-ID, or a part of whose digest that names them, is known. What is staged
 * under the same key by something that happens after the restore is news.
 * @param keys digests looked at; null: all.
 * @returns ids of the mails.
 */
export async function settleKnown(
  tx: Tx,
  now: Date,
  keys: readonly string[] | null,
): Promise<string[]> {
  const rows = await (keys === null
    ? tx.$queryRawUnsafe<{ id: string }[]>(SETTLE_ALL, now, KNOWN_OUTSIDE)
    : tx.$queryRawUnsafe<{ id: string }[]>(SETTLE_SOME, now, KNOWN_OUTSIDE, keys));
  return rows.map(({ id }) => id);
}

/** Mails that wait and that the outside has, as the common table `known`. */
const known = (which: string) => `
  WITH waiting AS MATERIALIZED (
    SELECT m.id, m.due_at, m.digest_key, m.message_id FROM mail m
    WHERE EXISTS (SELECT FROM known_message) AND ${which}
      AND m.state IN ('staged', 'claimed', 'deferred', 'uncertain')
  ), coded AS MATERIALIZED (
    SELECT w.*, ${partCode('w.digest_key', 'part')} AS digest
    FROM waiting w, generate_series(1, ${PARTS}) AS part
  ), known AS MATERIALIZED (
    SELECT c.id FROM coded c JOIN known_message k ON k.digest = c.digest
      JOIN fence f ON f.id = k.fence_id
    WHERE c.due_at <= f.raised_at
      AND CASE WHEN c.message_id IS NULL THEN k.members = '{}' OR ${mailCode('c.id')} = ANY(k.members)
        ELSE btrim(c.message_id, '<>') = k.id END
  )`;

/** Ids of the mails that wait and that the outside has: they are not going to be sent. */
export const KNOWN_WAITING = `${known('true')} SELECT id FROM known`;

const settle = (which: string) => `${known(which)}, settled AS (
    UPDATE mail m SET state = 'sent', code = $2, settled_at = $1, claimed_by = NULL,
      lease_until = NULL, retry_at = NULL
    WHERE m.id IN (SELECT id FROM known) RETURNING m.id, m.plan_id, m.message_id, m.code
  ), audited AS (
    ${auditMails('mails_sent', '$1', 'settled')}
  ), stamped AS (
    UPDATE message g SET sent_at = $1 WHERE g.id IN (SELECT message_id FROM settled)
  )
  SELECT id FROM settled ORDER BY id`;

const SETTLE_ALL = settle('true');
const SETTLE_SOME = settle('m.digest_key = ANY($3)');
