import { LONGEST_ISSUE } from '../../domain/issue/issue.ts';
import type { Refusal } from '../../domain/report/refusal.ts';
import type { IssueRow, RaisingPlan } from '../../ledger/read/issues.ts';
import { Card, NoClassified } from '../parts/card.tsx';
import { issueWordsOf } from '../parts/issues/words.ts';
import { refusalText } from '../parts/refusals.ts';
import { headOf, instantText, langOf } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';

/** A major issue as it was typed. */
export interface TypedIssue {
  plan: string;
  task: string;
  report: string;
  urgent: boolean;
  title: string;
  what: string;
  asked: string;
}

export const NOTHING_TYPED: TypedIssue = {
  plan: '',
  task: '',
  report: '',
  urgent: false,
  title: '',
  what: '',
  asked: '',
};

interface RaisePageProps {
  c: AppContext;
  plans: readonly RaisingPlan[];
  typed: TypedIssue;
  refusal: Refusal | null;
}

/** The form by which an agency raises a major issue; what was typed is kept when it is refused. */
export function RaisePage({ c, plans, typed, refusal }: RaisePageProps) {
  const words = issueWordsOf(c.get('lang'));
  const chosen = plans.find(({ id }) => id === typed.plan) ?? plans[0];
  return (
    <Page c={c} title={words.raise} active="my" styles={['agency.css']}>
      <Refused c={c} refusal={refusal} />
      {!chosen ? (
        <p class="card card-body">{words.noPlan}</p>
      ) : (
        <Card body="padded">
          <p class="muted">{words.lead}</p>
          <form method="post" action="/my/issues">
            <NoClassified c={c} />
            <input type="hidden" name="report" value={typed.report} />
            {plans.length > 1 ? (
              <label class="w-100 mb-3">
                <span class="fw-bold">{words.fields.plan}</span>
                <select class="form-select" name="plan">
                  {plans.map(({ id, title }) => (
                    <option value={id} selected={id === chosen.id} {...langOf(c, title)}>
                      {title}
                    </option>
                  ))}
                </select>
              </label>
            ) : (
              <input type="hidden" name="plan" value={chosen.id} />
            )}
            <label class="w-100 mb-3">
              <span class="fw-bold">{words.fields.task}</span>
              <select class="form-select" name="task">
                <option value="">{words.noTask}</option>
                <Tasks c={c} tasks={chosen.tasks} isOwn typed={typed} />
                <Tasks c={c} tasks={chosen.tasks} isOwn={false} typed={typed} />
              </select>
            </label>
            <label class="d-block mb-3">
              <input type="checkbox" name="urgent" value="yes" checked={typed.urgent} />{' '}
              {words.hints.urgent}
            </label>
            <label class="w-100 mb-3">
              <span class="fw-bold">{words.fields.title}</span>
              <span class="d-block muted small">{words.hints.title}</span>
              <input
                class="form-control"
                name="title"
                maxlength={LONGEST_ISSUE.title}
                value={typed.title}
                required
                {...langOf(c, typed.title)}
              />
            </label>
            {(['what', 'asked'] as const).map((field) => (
              <label class="w-100 mb-3">
                <span class="fw-bold">{words.fields[field]}</span>
                <span class="d-block muted small">{words.hints[field]}</span>
                <textarea
                  class="form-control"
                  name={field}
                  rows={field === 'what' ? 6 : 3}
                  maxlength={LONGEST_ISSUE[field]}
                  required
                  {...langOf(c, typed[field])}
                >
                  {typed[field]}
                </textarea>
              </label>
            ))}
            <p class="btn-row">
              <button class="btn btn-primary">{words.send}</button>
              <a class="btn" href="/my/issues">
                {words.back}
              </a>
            </p>
          </form>
        </Card>
      )}
    </Page>
  );
}

interface TasksProps {
  c: AppContext;
  tasks: RaisingPlan['tasks'];
  isOwn: boolean;
  typed: TypedIssue;
}

/** The tasks that an issue may be about: the agency's own, or all others. */
function Tasks({ c, tasks, isOwn, typed }: TasksProps) {
  const words = issueWordsOf(c.get('lang'));
  const shown = tasks.filter((task) => task.isOwn === isOwn);
  if (shown.length === 0) return null;
  return (
    <optgroup label={isOwn ? words.ownTasks : words.otherTasks}>
      {shown.map(({ id, number, text }) => (
        <option value={id} selected={id === typed.task} {...langOf(c, text)}>
          {c.get('lang') === 'en' ? `${number} ` : `${c.get('words').task(number)} `}
          {headOf(text, 30)}
        </option>
      ))}
    </optgroup>
  );
}

/** Why something was refused, and what to do; nothing if it was not. */
export function Refused({ c, refusal }: { c: AppContext; refusal: Refusal | null }) {
  if (!refusal) return null;
  const { why, todo } = refusalText(partsWordsOf(c.get('lang')).refusals, refusal, (instant) =>
    instantText(c, instant),
  );
  return (
    <div class="panel-error" role="alert">
      <h2>{why}</h2>
      <p>{todo}</p>
    </div>
  );
}

interface IssuesLineProps {
  c: AppContext;
  issues: readonly IssueRow[];
  /** A running plan has issues handled. */
  mayRaise: boolean;
}

/** The way from an agency's first page to its issues, and to a new one. */
export function IssuesLine({ c, issues, mayRaise }: IssuesLineProps) {
  const words = issueWordsOf(c.get('lang'));
  const open = issues.filter(({ isOpen }) => isOpen).length;
  if (!mayRaise && issues.length === 0) return null;
  return (
    <p class="btn-row mt-2 mb-3">
      {mayRaise && (
        <a class="btn btn-sm" href="/my/issues/new">
          {words.raise}
        </a>
      )}
      {issues.length > 0 && <a href="/my/issues">{words.mine(open)}</a>}
    </p>
  );
}
