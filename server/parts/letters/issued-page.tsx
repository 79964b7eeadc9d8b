import { issuedLetter } from '../../../ledger/read/letters/issued-letters.ts';
import { Card } from '../card.tsx';
import { cycleText } from '../cycle-choice.tsx';
import { announcementOf, DeskPage, type Announcement } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { Downloads } from '../download.tsx';
import { OfficialPaper } from '../official-paper.tsx';
import { Verbatim } from '../text.tsx';
import { Addressee, IssuedState } from './letter-facts.tsx';
import { letterWordsOf } from './words.ts';

/** Where the desk shows an issued letter. */
export const issuedPath = (id: string): string => `/desk/letters/${encodeURIComponent(id)}`;

/** GET /desk/letters/:id: an issued letter or circular, its file, and whether it can be taken back. */
export async function showIssued(desk: Desk, id: string, refusal: Announcement | null = null) {
  const { ledger, plan, now, c } = desk;
  const letter = await issuedLetter(ledger.db, plan.id, id, now);
  if (!letter) return c.notFound() as Response;
  const { issued: words, draft: own } = letterWordsOf(desk.words.lang);
  const page = (
    <DeskPage
      desk={desk}
      title={`${desk.says.escalations.effect[letter.effect]} · ${words.title}`}
      section="letters"
      announcement={refusal ?? announcementOf(desk)}
    >
      <Card body="padded">
        <dl class="facts">
          <dt>{words.number}</dt>
          <dd lang="zh-CN">{letter.number}</dd>
          <dt>{own.to}</dt>
          <dd>
            <Addressee desk={desk} letter={letter} />
          </dd>
          <dt>{own.cycle}</dt>
          <dd>{cycleText(desk, letter)}</dd>
          <dt>{words.by}</dt>
          <dd>
            <Verbatim c={desk.c} text={letter.issuedBy} />{' '}
            <span class="muted">{desk.words.instant(letter.issuedAt, desk.zone)}</span>
          </dd>
          <dt>{own.state}</dt>
          <dd>
            <IssuedState desk={desk} letter={letter} />
          </dd>
          {!letter.takenBackAt && (
            <>
              <dt>{words.mails}</dt>
              <dd>
                {letter.mails.all === 0
                  ? words.noMails
                  : words.mailCount(letter.mails.all, letter.mails.left)}
              </dd>
            </>
          )}
          <dt>SHA-256</dt>
          <dd>
            <code>{letter.sha256}</code>
          </dd>
        </dl>
        <p class="mt-3 mb-0">
          <Downloads c={c} path={issuedPath(id)} search={`?plan=${encodeURIComponent(plan.id)}`} />{' '}
          <span class="muted small">{words.kept}</span>
        </p>
      </Card>
      {desk.mayAct && !letter.takenBackAt && !letter.leftAt && (
        <form method="post" action={`${issuedPath(id)}/undo`} class="btn-row mb-3">
          <input type="hidden" name="plan" value={plan.id} />
          <button class="btn">{words.undo}</button>
          <span class="muted small">{words.undoText}</span>
        </form>
      )}
      <Card body="padded">
        <OfficialPaper text={letter.text} />
      </Card>
      <a class="btn" href={desk.link('/desk/letters', { tab: 'issued' })}>
        {own.back}
      </a>
    </DeskPage>
  );
  return c.html(page, refusal ? 409 : 200);
}
