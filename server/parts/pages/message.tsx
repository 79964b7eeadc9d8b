import type { Notice } from '../../../domain/ladder/step.ts';
import { sentMessage, type SentMessage } from '../../../ledger/read/desk/message.ts';
import type { AppContext } from '../../web/deps.ts';
import { Card } from '../card.tsx';
import { DeskPage } from '../desk-page.tsx';
import { deskOf, type Desk } from '../desk.ts';
import { issuedPath } from '../letters/issued-page.tsx';
import { letterWordsOf } from '../letters/words.ts';
import { contentOf, MailContent, type Attached } from '../mail-content.tsx';
import { reportPath } from '../names.tsx';
import { langOf, Verbatim } from '../text.tsx';

/** GET /desk/mails/:messageId: one mail as its frozen bytes have it. */
export async function showMessage(c: AppContext, messageId: string) {
  const message = await sentMessage(c.get('deps').ledger, messageId);
  const desk = message && (await deskOf(c, message.planId));
  if (!message || !desk) return c.notFound();
  const content = await contentOf(message.raw);
  const { sections, common } = desk.says;
  return c.html(
    <DeskPage desk={desk} title={sections.mails} section="mails">
      <p>
        <a href={desk.link('/desk/mails')}>{common.back}</a>
      </p>
      <Card title={<span {...langOf(c, message.subject)}>{message.subject}</span>} body="padded">
        <Facts desk={desk} message={message} attached={content.attached} />
      </Card>
      <MailContent desk={desk} content={content} raw={message.raw} />
    </DeskPage>,
  );
}

interface FactsProps {
  desk: Desk;
  message: SentMessage;
  attached: Attached[];
}

function Facts({ desk, message, attached }: FactsProps) {
  const { mails: words } = desk.says;
  const { mail: letter } = letterWordsOf(desk.words.lang);
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
            {LETTERS.includes(notice) && <a href={desk.link(issuedPath(step))}>{letter.letter}</a>}
          </div>
        ))}
      </dd>
      {attached.length > 0 && <dt>{letter.attached}</dt>}
      {attached.length > 0 && (
        <dd>
          {attached.map(({ name, sha256 }) => (
            <div>
              <Verbatim c={desk.c} text={name} /> <code>{sha256}</code>
            </div>
          ))}
        </dd>
      )}
    </dl>
  );
}

/** What a mail says whose step is the id of an issued letter. */
const LETTERS: readonly Notice[] = ['letter_issued', 'circular_issued'];
