import {
  letterDrafts,
  unneededTexts,
  type LetterDraft,
  type UnneededText,
} from '../../../ledger/read/desk/letter-drafts.ts';
import { issuedLetters, type IssuedLetter } from '../../../ledger/read/letters/issued-letters.ts';
import { Card, Empty } from '../card.tsx';
import { cycleText } from '../cycle-choice.tsx';
import { announcementOf, DeskPage, type Announcement } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { pageFrom, Pages, rowsOf } from '../pager.tsx';
import { Verbatim } from '../text.tsx';
import { Addressee, IssuedState } from './letter-facts.tsx';
import { draftPath } from './draft-page.tsx';
import { issuedPath } from './issued-page.tsx';
import { letterWordsOf } from './words.ts';

/** Where the desk lists letters and circulars. */
export const LETTERS = '/desk/letters';
const TABS = ['drafts', 'issued'] as const;

/** GET /desk/letters: what waits to be issued, or what was (`?tab=issued`). */
export async function showLetters(desk: Desk, refusal: Announcement | null = null) {
  const { ledger, plan, now, c } = desk;
  const tab = TABS.find((each) => each === c.req.query('tab')) ?? 'drafts';
  const [all, issued] = await Promise.all([
    letterDrafts(ledger.db, ledger.calendar, plan.id, now),
    issuedLetters(ledger, plan.id, now, pageFrom(c.req.query('page')), rowsOf(c)),
  ]);
  const { kind, period } = desk.selection;
  const drafts = all.filter(
    (each) => (kind === null || each.kind === kind) && (period === null || each.period === period),
  );
  const { list: words } = letterWordsOf(desk.words.lang);
  const unneeded = await unneededTexts(
    ledger.db,
    plan.id,
    all.map(({ key }) => key),
  );
  const counts = { drafts: all.length, issued: issued.count };
  const page = (
    <DeskPage
      desk={desk}
      title={desk.says.sections.letters}
      section="letters"
      chooser={LETTERS}
      announcement={refusal ?? announcementOf(desk)}
    >
      <ul class="tabs">
        {TABS.map((each) => (
          <li>
            <a
              href={desk.link(LETTERS, { tab: each })}
              {...(each === tab && { 'aria-current': 'page' as const })}
            >
              {words.tab[each]} ({counts[each]})
            </a>
          </li>
        ))}
      </ul>
      {tab === 'drafts' ? (
        <>
          <Drafts desk={desk} drafts={drafts} />
          {unneeded.length > 0 && <Unneeded desk={desk} texts={unneeded} />}
        </>
      ) : (
        <Card body="table">
          {issued.count === 0 ? <Empty text={words.noIssued} /> : null}
          {issued.count > 0 && <IssuedTable desk={desk} letters={issued.rows} />}
          <Pages
            desk={desk}
            page={issued.page}
            pages={issued.pages}
            href={(each) => desk.link(LETTERS, { tab, page: each })}
          />
        </Card>
      )}
    </DeskPage>
  );
  return c.html(page, refusal ? 409 : 200);
}

/** The drafts, to be ticked and issued together. */
function Drafts({ desk, drafts }: { desk: Desk; drafts: readonly LetterDraft[] }) {
  const { list: words, draft: own } = letterWordsOf(desk.words.lang);
  if (drafts.length === 0)
    return (
      <Card>
        <Empty text={words.noDrafts} />
      </Card>
    );
  return (
    <form method="post" action={`${LETTERS}/preview`}>
      <input type="hidden" name="plan" value={desk.plan.id} />
      <p class="muted">{desk.mayAct ? words.draftsText : own.readOnly}</p>
      <Card body="table">
        <table class="table table-list card-table letter-table">
          <thead>
            <tr>
              <th scope="col">{words.document}</th>
              <th scope="col">{own.to}</th>
              <th scope="col">{own.about}</th>
              <th scope="col">{own.state}</th>
            </tr>
          </thead>
          <tbody>
            {drafts.map((draft) => (
              <DraftRow desk={desk} draft={draft} />
            ))}
          </tbody>
        </table>
      </Card>
      {desk.mayAct && (
        <div class="btn-row">
          <button class="btn btn-primary">{words.preview}</button>
          <span class="muted small">{words.previewText}</span>
        </div>
      )}
    </form>
  );
}

function DraftRow({ desk, draft }: { desk: Desk; draft: LetterDraft }) {
  const { draft: own, changes: told } = letterWordsOf(desk.words.lang);
  const { key, effect, reports, changes, saved } = draft;
  const name = desk.says.escalations.effect[effect];
  return (
    <tr>
      <td>
        <label class="d-flex gap-2 align-items-baseline">
          {desk.mayAct && (
            <input type="checkbox" name="draft" value={key} disabled={changes !== null} />
          )}
          <span>
            <a class="fw-bold" href={desk.link(draftPath(key))}>
              {name}
            </a>{' '}
            <span class="muted small">{cycleText(desk, draft)}</span>
          </span>
        </label>
      </td>
      <td>
        <Addressee desk={desk} letter={draft} />
      </td>
      <td class="nowrap">{desk.says.escalations.reports(reports)}</td>
      <td>
        {changes && <span class="badge bg-yellow-lt">{told.badge}</span>}{' '}
        <span class="muted small">
          {saved ? (
            <>
              {own.savedBy(saved.version, desk.words.instant(saved.at, desk.zone))}
              <Verbatim c={desk.c} text={saved.by} /> {own.how[saved.how]}
            </>
          ) : (
            own.assembled
          )}
        </span>
      </td>
    </tr>
  );
}

/** What was worded and is needed no more: it can still be read. */
function Unneeded({ desk, texts }: { desk: Desk; texts: readonly UnneededText[] }) {
  const { list: words } = letterWordsOf(desk.words.lang);
  return (
    <Card title={words.unneeded} body="padded">
      <p class="muted">{words.unneededText}</p>
      <ul class="mb-0">
        {texts.map(({ key, title, at, by }) => (
          <li>
            <a href={desk.link(draftPath(key))} lang="zh-CN">
              {title}
            </a>{' '}
            <span class="muted">
              {desk.words.instant(at, desk.zone)} <Verbatim c={desk.c} text={by} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function IssuedTable({ desk, letters }: { desk: Desk; letters: readonly IssuedLetter[] }) {
  const { list: words, draft: own } = letterWordsOf(desk.words.lang);
  return (
    <table class="table table-list card-table letter-table">
      <thead>
        <tr>
          <th scope="col">{words.number}</th>
          <th scope="col">{own.to}</th>
          <th scope="col">{words.issued}</th>
          <th scope="col">{own.state}</th>
        </tr>
      </thead>
      <tbody>
        {letters.map((letter) => (
          <tr>
            <td>
              <a class="fw-bold" href={desk.link(issuedPath(letter.id))} lang="zh-CN">
                {letter.number}
              </a>
              <div class="muted small">
                {desk.says.escalations.effect[letter.effect]} · {cycleText(desk, letter)}
              </div>
            </td>
            <td>
              <Addressee desk={desk} letter={letter} />
            </td>
            <td>
              {desk.words.instant(letter.issuedAt, desk.zone)}
              <div class="muted small">
                <Verbatim c={desk.c} text={letter.issuedBy} />
              </div>
            </td>
            <td>
              <IssuedState desk={desk} letter={letter} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
