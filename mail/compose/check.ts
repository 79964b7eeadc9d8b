import { asciiAddress } from './address.ts';
import { type MailContent, Uncomposable } from './content.ts';
import { isMessageId } from './ids.ts';

/** The addresses of a checked content, as SMTP needs them. */
export interface Addresses {
  from: string;
  to: string;
}

/**
 * Looks a content over before anything is made of it: what stands in headers and envelope verbatim
 * must be well formed. (Names and texts need no check: they are cleaned, and encoded.)
 * @throws Uncomposable that names the part, never its value.
 */
export function check(content: MailContent): Addresses {
  const { messageId, thread, sentAt, baseUrl } = content;
  const to = asciiAddress(content.to.address);
  if (to === null)
    throw new Uncomposable('recipient', 'the address of the recipient is no mailbox');
  const from = asciiAddress(content.from.address);
  if (from === null) throw new Uncomposable('sender', 'the address of the sender is no mailbox');
  if (!isMessageId(messageId)) throw new Uncomposable('message_id', 'not a Message-ID');
  if (thread !== null && !isMessageId(thread))
    throw new Uncomposable('thread', 'the thread is no Message-ID');
  if (Number.isNaN(sentAt.getTime())) throw new Uncomposable('sent_at', 'not an instant');
  if (!isBaseUrl(baseUrl))
    throw new Uncomposable('base_url', 'not an http(s) address, or ends in /');
  return { from, to };
}

function isBaseUrl(text: string): boolean {
  if (/[\s"'<>\\]/.test(text) || text.endsWith('/')) return false;
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}
