import { answerIssue, sendIssueBack } from '../../../ledger/commands/issues/answer.ts';
import { mergeIssue, passOnIssue, takeUpIssue } from '../../../ledger/commands/issues/handle.ts';
import { issuesOf, type IssueRow } from '../../../ledger/read/issues.ts';
import type { AppContext } from '../../web/deps.ts';
import { actorOf } from '../../web/session.ts';
import { Card } from '../card.tsx';
import { DeskPage, PlanTitle, refusalOf, type Announcement } from '../desk-page.tsx';
import { deskOf, type Desk } from '../desk.ts';
import { textIn } from '../posted.ts';
import { AgencyName, Verbatim } from '../text.tsx';
import { IssueActs, type TypedAct } from './acts.tsx';
import { IssueCourse, IssueFacts } from './facts.tsx';
import { IssueTable } from './table.tsx';
import type { IssueDid } from './catalog.ts';
import { issueWordsOf } from './words.ts';

/** GET /desk/issues: every issue of the plan, wherever the year is; the open ones first. */
export async function showIssues(desk: Desk) {
  const rows = await issuesOf(desk.ledger, { planId: desk.plan.id }, desk.now);
  const words = issueWordsOf(desk.words.lang);
  const open = rows.filter(({ isOpen }) => isOpen);
  const closed = rows.filter(({ isOpen }) => !isOpen);
  return desk.c.html(
    <DeskPage desk={desk} title={words.title} section="issues">
      <PlanTitle desk={desk} />
      <p class="muted">{words.lead}</p>
      {desk.user.role === 'commission' && (
        <p>
          <a class="btn" href="/my/issues/new">
            {words.raise}
          </a>
        </p>
      )}
      <Card title={words.open(open.length)} id="open" body="table">
        <IssueTable c={desk.c} rows={open} base="/desk/issues/" withAgency />
      </Card>
      {closed.length > 0 && (
        <Card title={words.closed(closed.length)} id="closed" body="table">
          <IssueTable c={desk.c} rows={closed} base="/desk/issues/" withAgency />
        </Card>
      )}
    </DeskPage>,
  );
}

/** GET /desk/issues/:id: one issue, what was done about it, and what its reader may do. */
export async function showIssue(c: AppContext, id: string) {
  const found = await findIssue(c, id);
  return found ? page(found, doneOf(found.desk)) : c.notFound();
}

/** POST /desk/issues/:id: does what `act` names. */
export async function actOnIssue(c: AppContext, id: string) {
  const found = await findIssue(c, id);
  if (!found) return c.notFound();
  const form = await c.req.parseBody({ all: true });
  const text = (name: string) => textIn(form, name);
  const { desk } = found;
  const { ledger } = desk;
  const actor = actorOf(desk.user);
  const acts: Record<string, { done: IssueDid; run: () => ReturnType<typeof takeUpIssue> }> = {
    'take-up': { done: 'taken-up', run: () => takeUpIssue(ledger, id, text('remark'), actor) },
    'pass-on': {
      done: 'passed-on',
      run: () =>
        passOnIssue(ledger, id, { opinion: text('opinion'), proposal: text('proposal') }, actor),
    },
    merge: {
      done: 'merged',
      run: () => mergeIssue(ledger, id, text('into'), text('why'), actor),
    },
    answer: { done: 'answered', run: () => answerIssue(ledger, id, text('answer'), actor) },
    'send-back': { done: 'sent-back', run: () => sendIssueBack(ledger, id, text('reason'), actor) },
  };
  const act = text('act');
  const wanted = Object.hasOwn(acts, act) ? acts[act] : undefined;
  if (!wanted) return c.notFound();
  const outcome = await wanted.run();
  if (outcome.ok) return c.redirect(`${issuePath(id)}?done=${wanted.done}`, 303);
  const names = ['remark', 'opinion', 'proposal', 'into', 'why', 'answer', 'reason'];
  const texts = Object.fromEntries(names.map((name) => [name, text(name)]));
  // As it stands now: somebody else may have been first.
  const again = (await findIssue(c, id)) ?? found;
  return page(again, refusalOf(desk, outcome.refusal), { act, texts });
}

/** Where the desk shows an issue. */
export const issuePath = (id: string): string => `/desk/issues/${encodeURIComponent(id)}`;

interface Found {
  desk: Desk;
  row: IssueRow;
  others: IssueRow[];
}

/** The issue with the desk of its plan; null if this reader may not see it, or it is not there. */
async function findIssue(c: AppContext, id: string): Promise<Found | null> {
  const { ledger } = c.get('deps');
  const [row] = await issuesOf(ledger, { id }, c.get('now'));
  const desk = row ? await deskOf(c, row.planId) : null;
  if (!row || !desk) return null;
  const all = await issuesOf(ledger, { planId: row.planId }, c.get('now'));
  return { desk, row, others: all.filter((each) => each.isOpen && each.id !== id) };
}

function doneOf(desk: Desk): Announcement | null {
  const done = desk.c.req.query('done') ?? '';
  const said = issueWordsOf(desk.words.lang).done;
  return Object.hasOwn(said, done) ? { good: true, text: said[done as IssueDid] } : null;
}

function page(
  { desk, row, others }: Found,
  announcement: Announcement | null,
  typed: TypedAct | null = null,
) {
  const { c } = desk;
  const words = issueWordsOf(desk.words.lang);
  return c.html(
    <DeskPage desk={desk} title={words.title} section="issues" announcement={announcement}>
      <div class="row">
        <div class="col-lg-7">
          <IssueFacts c={c} row={row} reportBase="/desk/reports/" />
          <IssueCourse c={c} row={row} inside />
          {row.followers.length > 0 && (
            <Card title={words.followers} body="padded">
              <ul class="m-0">
                {row.followers.map((each) => (
                  <li>
                    <a href={issuePath(each.id)}>
                      {words.number(each.number)} <Verbatim c={c} text={each.title} />
                    </a>{' '}
                    <AgencyName c={c} agency={each.agency} />
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </div>
        <div class="col-lg-5">
          <IssueActs desk={desk} row={row} others={others} typed={typed} />
          <p>
            <a href={desk.link('/desk/issues')}>{words.back}</a>
          </p>
        </div>
      </div>
    </DeskPage>,
    announcement?.good === false ? 409 : 200,
  );
}
