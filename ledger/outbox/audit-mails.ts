import { createHash } from 'node:crypto';
import type { MailState } from '../../prisma/generated/enums.ts';

/** What the audit calls the outcomes of mails, by the state that they bring. */
export const MAIL_ACTION_OF = {
  sent: 'mails_sent',
  refused: 'mail_refused',
  uncertain: 'mail_uncertain',
  /** What an earlier entry says holds no longer: the mail waits again. */
  deferred: 'mail_deferred',
} as const satisfies Partial<Record<MailState, string>>;

/** All of them. */
export const MAIL_ACTIONS = Object.values(MAIL_ACTION_OF);

/** Hexadecimal digits of a hash that only has to differ. */
export const SHORT = 32;

/** Of a message that was sent, as the sender had it: what its entry says. */
export interface MessageHashes {
  /** SHA-256 of the bytes, in hex. */
  sha256: string;
  /** SHA-256 of bytes, line break and address, shortened: without the bytes nobody can try addresses on it. */
  to: string;
}

/** The hashes of a message's bytes and recipient. */
export function messageHashes(raw: Uint8Array, address: string): MessageHashes {
  const hash = createHash('sha256').update(raw);
  const sha256 = hash.copy().digest('hex');
  const to = hash.update(`\n${address}`).digest('hex').slice(0, SHORT);
  return { sha256, to };
}

const hex = (bytes: string) => `encode(sha256(${bytes}), 'hex')`;

/** The same in SQL, of a row of `message`; and that of its subject. */
export const MESSAGE_HASHES = {
  sha256: (row: string) => hex(`${row}.raw`),
  to: (row: string) =>
    `left(${hex(`${row}.raw || convert_to(E'\\n' || ${row}.address, 'UTF8')`)}, ${SHORT})`,
  subject: (row: string) => `left(${hex(`convert_to(${row}.subject, 'UTF8')`)}, ${SHORT})`,
};

/**
 * SQL that puts what became of mails into the audit, one entry a plan for all that were settled together: each message
 * with its code, the ids of its mails, to which contact it went, and the hashes of bytes, address and subject. Mails of
 * which no message could be made stand there without one.
 * @param from a table of mails with id, plan_id, message_id and code.
 * @param sent a table with message_id, sha256 and to_hash as the sender had them; left out: of the messages as they stand.
 */
export const auditMails = (
  action: (typeof MAIL_ACTIONS)[number],
  at: string,
  from: string,
  sent?: string,
): string => `
    INSERT INTO audit (at, actor, action, plan_id, subject, data)
    SELECT ${at}::timestamptz, 'system Duban', '${action}', plan_id, plan_id,
      jsonb_build_object('messages', jsonb_agg(said ORDER BY message_id, said))
    FROM (
      SELECT d.plan_id, d.message_id, jsonb_strip_nulls(jsonb_build_object('id', d.message_id,
        'code', d.code, 'mails', d.mails${action === 'mail_deferred' ? '' : hashesOf(sent)})) AS said
      FROM (SELECT plan_id, message_id, code, jsonb_agg(id ORDER BY id) AS mails FROM ${from} f
        GROUP BY 1, 2, 3) d
        LEFT JOIN message g ON g.id = d.message_id
        ${sent === undefined ? '' : `LEFT JOIN ${sent} h ON h.message_id = d.message_id`}
    ) s GROUP BY plan_id`;

const hashesOf = (
  sent?: string,
) => `, 'contact', g.contact_id, 'subject', ${MESSAGE_HASHES.subject('g')},
        'sha256', ${sent === undefined ? MESSAGE_HASHES.sha256('g') : 'h.sha256'},
        'to', ${sent === undefined ? MESSAGE_HASHES.to('g') : 'h.to_hash'}`;
