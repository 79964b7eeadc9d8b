import {
  issueEscalation,
  undoIssue,
  type IssueRefusal,
} from '../../ledger/commands/issue-escalation.ts';
import { letterDrafts, type LetterDraft } from '../../ledger/read/desk/letter-drafts.ts';
import { Card } from '../parts/card.tsx';
import { deskOf, type Desk } from '../parts/desk.ts';
import { DeskPage } from '../parts/desk-page.tsx';
import { OfficialPaper } from '../parts/official-paper.tsx';
import { showEscalations } from '../parts/pages/escalations.tsx';
import { AgencyName, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { actorOf } from '../web/session.ts';
import { commissionWordsOf } from './words.ts';

/**
 * POST /desk/escalations/confirm: shows the text of one draft and to whom it goes, before it is
 * recorded as issued. It changes nothing; a POST, since a circular is about more than an address holds.
 */
export async function confirmIssue(c: AppContext) {
  const { desk, ids } = await posted(c);
  if (!desk) return c.notFound();
  const { ledger, plan, now } = desk;
  const all = await letterDrafts(ledger.db, ledger.calendar, plan.id, now);
  const drafts = all.filter(({ escalationIds }) => escalationIds.some((id) => ids.includes(id)));
  const [draft] = drafts;
  // Fewer escalations than were asked for: one of them was issued or answered meanwhile.
  if (!draft || drafts.length > 1 || draft.escalationIds.length !== new Set(ids).size)
    return refused(desk, { code: 'no_draft' });
  if (draft.changes) return refused(desk, { code: 'facts_changed' });
  return c.html(<ConfirmPage desk={desk} draft={draft} />);
}

/** POST /desk/escalations/issue: a person has issued the letter or circular of one draft. */
export async function issueDraft(c: AppContext) {
  const { desk, ids } = await posted(c);
  if (!desk) return c.notFound();
  const outcome = await issueEscalation(desk.ledger, desk.plan.id, ids, actorOf(desk.user));
  if (outcome.ok) return c.redirect(desk.link('/desk/escalations', { done: 'issued' }), 303);
  return refused(desk, outcome.refusal);
}

/** POST /desk/escalations/undo-issue: the record of issuing was made in error. */
export async function undoIssued(c: AppContext) {
  const { desk, ids } = await posted(c);
  if (!desk) return c.notFound();
  const outcome = await undoIssue(desk.ledger, desk.plan.id, ids, actorOf(desk.user));
  if (outcome.ok) return c.redirect(desk.link('/desk/escalations', { done: 'issue-undone' }), 303);
  const { undoRefused } = desk.says.escalations;
  return showEscalations(desk, { good: false, text: undoRefused[outcome.refusal.code] });
}

/** The desk of the plan, and the escalations of one draft, as both forms send them. */
async function posted(c: AppContext): Promise<{ desk: Desk | null; ids: string[] }> {
  const form = await c.req.parseBody({ all: true });
  const plan = form['plan'];
  const ids = [form['escalation'] ?? []]
    .flat()
    .filter((id): id is string => typeof id === 'string' && !id.includes('\0'));
  return { desk: await deskOf(c, typeof plan === 'string' ? plan : undefined), ids };
}

/** The page with the drafts as they stand, and why nothing was recorded. */
const refused = (desk: Desk, refusal: IssueRefusal) =>
  showEscalations(desk, { good: false, text: wordsFor(desk, refusal) });

function wordsFor({ words, zone }: Desk, refusal: IssueRefusal): string {
  const { refused: told } = commissionWordsOf(words.lang).issue;
  switch (refusal.code) {
    case 'no_draft':
    case 'only_operator':
    case 'facts_changed':
      return told[refusal.code];
    case 'already_issued':
      return told.already_issued(words.instant(refusal.issuedAt, zone));
    case 'answered_since':
      return told.answered_since(words.instant(refusal.answeredAt, zone));
  }
}

function ConfirmPage({ desk, draft }: { desk: Desk; draft: LetterDraft }) {
  const { issue: words } = commissionWordsOf(desk.words.lang);
  const { effect, agency, reports, text, escalationIds } = draft;
  return (
    <DeskPage desk={desk} title={words.title} section="escalations">
      <p>{words.note}</p>
      <Card body="padded">
        <dl class="facts">
          <dt>{words.kind}</dt>
          <dd>{desk.says.escalations.effect[effect]}</dd>
          <dt>{words.to}</dt>
          <dd>
            {agency ? (
              <AgencyName c={desk.c} agency={agency} />
            ) : (
              <Verbatim c={desk.c} text={text.addressee.replace(/：$/, '')} />
            )}
          </dd>
          <dt>{words.about}</dt>
          <dd>{words.reports(reports)}</dd>
        </dl>
      </Card>
      <Card body="padded">
        <OfficialPaper text={text} />
      </Card>
      <form method="post" action="/desk/escalations/issue" class="btn-row">
        <input type="hidden" name="plan" value={desk.plan.id} />
        {escalationIds.map((id) => (
          <input type="hidden" name="escalation" value={id} />
        ))}
        <button class="btn btn-primary">{words.confirm}</button>
        <a class="btn" href={desk.link('/desk/escalations#drafts')}>
          {words.back}
        </a>
      </form>
    </DeskPage>
  );
}
