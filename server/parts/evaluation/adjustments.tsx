import { kindWordsOf } from '../../../domain/kinds/words.ts';
import type { ProposedAdjustment } from '../../../ledger/read/desk/adjustments.ts';
import { Card, Empty } from '../card.tsx';
import type { Desk } from '../desk.ts';
import { reportPath } from '../names.tsx';
import { AgencyName, headOn, Verbatim } from '../text.tsx';
import { evaluationWordsOf } from './words.ts';

interface AdjustmentsProps {
  desk: Desk;
  adjustments: readonly ProposedAdjustment[];
}

/** What both sides propose to adjust; the commission adopts one by one, as a change of the task. */
export function Adjustments({ desk, adjustments }: AdjustmentsProps) {
  const words = evaluationWordsOf(desk.words.lang);
  return (
    <Card title={words.adjustments(adjustments.length)} body="table" id="adjustments">
      {adjustments.length === 0 ? (
        <Empty text={words.noAdjustments} />
      ) : (
        <table class="table table-list table-sm card-table">
          <thead>
            <tr>
              <th scope="col">{words.task}</th>
              <th scope="col">{words.proposed}</th>
              <th scope="col">{words.adopted}</th>
            </tr>
          </thead>
          <tbody>
            {adjustments.map((each) => (
              <Row desk={desk} adjustment={each} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function Row({ desk, adjustment }: { desk: Desk; adjustment: ProposedAdjustment }) {
  const words = evaluationWordsOf(desk.words.lang);
  const { id, reportId, kind, agency, task, text, adoptedAt } = adjustment;
  const path = task && `/desk/tasks/${encodeURIComponent(task.id)}`;
  return (
    <tr>
      <td>
        {task ? (
          <>
            <b class="nowrap">{desk.words.task(task.number)}</b>{' '}
            <Verbatim c={desk.c} text={headOn(desk.c, task.text, 30)} />
          </>
        ) : (
          words.wholePlan
        )}
      </td>
      <td>
        <div class="typed">
          <Verbatim c={desk.c} text={text} />
        </div>
        <div class="muted small">
          <a href={reportPath(reportId)}>{kindWordsOf(desk.words.lang, kind).name}</a> ·{' '}
          <AgencyName c={desk.c} agency={agency} />
        </div>
      </td>
      <td>
        {adoptedAt && <div>{words.adoptedOn(desk.words.instant(adoptedAt, desk.zone))}</div>}
        {path && desk.mayAct && (
          <a class="btn btn-sm" href={desk.link(`${path}#reword`, { from: id })}>
            {adoptedAt ? words.adoptAgain : words.adopt}
          </a>
        )}
        {!adoptedAt && !(path && desk.mayAct) && <span class="muted">{words.notAdopted}</span>}
      </td>
    </tr>
  );
}
