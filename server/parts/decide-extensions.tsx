import type { ExtensionDecision } from '../../ledger/commands/extension-commands.ts';
import { decideExtensions, type EachOutcome } from '../../ledger/commands/decide-extensions.ts';
import { previewDecisions, type ExtensionPreview } from '../../ledger/read/desk/extensions.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf } from '../web/session.ts';
import { Card } from './card.tsx';
import { DeskPage, refusalOf, type Announcement } from './desk-page.tsx';
import { deskOf, type Desk } from './desk.ts';
import { extensionWordsOf } from './extensions/words.ts';
import { AgencyLink, ReportLink } from './names.tsx';
import { showExtensions, type DecisionDraft } from './pages/extensions.tsx';
import { textIn, textsIn } from './posted.ts';
import { langOf, Verbatim } from './text.tsx';

interface Posted {
  desk: Desk;
  outcome: ExtensionDecision['outcome'];
  draft: DecisionDraft;
  decisions: { extensionId: string; decision: ExtensionDecision }[];
}

/**
 * POST /desk/extensions/preview: shows what the decision would do to each that is ticked. It changes
 * nothing; a POST, since the words are longer than an address holds.
 */
export async function previewExtensions(c: AppContext) {
  const posted = await postedTo(c);
  if (!posted) return c.notFound();
  const { desk, draft, decisions, outcome } = posted;
  const { desk: words } = extensionWordsOf(desk.words.lang);
  const tickFirst = { good: false, text: words.tickFirst };
  if (draft.ids.length === 0) return showExtensions(desk, tickFirst, draft, 422);
  const { ledger, plan, now, user } = desk;
  const previews = await previewDecisions(ledger, plan, decisions, actorOf(user), now);
  const wordless = previews.find(
    ({ result }) => !result.ok && result.refusal.code === 'extension_words',
  );
  if (wordless && !wordless.result.ok)
    return showExtensions(desk, refusalOf(desk, wordless.result.refusal), draft, 422);
  return c.html(<PreviewPage desk={desk} previews={previews} outcome={outcome} draft={draft} />);
}

/** POST /desk/extensions/decide: decides each that is named, by itself; what was not done says why. */
export async function decideTicked(c: AppContext) {
  const posted = await postedTo(c);
  if (!posted) return c.notFound();
  const { desk, decisions, draft } = posted;
  const { desk: words } = extensionWordsOf(desk.words.lang);
  const known = await previewDecisions(
    desk.ledger,
    desk.plan,
    decisions,
    actorOf(desk.user),
    desk.now,
  );
  // Only of the desk's own plan; the command itself says who may.
  const own = decisions.filter(({ extensionId }) =>
    known.some(({ request }) => request.id === extensionId),
  );
  const outcomes = await decideExtensions(desk.ledger, own, actorOf(desk.user));
  const count = (state: string) =>
    outcomes.filter(({ outcome }) => outcome.ok && outcome.value.state === state).length;
  const failed = outcomes.filter(({ outcome }) => !outcome.ok);
  const text = words.done(count('granted'), count('refused'));
  if (outcomes.length === 0)
    return showExtensions(desk, { good: false, text: words.tickFirst }, draft, 422);
  if (failed.length === 0) return showExtensions(desk, { good: true, text });
  const announcement = { good: false, text, more: words.someNotDone(failed.length) };
  return c.html(
    <OutcomePage desk={desk} outcomes={failed} previews={known} announcement={announcement} />,
    409,
  );
}

async function postedTo(c: AppContext): Promise<Posted | null> {
  const form = await c.req.parseBody({ all: true });
  const plan = textIn(form, 'plan');
  const desk = await deskOf(c, plan === '' ? undefined : plan);
  if (!desk) return null;
  const ids = [...new Set(textsIn(form, 'extension'))];
  const words = textIn(form, 'words');
  const dates = Object.fromEntries(ids.map((id) => [id, textIn(form, `due:${id}`)]));
  const outcome = textIn(form, 'outcome') === 'granted' ? 'granted' : 'refused';
  const decisions = ids.map((extensionId) => ({
    extensionId,
    decision:
      outcome === 'granted'
        ? ({ outcome, dueOn: dates[extensionId] || null, words } as const)
        : ({ outcome, words } as const),
  }));
  return { desk, outcome, draft: { ids, dates, words }, decisions };
}

