import type { Refusal } from '../../domain/report/refusal.ts';
import { LONGEST_WORDS } from '../../ledger/commands/issues/handle.ts';
import type { IssueRow } from '../../ledger/read/issues.ts';
import { Card } from '../parts/card.tsx';
import { IssueCourse, IssueFacts } from '../parts/issues/facts.tsx';
import { IssueTable } from '../parts/issues/table.tsx';
import type { IssueDid } from '../parts/issues/catalog.ts';
import { issueWordsOf } from '../parts/issues/words.ts';
import { instantText, langOf } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { Refused } from './issue-form.tsx';

/** What an agency has raised, the open ones first. */
export function IssuesPage({ c, rows }: { c: AppContext; rows: readonly IssueRow[] }) {
  const words = issueWordsOf(c.get('lang'));
  return (
    <Page c={c} title={words.title} active="my" styles={['agency.css', 'desk.css']}>
      <p class="muted">{words.lead}</p>
      <p>
        <a class="btn btn-primary" href="/my/issues/new">
          {words.raise}
        </a>
      </p>
      <Card body="table">
        <IssueTable c={c} rows={rows} base="/my/issues/" />
      </Card>
    </Page>
  );
}

interface IssuePageProps {
  c: AppContext;
  row: IssueRow;
  /** Why a withdrawal was refused, and what was typed. */
  told: { refusal: Refusal; why: string } | null;
}

/** An issue as its agency sees it: the receipt, what was done about it, the answer. */
export function IssuePage({ c, row, told }: IssuePageProps) {
  const words = issueWordsOf(c.get('lang'));
  const done = c.req.query('done');
  const said =
    done === 'raised'
      ? words.receipt(row.number, instantText(c, row.raisedAt, row.zone))
      : done !== undefined && Object.hasOwn(words.done, done)
        ? words.done[done as IssueDid]
        : null;
  return (
    <Page c={c} title={words.title} active="my" styles={['agency.css', 'desk.css']}>
      {said !== null && !told && (
        <p class="panel-good" role="status">
          {said}
        </p>
      )}
      <Refused c={c} refusal={told?.refusal ?? null} />
      <IssueFacts c={c} row={row} reportBase="/reports/" />
      <IssueCourse c={c} row={row} inside={false} />
      {row.isOpen && row.followers.length === 0 && (
        <Card body="padded">
          <details open={told !== null}>
            <summary class="fw-bold">{words.act.withdraw}</summary>
            <form
              class="mt-2"
              method="post"
              action={`/my/issues/${encodeURIComponent(row.id)}/withdraw`}
            >
              <p class="muted small">{words.hint.withdraw}</p>
              <label class="w-100 mb-2">
                <span class="fw-bold">{words.label.withdrawWhy}</span>
                <textarea
                  class="form-control"
                  name="why"
                  rows={3}
                  maxlength={LONGEST_WORDS}
                  required
                  {...langOf(c, told?.why ?? '')}
                >
                  {told?.why}
                </textarea>
              </label>
              <button class="btn">{words.act.withdraw}</button>
            </form>
          </details>
        </Card>
      )}
      <p>
        <a class="btn" href="/my/issues">
          {words.back}
        </a>
      </p>
    </Page>
  );
}
