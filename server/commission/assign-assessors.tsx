import type { Given } from '../../domain/evaluation/spread.ts';
import { assignAssessors } from '../../ledger/commands/assign-assessors.ts';
import { evaluationOf, type Evaluation } from '../../ledger/read/desk/evaluation.ts';
import { Card } from '../parts/card.tsx';
import { DeskPage, refusalOf } from '../parts/desk-page.tsx';
import { deskOf, type Desk } from '../parts/desk.ts';
import { TaskHead } from '../parts/evaluation/matrix.tsx';
import { showEvaluation } from '../parts/evaluation/page.tsx';
import { evaluationWordsOf } from '../parts/evaluation/words.ts';
import { textIn, textsIn } from '../parts/posted.ts';
import { AgencyName, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { actorOf } from '../web/session.ts';

/** POST /desk/evaluation/assign: shows first who would assess what, then names them. */
export async function assignMany(c: AppContext) {
  const form = await c.req.parseBody({ all: true });
  const plan = textIn(form, 'plan');
  const desk = await deskOf(c, plan === '' ? undefined : plan);
  if (!desk) return c.notFound();
  const draft = { tasks: textsIn(form, 'task'), people: textsIn(form, 'person') };
  const step = textIn(form, 'step');
  if (step === 'back') return showEvaluation(desk, null, draft);
  const preview = step !== 'confirm';
  const order = { taskIds: draft.tasks, contactIds: draft.people };
  const ordered = { actor: actorOf(desk.user), preview };
  const outcome = await assignAssessors(desk.ledger, desk.plan.id, order, ordered);
  if (!outcome.ok)
    return showEvaluation(desk, refusalOf(desk, outcome.refusal), draft, preview ? 422 : 409);
  if (preview) {
    const evaluation = await evaluationOf(desk.ledger, desk.plan, desk.now);
    return c.html(<Preview desk={desk} evaluation={evaluation} given={outcome.value} {...draft} />);
  }
  const named = outcome.value.filter(({ contactId }) => contactId !== null).length;
  const text = evaluationWordsOf(desk.words.lang).done(named);
  return showEvaluation(desk, { good: true, text });
}

interface PreviewProps {
  desk: Desk;
  evaluation: Evaluation;
  given: readonly Given[];
  tasks: readonly string[];
  people: readonly string[];
}

function Preview({ desk, evaluation, given, tasks, people }: PreviewProps) {
  const words = evaluationWordsOf(desk.words.lang);
  const isAny = given.some(({ contactId }) => contactId !== null);
  return (
    <DeskPage desk={desk} title={words.preview} section="evaluation">
      <p>{words.previewText}</p>
      <Card body="table">
        <table class="table table-list table-sm card-table">
          <thead>
            <tr>
              <th scope="col">{words.task}</th>
              <th scope="col">{words.was}</th>
              <th scope="col">{words.becomes}</th>
            </tr>
          </thead>
          <tbody>
            {given.map((each) => (
              <Row desk={desk} evaluation={evaluation} given={each} />
            ))}
          </tbody>
        </table>
      </Card>
      <form method="post" action="/desk/evaluation/assign" class="btn-row">
        <input type="hidden" name="plan" value={desk.plan.id} />
        {tasks.map((id) => (
          <input type="hidden" name="task" value={id} />
        ))}
        {people.map((id) => (
          <input type="hidden" name="person" value={id} />
        ))}
        {isAny && (
          <button class="btn btn-primary" name="step" value="confirm">
            {words.confirm}
          </button>
        )}
        <button class="btn" name="step" value="back">
          {words.back}
        </button>
      </form>
    </DeskPage>
  );
}

function Row(props: { desk: Desk; evaluation: Evaluation; given: Given }) {
  const { desk, evaluation, given } = props;
  const words = evaluationWordsOf(desk.words.lang);
  const task = evaluation.tasks.find(({ id }) => id === given.taskId);
  const person = (contactId: string | null | undefined) => {
    const found = evaluation.choices.find((each) => each.contactId === contactId);
    if (!found) return <span class="muted">{words.nobody}</span>;
    return (
      <>
        <Verbatim c={desk.c} text={found.name} />{' '}
        <span class="muted small">
          <AgencyName c={desk.c} agency={found.agency} />
        </span>
      </>
    );
  };
  return (
    <tr>
      <td>{task ? <TaskHead desk={desk} task={task} /> : given.taskId}</td>
      <td>{person(task?.assessor?.contactId)}</td>
      <td>
        {given.contactId === null ? (
          <span class="badge bg-yellow-lt">{words.notGiven[given.why]}</span>
        ) : given.contactId === given.was ? (
          <span class="muted">{words.unchanged}</span>
        ) : (
          person(given.contactId)
        )}
      </td>
    </tr>
  );
}
