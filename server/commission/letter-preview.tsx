import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { letterDrafts, type LetterDraft } from '../../ledger/read/desk/letter-drafts.ts';
import { recipientsOf, type Recipients } from '../../ledger/read/letters/recipients.ts';
import { proposedNumbers } from '../../ledger/read/letters/next-numbers.ts';
import { Card } from '../parts/card.tsx';
import { cycleText } from '../parts/cycle-choice.tsx';
import { DeskPage, type Announcement } from '../parts/desk-page.tsx';
import type { Desk } from '../parts/desk.ts';
import { Addressee } from '../parts/letters/letter-facts.tsx';
import { draftPath } from '../parts/letters/draft-page.tsx';
import { LETTERS } from '../parts/letters/list-page.tsx';
import { letterRefusalText } from '../parts/letters/refusal-text.ts';
import { letterWordsOf } from '../parts/letters/words.ts';
import { OfficialPaper } from '../parts/official-paper.tsx';
import { AgencyName } from '../parts/text.tsx';

/** What was not issued: why, and the number that was typed. */
export interface Refused {
  key: string;
  number: string;
  why: string;
  /** It is the number that is at fault: another one is proposed. */
  isNumber: boolean;
}

/** The drafts as they would be issued, each with a number that can be changed. Changes nothing. */
export async function showIssuePreview(
  desk: Desk,
  keys: readonly string[],
  refused: readonly Refused[] = [],
  announcement: Announcement | null = null,
) {
  const { ledger, plan, now } = desk;
  const all = await letterDrafts(ledger.db, ledger.calendar, plan.id, now);
  const drafts = all.filter(({ key }) => keys.includes(key));
  const numbers = await numbersFor(desk, drafts);
  const recipients = new Map<string, Recipients>();
  for (const draft of drafts) recipients.set(draft.key, await recipientsOf(ledger.db, plan, draft));
  const gone = keys.length - drafts.length;
  const { preview: words } = letterWordsOf(desk.words.lang);
  const able = drafts.filter(({ changes }) => changes === null);
  const page = (
    <DeskPage
      desk={desk}
      title={words.title}
      section="letters"
      announcement={announcement ?? (gone > 0 ? { good: false, text: words.gone(gone) } : null)}
    >
      <p>{words.text}</p>
      <form method="post" action={`${LETTERS}/issue`}>
        <input type="hidden" name="plan" value={plan.id} />
        {drafts.map((draft) => (
          <One
            desk={desk}
            draft={draft}
            number={numbers.get(draft.key) ?? ''}
            recipients={recipients.get(draft.key) ?? null}
            refused={refused.find(({ key }) => key === draft.key) ?? null}
            open={drafts.length === 1}
          />
        ))}
        <div class="btn-row">
          {able.length > 0 && <button class="btn btn-primary">{words.confirm(able.length)}</button>}
          <a class="btn" href={desk.link(LETTERS)}>
            {words.back}
          </a>
        </div>
      </form>
    </DeskPage>
  );
  return desk.c.html(page, announcement || drafts.length === 0 ? 409 : 200);
}

/** A number for each, in the order in which they stand. */
async function numbersFor(desk: Desk, drafts: readonly LetterDraft[]) {
  const { ledger, plan, now, zone } = desk;
  const year = Number(civilDateOf(now, zone).slice(0, 4));
  const numbers = new Map<string, string>();
  for (const effect of ['letter', 'circular'] as const) {
    const its = drafts.filter((draft) => draft.effect === effect && draft.changes === null);
    const wanted = { commissionId: plan.commission.id, effect, year };
    const proposed = await proposedNumbers(ledger.db, wanted, its.length);
    for (const [index, { key }] of its.entries()) numbers.set(key, proposed[index]!);
  }
  return numbers;
}

interface OneProps {
  desk: Desk;
  draft: LetterDraft;
  number: string;
  recipients: Recipients | null;
  refused: Refused | null;
  open: boolean;
}

function One({ desk, draft, number, recipients, refused, open }: OneProps) {
  const { preview: words, draft: own } = letterWordsOf(desk.words.lang);
  const { key, effect, text, seal, changes, reports } = draft;
  const typed = refused && !refused.isNumber ? refused.number : number;
  return (
    <Card body="padded" title={desk.says.escalations.effect[effect]} aside={cycleText(desk, draft)}>
      {refused && (
        <p class="error-text" role="alert">
          {refused.why}
        </p>
      )}
      <dl class="facts">
        <dt>{own.to}</dt>
        <dd>
          <Addressee desk={desk} letter={draft} />
        </dd>
        <dt>{own.about}</dt>
        <dd>{desk.says.escalations.reports(reports)}</dd>
        {recipients && (
          <>
            <dt>{words.mails}</dt>
            <dd>
              <Mails desk={desk} recipients={recipients} />
            </dd>
          </>
        )}
      </dl>
      {changes ? (
        <p class="error-text mt-2 mb-0">
          {letterRefusalText(desk, { code: 'facts_changed' })}{' '}
          <a href={desk.link(draftPath(key))}>{own.open}</a>
        </p>
      ) : (
        <>
          <input type="hidden" name="draft" value={key} />
          <input type="hidden" name={`seal:${key}`} value={seal} />
          <label class="d-block mt-2 mb-2 letter-number">
            <span class="form-label">{words.number}</span>
            <input
              class="form-control"
              name={`number:${key}`}
              lang="zh-CN"
              required
              maxlength={60}
              value={typed}
            />
            <span class="muted small">{words.numberText}</span>
          </label>
        </>
      )}
      <details open={open}>
        <summary>{words.paper}</summary>
        <OfficialPaper text={changes ? text : { ...text, number: typed }} />
      </details>
    </Card>
  );
}

/** Whose contacts get it, and which agencies have none that can be mailed to. */
function Mails({ desk, recipients }: { desk: Desk; recipients: Recipients }) {
  const { preview: words } = letterWordsOf(desk.words.lang);
  const { agencies, contacts, unreachable } = recipients;
  return (
    <>
      {words.mailsTo(agencies.length, contacts.leader, contacts.officer)}
      {unreachable.length > 0 && (
        <div class="error-text">
          {words.unreachable}
          {unreachable.map((agency, index) => (
            <>
              {index > 0 && desk.says.report.list}
              <AgencyName c={desk.c} agency={agency} />
            </>
          ))}
        </div>
      )}
    </>
  );
}
