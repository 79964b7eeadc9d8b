import { createHash } from 'node:crypto';

// RFC 5322 msg-id in its plain form, short enough for one line.
const MESSAGE_ID = /^<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,200}@[A-Za-z0-9.-]{1,100}>$/;

/** Whether the text can stand in a header as a Message-ID. */
export const isMessageId = (text: string): boolean => MESSAGE_ID.test(text);

/** Message-ID that the mails of one plan and period to one contact refer to: one thread a cycle. */
export function threadIdOf(
  planId: string,
  period: string,
  contactId: string,
  domain: string,
): string {
  return `<duban.t.${digest(`${planId}|${period}|${contactId}`)}@${domain}>`;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 40);
