import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailAttachment } from './content.ts';

/** What the bytes of a message are made of. */
export interface RawParts {
  messageId: string;
  thread: string | null;
  sentAt: Date;
  from: { name: string; address: string };
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** Ready for the wire: ASCII, folded. */
  headers: Record<string, string>;
  attachments: readonly MailAttachment[];
}

/**
 * The message's RFC 5322 bytes. Nothing in them is drawn by chance or read from a clock: nodemailer's
 * boundary comes from the Message-ID, so that bytes formed twice are the same.
 */
export async function rawOf(parts: RawParts): Promise<Buffer> {
  const { messageId, thread, sentAt, from, to, subject, text, html } = parts;
  const composer = new MailComposer({
    messageId,
    ...(thread === null ? {} : { inReplyTo: thread, references: [thread] }),
    date: sentAt,
    from,
    to,
    subject,
    text,
    html,
    headers: Object.entries(parts.headers).map(([key, value]) => ({
      key,
      // Folded by ourselves: nodemailer would run rows together on a line.
      value: { prepared: true, value },
    })),
    // Chinese text is a third longer in base64, three times as long in quoted-printable.
    textEncoding: 'base64',
    attachments: parts.attachments.map(({ name, mediaType, bytes }) => ({
      filename: name,
      contentType: mediaType,
      content: Buffer.from(bytes),
      contentDisposition: 'attachment' as const,
      contentTransferEncoding: 'base64' as const,
    })),
    baseBoundary: createHash('sha256').update(messageId).digest('hex').slice(0, 32),
    boundaryPrefix: 'duban',
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
