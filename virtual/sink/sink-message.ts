import { simpleParser } from 'mailparser';
import { ROWS_HEADER, rowsIn } from '../../mail/compose/rows.ts';

/** A mail as the sink received it. */
export interface SinkMessage {
  /** The envelope's, not the headers'. */
  from: string;
  to: string;
  messageId: string;
  subject: string;
  /** The outbox rows the mail names. */
  rows: string[];
  /** The instant the sink's stamp gave on arrival; null without one. */
  at: Date | null;
  raw: Buffer;
  /** Parses the body, which takes some milliseconds. */
  body(): Promise<{ text: string; html: string }>;
}

/** Reads a received message; only its headers, for a body takes several times as long. */
export async function readMessage(
  raw: Buffer,
  { from, to, at }: Pick<SinkMessage, 'from' | 'to' | 'at'>,
): Promise<SinkMessage> {
  const end = raw.indexOf('\r\n\r\n');
  const { messageId, subject, headers } = await simpleParser(
    end < 0 ? raw : raw.subarray(0, end + 4),
  );
  const rows = headers.get(ROWS_HEADER.toLowerCase());
  return {
    from,
    to,
    at,
    raw,
    messageId: messageId ?? '',
    subject: subject ?? '',
    rows: rowsIn(typeof rows === 'string' ? rows : undefined),
    body: async () => {
      const { text, html } = await simpleParser(raw);
      return { text: text ?? '', html: html || '' };
    },
  };
}
