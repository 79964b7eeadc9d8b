import { createHash } from 'node:crypto';

/**
 * Message-ID of a digest's part, the same whenever it is formed again, so that a mail sent twice can
 * be told to be one. Hashed: keys hold ids of contacts and blanks.
 */
export function messageIdOf(digestKey: string, part: number, domain: string): string {
  return `<duban.m.${digest(`${digestKey}#${part}`)}@${domain}>`;
}

/** Message-ID that the mails of one plan and year to one contact refer to: one thread a cycle. */
export function threadIdOf(
  planId: string,
  year: number,
  contactId: string,
  domain: string,
): string {
  return `<duban.t.${digest(`${planId}|${year}|${contactId}`)}@${domain}>`;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 40);
