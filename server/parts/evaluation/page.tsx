import { adjustmentsOf } from '../../../ledger/read/desk/adjustments.ts';
import { evaluationOf, type Evaluation } from '../../../ledger/read/desk/evaluation.ts';
import { Card, Empty } from '../card.tsx';
import { DeskPage, type Announcement } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { Adjustments } from './adjustments.tsx';
import { AssignForm, type AssignDraft } from './assign-form.tsx';
import { Matrix, OtherReports } from './matrix.tsx';
import { assessorTableWordsOf } from './table-words.ts';
import { evaluationWordsOf } from './words.ts';

/** GET /desk/evaluation: the midterm evaluation: who assesses what, what is in, and after the reveal both sides. */
export async function showEvaluation(
  desk: Desk,
  announcement: Announcement | null = null,
  draft: AssignDraft = { tasks: [], people: [] },
  status: 200 | 409 | 422 = 200,
) {
  // Not as the request came in: it may have named assessors since.
  const now = await desk.ledger.clock.now();
  const evaluation = await evaluationOf(desk.ledger, desk.plan, now);
  const adjustments = await adjustmentsOf(desk.ledger, desk.plan, now);
  const words = evaluationWordsOf(desk.words.lang);
  const { isOrdered, revealedAt, cycles, tasks, others } = evaluation;
  const mayAssign = desk.mayAct && isOrdered && revealedAt === null;
  return desk.c.html(
    <DeskPage desk={desk} title={words.title} section="evaluation" announcement={announcement}>
      {!isOrdered && cycles.length === 0 ? (
        <Card>
          <Empty text={words.notOrdered} />
        </Card>
      ) : (
        <>
          <State desk={desk} evaluation={evaluation} />
          {mayAssign ? (
            <>
              <AssignForm desk={desk} evaluation={evaluation} draft={draft} />
              <ByTable desk={desk} />
            </>
          ) : (
            <Matrix desk={desk} tasks={tasks} isRevealed={revealedAt !== null} />
          )}
          {others.length > 0 && <OtherReports desk={desk} reports={others} />}
          {revealedAt && <Adjustments desk={desk} adjustments={adjustments} />}
        </>
      )}
    </DeskPage>,
    status,
  );
}

/** Assessors by the ledger's own table, edited and sent in. */
function ByTable({ desk }: { desk: Desk }) {
  const words = assessorTableWordsOf(desk.words.lang);
  return (
    <Card title={words.title} id="table" body="padded">
      <p>{words.text}</p>
      <form method="post" action="/desk/evaluation/table" enctype="multipart/form-data">
        <input type="hidden" name="plan" value={desk.plan.id} />
        <label class="d-block mb-2">
          <span class="fw-bold">{words.file}</span>
          <input class="form-control" type="file" name="file" accept=".xlsx" required />
        </label>
        <button class="btn btn-primary">{words.look}</button>
      </form>
    </Card>
  );
}

/** Dates of both sides, what is in, and what wants somebody's attention. */
function State({ desk, evaluation }: { desk: Desk; evaluation: Evaluation }) {
  const words = evaluationWordsOf(desk.words.lang);
  const { cycles, tasks, others, revealedAt } = evaluation;
  const { instant, date, frame } = desk.words;
  const unassigned = tasks.filter(({ assessor }) => assessor === null).length;
  const partial = tasks.filter(({ isPartial }) => isPartial).length;
  const all = [...tasks.flatMap(({ self, independent }) => [...self, independent]), ...others];
  const asked = all.filter((each) => each?.isAsked).length;
  return (
    <Card body="padded">
      <p>
        {revealedAt
          ? words.revealed(instant(revealedAt, desk.zone))
          : cycles.length > 0
            ? words.blind
            : words.notYet}
      </p>
      <dl class="facts m-0">
        {cycles.map(({ side, opensAt, dueOn, owed, filed, closedAt }) => (
          <>
            <dt>{words.side[side]}</dt>
            <dd>
              <b>{words.filed(filed, owed)}</b>
              <div class="muted small">
                {words.opens}
                {frame.colon}
                {instant(opensAt, desk.zone)} · {desk.says.common.due}
                {frame.colon}
                {date(dueOn)}
                {closedAt && owed > 0 && <> · {words.closed}</>}
              </div>
            </dd>
          </>
        ))}
      </dl>
      {revealedAt === null && unassigned > 0 && (
        <p class="panel-warn mt-2 mb-0">{words.unassigned(unassigned)}</p>
      )}
      {revealedAt === null &&
        cycles.some(({ side, owed }) => side === 'independent' && owed === 0) && (
          <p class="panel-warn mt-2 mb-0">{words.nobodyNamed}</p>
        )}
      {revealedAt === null && partial > 0 && (
        <p class="panel-warn mt-2 mb-0">{words.partial(partial)}</p>
      )}
      {asked > 0 && <p class="panel-warn mt-2 mb-0">{words.asked(asked)}</p>}
    </Card>
  );
}
