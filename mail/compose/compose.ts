import { check } from './check.ts';
import { oneLine } from './clean.ts';
import type { ComposedMail, MailContent } from './content.ts';
import { renderHtml } from './html.tsx';
import { rawOf } from './raw.ts';
import { foldedRows, ROWS_HEADER } from './rows.ts';
import { renderText } from './text.ts';
import { mailWordsOf } from './words.ts';
import { write } from './write.ts';

/**
 * Makes the mail of a content: subject, HTML, text, and the bytes that are sent. Pure but for being
 * asynchronous: the same content gives the same bytes, on any machine, at any time.
 * @throws Uncomposable when the content cannot safely be put into a mail.
 */
export async function compose(content: MailContent): Promise<ComposedMail> {
  const { from, to } = check(content);
  const { subject, document } = write(content);
  const { colon } = mailWordsOf(content.lang);
  const html = renderHtml(document, colon);
  const text = renderText(document, colon);
  const headers = headersOf(content);
  const raw = await rawOf({
    messageId: content.messageId,
    thread: content.thread,
    sentAt: content.sentAt,
    from: { name: oneLine(content.from.name), address: from },
    to: { name: oneLine(content.to.name), address: to },
    subject,
    text,
    html,
    headers,
    attachments: (content.attachments ?? []).map((file) => ({ ...file, name: oneLine(file.name) })),
  });
  return {
    envelope: { from, to },
    messageId: content.messageId,
    subject,
    raw,
    html,
    text,
    headers,
  };
}

/**
 * The headers of our own. The rows are folded already, one a line; all others are short ASCII.
 * @throws Uncomposable for a row that fits no line.
 */
function headersOf({ lang, items }: MailContent): Record<string, string> {
  return {
    // RFC 3834: nobody's vacation reply or ticket system shall answer.
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'Content-Language': lang,
    [ROWS_HEADER]: foldedRows(items.map((item) => item.row)),
  };
}
