import type {
  AssessorChoice,
  Evaluation,
  EvaluatedTask,
} from '../../../ledger/read/desk/evaluation.ts';
import { Card } from '../card.tsx';
import type { Desk } from '../desk.ts';
import { agencyText } from '../names.tsx';
import { AgencyName, Verbatim } from '../text.tsx';
import { Said, SidesHead, TaskHead } from './matrix.tsx';
import { evaluationWordsOf } from './words.ts';

/** What was ticked in the form. */
export interface AssignDraft {
  tasks: readonly string[];
  people: readonly string[];
}

interface AssignFormProps {
  desk: Desk;
  evaluation: Evaluation;
  draft: AssignDraft;
}

/** Tasks and people to be ticked, with a preview before anything is done. */
export function AssignForm({ desk, evaluation, draft }: AssignFormProps) {
  const words = evaluationWordsOf(desk.words.lang);
  return (
    <form method="post" action="/desk/evaluation/assign">
      <input type="hidden" name="plan" value={desk.plan.id} />
      <Card title={words.assign} body="padded">
        <p>{words.assignText}</p>
        <People desk={desk} choices={evaluation.choices} draft={draft} />
        <button class="btn btn-primary" name="step" value="preview">
          {words.look}
        </button>
      </Card>
      <Card body="table">
        <table class="table table-list table-sm card-table">
          <SidesHead desk={desk} />
          <tbody>
            {evaluation.tasks.map((task) => (
              <Row desk={desk} task={task} draft={draft} />
            ))}
          </tbody>
        </table>
      </Card>
      <p>
        <button class="btn btn-primary" name="step" value="preview">
          {words.look}
        </button>
      </p>
    </form>
  );
}

function Row({ desk, task, draft }: { desk: Desk; task: EvaluatedTask; draft: AssignDraft }) {
  const words = evaluationWordsOf(desk.words.lang);
  const { id, number, assessor, independent, self, isPartial } = task;
  const isFixed = independent !== null && independent.stage !== 'collecting';
  return (
    <tr>
      <td>
        <label class="d-block">
          <input
            type="checkbox"
            name="task"
            value={id}
            checked={draft.tasks.includes(id)}
            disabled={isFixed}
            aria-label={desk.words.task(number)}
          />{' '}
          <TaskHead desk={desk} task={task} />
        </label>
        <div class="muted small ps-4">
          {task.owners.map((agency, index) => (
            <>
              {index > 0 && desk.says.report.list}
              <AgencyName c={desk.c} agency={agency} />
            </>
          ))}
        </div>
      </td>
      <td data-label={words.side.self}>
        {self.map((report) => (
          <Said desk={desk} side="self" report={report} isRevealed={false} />
        ))}
      </td>
      <td data-label={words.side.independent}>
        {assessor ? (
          <>
            <Verbatim c={desk.c} text={assessor.name} />{' '}
            <span class="muted small">
              <AgencyName c={desk.c} agency={assessor.agency} />
            </span>
          </>
        ) : (
          <span class="muted">{words.nobody}</span>
        )}
        {isPartial && <div class="badge bg-red-lt">{words.isPartial}</div>}
        {independent && (
          <Said desk={desk} side="independent" report={independent} isRevealed={false} />
        )}
      </td>
    </tr>
  );
}

/** Everybody who may be named, one agency under the other. */
function People(props: { desk: Desk; choices: readonly AssessorChoice[]; draft: AssignDraft }) {
  const { desk, choices, draft } = props;
  const words = evaluationWordsOf(desk.words.lang);
  const agencies = [...new Map(choices.map(({ agency }) => [agency.id, agency])).values()];
  const chosen = choices.some(({ contactId }) => draft.people.includes(contactId));
  return (
    <details class="mb-3" open={chosen || agencies.length <= FEW}>
      <summary class="fw-bold">{words.choosePeople}</summary>
      <div class="assessors">
        {agencies.map((agency) => (
          <fieldset>
            <legend class="fw-bold small">{agencyText(desk, agency)}</legend>
            {choices
              .filter((each) => each.agency.id === agency.id)
              .map(({ contactId, name, role, tasks }) => (
                <label class="d-block">
                  <input
                    type="checkbox"
                    name="person"
                    value={contactId}
                    checked={draft.people.includes(contactId)}
                  />{' '}
                  <Verbatim c={desk.c} text={name} />{' '}
                  <span class="muted small">
                    {words.role[role]}
                    {tasks > 0 && <> · {words.tasksOf(tasks)}</>}
                  </span>
                </label>
              ))}
          </fieldset>
        ))}
      </div>
    </details>
  );
}

/** So many agencies need not be folded. */
const FEW = 6;
