import { typedFrom, type TypedWords } from '../../../domain/letters/letter-words.ts';
import { textVersions, letterDrafts } from '../../../ledger/read/desk/letter-drafts.ts';
import type { LetterDraft, SavedText } from '../../../ledger/read/desk/letter-drafts.ts';
import { assembledFrom, effectOf, type DraftEffect } from '../../../ledger/read/desk/drafts.ts';
import { Card } from '../card.tsx';
import { cycleText } from '../cycle-choice.tsx';
import { announcementOf, DeskPage, type Announcement } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { Downloads } from '../download.tsx';
import { OfficialPaper } from '../official-paper.tsx';
import { langOf, Verbatim } from '../text.tsx';
import { Addressee } from './letter-facts.tsx';
import { ChangedFacts } from './changed-facts.tsx';
import { letterWordsOf } from './words.ts';
import { WordsForm } from './words-form.tsx';

/** Where the desk shows a draft. */
export const draftPath = (key: string): string => `/desk/letters/drafts/${encodeURIComponent(key)}`;

/** What was sent and not saved, and why. */
export interface NotSaved {
  announcement: Announcement;
  typed?: TypedWords;
  status: 409 | 422;
}

/** GET /desk/letters/drafts/:key: one draft as it would be issued, with its form, facts and versions. */
export async function showDraft(desk: Desk, key: string, notSaved?: NotSaved) {
  const { ledger, plan, now } = desk;
  const drafts = await letterDrafts(ledger.db, ledger.calendar, plan.id, now);
  const draft = drafts.find((each) => each.key === key);
  const versions = await textVersions(ledger.db, plan.id, key);
  if (!draft) return noDraft(desk, key, versions, notSaved);
  return desk.c.html(
    <DraftPage desk={desk} draft={draft} versions={versions} {...(notSaved && { notSaved })} />,
    notSaved?.status ?? 200,
  );
}

/** There is no such draft (any more); what was saved for it can be read all the same. */
function noDraft(desk: Desk, key: string, versions: readonly SavedText[], notSaved?: NotSaved) {
  const { refused, draft: words } = letterWordsOf(desk.words.lang);
  const announcement = notSaved?.announcement ?? { good: false, text: refused.no_draft };
  const status = notSaved ? 409 : versions.length > 0 ? 200 : 404;
  return desk.c.html(
    <DeskPage desk={desk} title={words.title} section="letters" announcement={announcement}>
      {versions.length > 0 && <Versions desk={desk} effect={effectOf(key)} versions={versions} />}
      <a class="btn" href={desk.link('/desk/letters')}>
        {words.back}
      </a>
    </DeskPage>,
    status,
  );
}

interface DraftPageProps {
  desk: Desk;
  draft: LetterDraft;
  versions: readonly SavedText[];
  notSaved?: NotSaved;
}

function DraftPage({ desk, draft, versions, notSaved }: DraftPageProps) {
  const { draft: words } = letterWordsOf(desk.words.lang);
  const { changes, text, key } = draft;
  return (
    <DeskPage
      desk={desk}
      title={`${desk.says.escalations.effect[draft.effect]} · ${words.title}`}
      section="letters"
      announcement={notSaved?.announcement ?? announcementOf(desk)}
    >
      <Card body="padded">
        <Facts desk={desk} draft={draft} />
      </Card>
      {changes && (
        <div class="panel-warn" role="status">
          <ChangedFacts desk={desk} draft={draft} changes={changes} />
          {desk.mayAct && <Renewal desk={desk} draft={draft} />}
        </div>
      )}
      {desk.mayAct ? (
        <WordsForm
          desk={desk}
          draft={draft}
          action={draftPath(key)}
          typed={notSaved?.typed ?? typedFrom(draft.saved?.words ?? draft.assembled.words)}
        />
      ) : (
        <p class="muted">{words.readOnly}</p>
      )}
      <Card body="padded">
        <OfficialPaper text={text} />
        <p class="mt-3 mb-0">
          <Downloads
            c={desk.c}
            path={draftPath(key)}
            search={`?plan=${encodeURIComponent(desk.plan.id)}`}
          />
        </p>
      </Card>
      {desk.mayAct && !changes && (
        <form method="post" action="/desk/letters/preview" class="btn-row mb-3">
          <input type="hidden" name="plan" value={desk.plan.id} />
          <input type="hidden" name="draft" value={key} />
          <button class="btn btn-primary">{words.issue}</button>
          <span class="muted small">{words.issueText}</span>
        </form>
      )}
      {versions.length > 0 && <Versions desk={desk} effect={draft.effect} versions={versions} />}
      <a class="btn" href={desk.link('/desk/letters')}>
        {words.back}
      </a>
    </DeskPage>
  );
}

function Facts({ desk, draft }: { desk: Desk; draft: LetterDraft }) {
  const { draft: words } = letterWordsOf(desk.words.lang);
  const { effect, reports, saved } = draft;
  return (
    <dl class="facts">
      <dt>{words.kind}</dt>
      <dd>{desk.says.escalations.effect[effect]}</dd>
      <dt>{words.to}</dt>
      <dd>
        <Addressee desk={desk} letter={draft} />
      </dd>
      <dt>{words.cycle}</dt>
      <dd>{cycleText(desk, draft)}</dd>
      <dt>{words.about}</dt>
      <dd>{desk.says.escalations.reports(reports)}</dd>
      <dt>{words.state}</dt>
      <dd>
        {saved ? (
          <>
            {words.savedBy(saved.version, desk.words.instant(saved.at, desk.zone))}
            <Verbatim c={desk.c} text={saved.by} /> {words.how[saved.how]}
          </>
        ) : (
          words.assembled
        )}
      </dd>
    </dl>
  );
}

/** What can be done about changed facts: either way a new version, and the former one stays. */
function Renewal({ desk, draft }: { desk: Desk; draft: LetterDraft }) {
  const { changes: words } = letterWordsOf(desk.words.lang);
  return (
    <form method="post" action={draftPath(draft.key)} class="mt-2">
      <input type="hidden" name="plan" value={desk.plan.id} />
      <input type="hidden" name="version" value={draft.saved?.version ?? 0} />
      <p class="m-0">
        <button class="btn btn-sm" name="how" value="renewed">
          {words.renew}
        </button>{' '}
        <span class="muted small">{words.renewText}</span>
      </p>
      <p class="mt-1 mb-0">
        <button class="btn btn-sm" name="how" value="assembled">
          {words.assemble}
        </button>{' '}
        <span class="muted small">{words.assembleText}</span>
      </p>
    </form>
  );
}

interface VersionsProps {
  desk: Desk;
  effect: DraftEffect;
  versions: readonly SavedText[];
}

function Versions({ desk, effect, versions }: VersionsProps) {
  const { draft: words } = letterWordsOf(desk.words.lang);
  return (
    <Card title={words.versions} body="table">
      <p class="muted m-0 p-3">{words.versionsText}</p>
      {versions.map(({ version, how, at, by, words: said, facts }) => (
        <details class="draft">
          <summary>
            {words.version(version)} <span class="muted">{desk.words.instant(at, desk.zone)}</span>{' '}
            <Verbatim c={desk.c} text={by} /> {words.how[how]}
          </summary>
          <article class="official" {...langOf(desk.c, said.title)}>
            <h3>{said.title}</h3>
            {[...said.opening, ...assembledFrom(effect, facts).facts, ...said.closing].map(
              (paragraph) => (
                <p class="indent">{paragraph}</p>
              ),
            )}
          </article>
        </details>
      ))}
    </Card>
  );
}