interface PreviewProps {
  desk: Desk;
  previews: ExtensionPreview[];
  outcome: ExtensionDecision['outcome'];
  draft: DecisionDraft;
}

function PreviewPage({ desk, previews, outcome, draft }: PreviewProps) {
  const { desk: words } = extensionWordsOf(desk.words.lang);
  const able = previews.filter(({ result }) => result.ok);
  return (
    <DeskPage desk={desk} title={words.preview} section="extensions">
      <p>{words.previewText}</p>
      <Card body="table">
        <Table desk={desk} previews={previews} />
      </Card>
      <form method="post" action="/desk/extensions/decide" class="btn-row">
        <input type="hidden" name="plan" value={desk.plan.id} />
        <input type="hidden" name="outcome" value={outcome} />
        <input type="hidden" name="words" value={draft.words} {...langOf(desk.c, draft.words)} />
        {able.map(({ request }) => (
          <>
            <input type="hidden" name="extension" value={request.id} />
            <input type="hidden" name={`due:${request.id}`} value={draft.dates[request.id] ?? ''} />
          </>
        ))}
        {able.length > 0 ? (
          <button class="btn btn-primary">{words.carryOut(able.length)}</button>
        ) : (
          <b>{words.nothingToDo}</b>
        )}
        <a class="btn" href={desk.link('/desk/extensions')}>
          {words.back}
        </a>
      </form>
    </DeskPage>
  );
}

function Table({ desk, previews }: { desk: Desk; previews: ExtensionPreview[] }) {
  const { desk: words } = extensionWordsOf(desk.words.lang);
  const { common } = desk.says;
  return (
    <table class="table table-list card-table">
      <thead>
        <tr>
          <th scope="col">{common.task}</th>
          <th scope="col">{common.agency}</th>
          <th scope="col">{common.due}</th>
          <th scope="col">{words.would}</th>
        </tr>
      </thead>
      <tbody>
        {previews.map((preview) => (
          <tr>
            <td>
              <ReportLink desk={desk} report={preview.report} />
            </td>
            <td>
              <AgencyLink desk={desk} agency={preview.report.agency} />
            </td>
            <td class="nowrap">{desk.words.shortDate(preview.report.dueOn)}</td>
            <td>
              <Result desk={desk} preview={preview} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Result({ desk, preview }: { desk: Desk; preview: ExtensionPreview }) {
  const { desk: words } = extensionWordsOf(desk.words.lang);
  const { date, instant } = desk.words;
  const { result, decision, report } = preview;
  if (!result.ok) {
    const { text, more = '' } = refusalOf(desk, result.refusal);
    return (
      <span class="error-text">
        {words.wouldNot}
        {desk.words.frame.colon}
        {text} {more}
      </span>
    );
  }
  const { granted } = result;
  return (
    <>
      <div>
        {granted ? words.becomes(date(granted.dueOn)) : words.staysRefused(date(report.dueOn))}
      </div>
      {granted?.nextNotice && (
        <div class="muted small">{words.nextNotice(instant(granted.nextNotice, desk.zone))}</div>
      )}
      {granted?.closes && (
        <div class="muted small">{words.closes(instant(granted.closes, desk.zone))}</div>
      )}
      {decision.words !== '' && (
        <p class="quote">
          <Verbatim c={desk.c} text={decision.words} />
        </p>
      )}
    </>
  );
}

interface OutcomeProps {
  desk: Desk;
  outcomes: EachOutcome[];
  previews: ExtensionPreview[];
  announcement: Announcement;
}

/** After a decision of which something was not done: what, and why. */
function OutcomePage({ desk, outcomes, previews, announcement }: OutcomeProps) {
  const { desk: words } = extensionWordsOf(desk.words.lang);
  const rows = outcomes.flatMap(({ extensionId, outcome }): ExtensionPreview[] => {
    const preview = previews.find(({ request }) => request.id === extensionId);
    return preview && !outcome.ok ? [{ ...preview, result: outcome }] : [];
  });
  return (
    <DeskPage desk={desk} title={words.outcome} section="extensions" announcement={announcement}>
      <Card body="table">
        <Table desk={desk} previews={rows} />
      </Card>
      <a class="btn" href={desk.link('/desk/extensions')}>
        {words.back}
      </a>
    </DeskPage>
  );
}
