import { createHash } from 'node:crypto';
import { Card } from './card.tsx';
import type { Desk } from './desk.ts';
import { langOf } from './text.tsx';

/** A file that went with a mail, with the SHA-256 of its bytes. */
export interface Attached {
  name: string;
  sha256: string;
}

/** What a mail holds for people; nothing where it cannot be read. */
export interface Content {
  text: string | null;
  html: string | null;
  attached: Attached[];
}

/** Reads a mail's bytes as a mail program does. */
export async function contentOf(raw: Uint8Array): Promise<Content> {
  // With all its character sets: loaded with the first mail that is looked at.
  const { simpleParser } = await import('mailparser');
  try {
    const { text, html, attachments } = await simpleParser(Buffer.from(raw));
    const attached = attachments.map(({ filename, content }) => ({
      name: filename ?? '',
      sha256: createHash('sha256').update(content).digest('hex'),
    }));
    return { text: text ?? null, html: html || null, attached };
  } catch {
    // The raw bytes are shown all the same.
    return { text: null, html: null, attached: [] };
  }
}

/** A mail as a mail program shows it, then as text, then as its bytes. */
export function MailContent({
  desk,
  content: { html, text },
  raw,
}: {
  desk: Desk;
  content: Content;
  raw: Uint8Array;
}) {
  const { mails: words } = desk.says;
  if (raw.length === 0) return <p class="muted">{words.removed}</p>;
  return (
    <>
      {html !== null && (
        <Card title={words.html} body="padded">
          {/* No scripts, no forms, nothing loaded: the page's own policy holds in it, too. */}
          <iframe class="mail-frame" sandbox="" srcdoc={html} title={words.html}></iframe>
        </Card>
      )}
      {text !== null && (
        <details class="card">
          <summary class="card-header">
            <h2 class="card-title">{words.text}</h2>
          </summary>
          <pre class="card-body typed m-0" {...langOf(desk.c, text)}>
            {text}
          </pre>
        </details>
      )}
      <details class="card">
        <summary class="card-header">
          <h2 class="card-title">{words.raw}</h2>
        </summary>
        <pre class="card-body typed m-0">{Buffer.from(raw).toString('latin1')}</pre>
      </details>
    </>
  );
}
