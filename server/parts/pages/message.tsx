import { simpleParser } from 'mailparser';
import { sentMessage, type SentMessage } from '../../../ledger/read/desk/message.ts';
import type { AppContext } from '../../web/deps.ts';
import { Card } from '../card.tsx';
import { DeskPage } from '../desk-page.tsx';
import { deskOf, type Desk } from '../desk.ts';
import { reportPath } from '../names.tsx';
import { langOf } from '../text.tsx';

/** GET /desk/mails/:messageId: one mail as its frozen bytes have it. */
export async function showMessage(c: AppContext, messageId: string) {
  const message = await sentMessage(c.get('deps').ledger, messageId);
  const desk = message && (await deskOf(c, message.planId));
  if (!message || !desk) return c.notFound();
  const { text, html } = await contentOf(message.raw);
  const { mails: words, sections, common } = desk.says;
  return c.html(
    <DeskPage desk={desk} title={sections.mails} section="mails">
      <p>
        <a href={desk.link('/desk/mails')}>{common.back}</a>
      </p>
      <Card title={<span {...langOf(c, message.subject)}>{message.subject}</span>} body="padded">
        <Facts desk={desk} message={message} />
      </Card>
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
          <pre class="card-body typed m-0" {...langOf(c, text)}>
            {text}
          </pre>
        </details>
      )}
      <details class="card">
        <summary class="card-header">
          <h2 class="card-title">{words.raw}</h2>
        </summary>
        <pre class="card-body typed m-0">{Buffer.from(message.raw).toString('latin1')}</pre>
      </details>
    </DeskPage>,
  );
}

function Facts({ desk, message }: { desk: Desk; message: SentMessage }) {
  const { mails: words } = desk.says;
  const tell = (at: Date) => desk.words.instant(at, desk.zone);
  return (
    <dl class="facts">
      <dt>{words.to}</dt>
      <dd>
        <code>{message.address}</code>
      </dd>
      <dt>{words.formed}</dt>
      <dd>{tell(message.formedAt)}</dd>
      {message.sentAt && <dt>{words.state.sent}</dt>}
      {message.sentAt && <dd>{tell(message.sentAt)}</dd>}
      <dt>{words.messageId}</dt>
      <dd>
        <code>{message.id}</code>
      </dd>
      <dt>{words.rows}</dt>
      <dd>
        {message.mails.map(({ step, notice, reportId }) => (
          <div>
            {desk.words.step(step, notice)}{' '}
            {reportId !== null && <a href={reportPath(reportId)}>{reportId}</a>}
          </div>
        ))}
      </dd>
    </dl>
  );
}

/** The parts of a mail that people read; null where it has none, or cannot be read. */
async function contentOf(raw: Uint8Array): Promise<{ text: string | null; html: string | null }> {
  try {
    const { text, html } = await simpleParser(Buffer.from(raw));
    return { text: text ?? null, html: html || null };
  } catch {
    // The raw bytes are shown all the same.
    return { text: null, html: null };
  }
}
