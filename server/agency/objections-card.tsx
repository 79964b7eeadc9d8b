import type { Assignment } from '../../ledger/read/agency/assignment.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import type { ObjectionRow } from '../../ledger/read/objections.ts';
import { Card, NoClassified } from '../parts/card.tsx';
import { headOf, instantText, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { agencyWords } from './words.ts';

/** The longest text of an objection. */
export const LONGEST = 2_000;

/** An objection as it was typed. */
export interface TypedObjection {
  taskId: string;
  text: string;
}

interface ObjectionsCardProps {
  c: AppContext;
  report: ReportDetail;
  assignment: Assignment;
  typed?: TypedObjection | undefined;
}

/** What the agency has objected to, with the answers, and the form to object. */
export function ObjectionsCard({ c, report, assignment, typed }: ObjectionsCardProps) {
  const { assignment: words } = agencyWords(c);
  const { objections, tasks } = assignment;
  const action = `/reports/${encodeURIComponent(report.id)}/objections`;
  return (
    <Card title={words.objections} id="objections">
      <div class="card-body">
        {objections.length === 0 && <p class="muted">{words.none}</p>}
        <ul class="plain">
          {objections.map((each) => (
            <li class="mb-3">
              <Objection c={c} report={report} objection={each} />
            </li>
          ))}
        </ul>
        {!report.leftAt && (
          <details open={typed !== undefined}>
            <summary>
              <span class="btn">{words.object}</span>
            </summary>
            <form method="post" action={action}>
              <p class="muted small">{words.objectHint}</p>
              <NoClassified c={c} />
              <label class="form-label" for="objection-task">
                {words.against}
              </label>
              <select class="form-select" id="objection-task" name="task">
                <option value="">{words.whole}</option>
                {tasks.map(({ id, number, text }) => (
                  <option value={id} selected={id === typed?.taskId}>
                    {c.get('words').task(number)} <Verbatim c={c} text={headOf(text, 24)} />
                  </option>
                ))}
              </select>
              <label class="form-label" for="objection-text">
                {words.words}
              </label>
              <textarea
                class="form-control"
                id="objection-text"
                name="text"
                rows={4}
                maxlength={LONGEST}
                required
              >
                {typed?.text}
              </textarea>
              <p class="btn-row mt-2">
                <button class="btn btn-primary">{words.send}</button>
              </p>
            </form>
          </details>
        )}
      </div>
    </Card>
  );
}

interface ObjectionProps {
  c: AppContext;
  report: ReportDetail;
  objection: ObjectionRow;
}

function Objection({ c, report, objection }: ObjectionProps) {
  const { assignment: words } = agencyWords(c);
  const { id, task, text, raisedAt, raisedBy, withdrawnAt, answeredAt, answeredBy, answer } =
    objection;
  const isOpen = withdrawnAt === null && answeredAt === null;
  return (
    <>
      <p class="m-0">
        <b>{task ? c.get('words').task(task.number) : words.whole}</b>{' '}
        {isOpen && <span class="tag">{words.waits}</span>}
      </p>
      <blockquote class="reason typed">
        <Verbatim c={c} text={text} />
      </blockquote>
      <p class="muted small">
        {words.raised(instantText(c, raisedAt, report.zone))}
        <Verbatim c={c} text={raisedBy} />
        {withdrawnAt && (
          <span class="d-block">{words.withdrawn(instantText(c, withdrawnAt, report.zone))}</span>
        )}
      </p>
      {answeredAt && (
        <>
          <p class="muted small m-0">
            {words.answered(instantText(c, answeredAt, report.zone))}
            <Verbatim c={c} text={answeredBy ?? ''} />
          </p>
          <blockquote class="reason typed">
            <Verbatim c={c} text={answer ?? ''} />
          </blockquote>
        </>
      )}
      {isOpen && (
        <form
          method="post"
          action={`/reports/${encodeURIComponent(report.id)}/objections/withdraw`}
        >
          <input type="hidden" name="objection" value={id} />
          <button class="btn btn-sm">{words.withdraw}</button>
        </form>
      )}
    </>
  );
}
