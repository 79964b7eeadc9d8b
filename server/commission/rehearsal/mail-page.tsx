import { rehearsedMail } from '../../../ledger/read/desk/rehearsals.ts';
import { Card } from '../../parts/card.tsx';
import { DeskPage } from '../../parts/desk-page.tsx';
import { deskOf } from '../../parts/desk.ts';
import { contentOf, MailContent } from '../../parts/mail-content.tsx';
import { langOf } from '../../parts/text.tsx';
import type { AppContext } from '../../web/deps.ts';
import { rehearsalWordsOf } from './words.ts';

/** GET /desk/rehearsal/:id/mails/:place: one mail of a rehearsal, as its recipient would see it. */
export async function showRehearsedMail(c: AppContext, id: string, place: string) {
  const isPlace = [id, place].every((each) => /^[1-9]\d{0,8}$/.test(each));
  const mail = isPlace && (await rehearsedMail(c.get('deps').ledger, Number(id), Number(place)));
  const desk = mail && (await deskOf(c, mail.rehearsal.planId));
  if (!mail || !desk) return c.notFound();
  const words = rehearsalWordsOf(desk.words.lang);
  const { mails } = desk.says;
  return c.html(
    <DeskPage desk={desk} title={words.title} section="rehearsal">
      <p>
        <a href={desk.link('/desk/rehearsal#mails', { id })}>{words.back}</a>
      </p>
      <p class="muted">{words.notSent}</p>
      <Card title={<span {...langOf(c, mail.subject)}>{mail.subject}</span>} body="padded">
        <dl class="facts">
          <dt>{mails.to}</dt>
          <dd>
            <code>{mail.address}</code>
          </dd>
          <dt>{words.mailColumns.at}</dt>
          <dd>{desk.words.instant(mail.at, desk.zone)}</dd>
        </dl>
      </Card>
      <MailContent desk={desk} content={await contentOf(mail.raw)} raw={mail.raw} />
    </DeskPage>,
  );
}
