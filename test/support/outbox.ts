import { simpleParser } from 'mailparser';
import { messageIdOf } from '../../ledger/outbox/message-id.ts';
import { claimMessages, type ClaimOptions } from '../../ledger/outbox/claim.ts';
import type { SendResult } from '../../ledger/outbox/fate.ts';
import type { ClaimedMessage } from '../../ledger/outbox/message.ts';
import { beginSending, recordFates } from '../../ledger/outbox/sending.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { ROWS_HEADER, rowsIn } from '../../mail/compose/rows.ts';
import { formDigest, type MailSettings } from '../../mail/form-digest.ts';

export const SETTINGS: MailSettings = {
  from: { name: '督办', address: 'duban@fagaiwei.example' },
  baseUrl: 'http://localhost:3000',
  domain: 'fagaiwei.example',
};

/** Claims as a sender does. */
export function claim(ledger: Ledger, options: Partial<ClaimOptions> = {}) {
  return claimMessages(ledger, {
    messageIdOf: (key, part, mailIds) => messageIdOf(key, part, mailIds, SETTINGS.domain),
    form: (messageId, digest) => formDigest(messageId, digest, SETTINGS, ledger.calendar),
    ...options,
  });
}

/** Claims exactly one message. */
export async function claimOne(
  ledger: Ledger,
  options: Partial<ClaimOptions> = {},
): Promise<ClaimedMessage> {
  const [message, ...more] = await claim(ledger, options);
  if (!message || more.length > 0) throw new Error(`claimed ${message ? 1 + more.length : 0}`);
  return message;
}

/** The outbox rows that the bytes themselves name. */
export async function rowsNamed({ raw }: { raw: Uint8Array }): Promise<string[]> {
  const { headers } = await simpleParser(Buffer.from(raw));
  const rows = headers.get(ROWS_HEADER.toLowerCase());
  return rowsIn(typeof rows === 'string' ? rows : undefined);
}

/** Lets leases and waits of real time be over, without waiting. */
export async function realTimePasses({ db }: Ledger): Promise<void> {
  await db.$executeRaw`UPDATE mail SET lease_until = lease_until - interval '1 day',
    retry_at = retry_at - interval '1 day', staged_real = staged_real - interval '1 day'`;
  await db.$executeRaw`UPDATE relay SET retry_at = retry_at - interval '1 day'`;
}

/** Begins to send one message; false when it may not be sent. */
export async function begin(ledger: Ledger, message: ClaimedMessage): Promise<boolean> {
  return (await beginSending(ledger, [message])).length === 1;
}

/** Writes what became of one message. */
export const record = (
  ledger: Ledger,
  message: ClaimedMessage,
  result: SendResult,
  isOutage = false,
) => recordFates(ledger, [{ message, result, isOutage }]);
