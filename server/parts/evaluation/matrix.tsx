import { RATING } from '../../../domain/evaluation/rating.ts';
import type { Side } from '../../../domain/kinds/kind.ts';
import { kindOfSide } from '../../../domain/kinds/sides.ts';
import { kindWordsOf } from '../../../domain/kinds/words.ts';
import type { EvaluatedTask, SideReport } from '../../../ledger/read/desk/evaluation.ts';
import { Card } from '../card.tsx';
import type { Desk } from '../desk.ts';
import { agencyText, reportPath } from '../names.tsx';
import { AgencyName, headOn, Verbatim } from '../text.tsx';
import { evaluationWordsOf } from './words.ts';

interface MatrixProps {
  desk: Desk;
  tasks: readonly EvaluatedTask[];
  isRevealed: boolean;
}

/** All tasks: self against independent; before the reveal only what is in. */
export function Matrix(props: MatrixProps) {
  return (
    <Card body="table">
      <MatrixTable {...props} />
    </Card>
  );
}

/** The same, to stand in a card with other things. */
export function MatrixTable({ desk, tasks, isRevealed }: MatrixProps) {
  const words = evaluationWordsOf(desk.words.lang);
  return (
    <table class="table table-list table-sm card-table">
      <SidesHead desk={desk} />
      <tbody>
        {tasks.map((task) => (
          <tr>
            <td>
              <TaskHead desk={desk} task={task} />
              {task.differs && <span class="badge bg-yellow-lt ms-1">{words.differs}</span>}
            </td>
            <td data-label={words.side.self}>
              {task.self.map((report) => (
                <Said desk={desk} side="self" report={report} isRevealed={isRevealed} />
              ))}
            </td>
            <td data-label={words.side.independent}>
              {task.independent ? (
                <Said
                  desk={desk}
                  side="independent"
                  report={task.independent}
                  isRevealed={isRevealed}
                />
              ) : (
                <span class="muted">{words.nobody}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The head of a table with a task a row and a side of the evaluation a column. */
export function SidesHead({ desk }: { desk: Desk }) {
  const { task, side } = evaluationWordsOf(desk.words.lang);
  return (
    <thead>
      <tr>
        <th scope="col">{task}</th>
        <th scope="col">{side.self}</th>
        <th scope="col">{side.independent}</th>
      </tr>
    </thead>
  );
}

/** A task's number, which leads to its page, and the head of its text. */
export function TaskHead({ desk, task }: { desk: Desk; task: EvaluatedTask }) {
  return (
    <>
      <a class="fw-bold nowrap" href={desk.link(`/desk/tasks/${encodeURIComponent(task.id)}`)}>
        {desk.words.task(task.number)}
      </a>{' '}
      <Verbatim c={desk.c} text={headOn(desk.c, task.text, 40)} />
    </>
  );
}

/** Self-evaluations of regions, which rate no single task. */
export function OtherReports({ desk, reports }: { desk: Desk; reports: readonly SideReport[] }) {
  const words = evaluationWordsOf(desk.words.lang);
  return (
    <Card title={words.regions} body="padded">
      {reports.map((report) => (
        <Said desk={desk} side="self" report={report} isRevealed={report.rating !== null} />
      ))}
    </Card>
  );
}

interface SaidProps {
  desk: Desk;
  side: Side;
  report: SideReport;
  isRevealed: boolean;
}

/** What one report says, by its agency, and leads to it. */
export function Said({ desk, side, report, isRevealed }: SaidProps) {
  const words = evaluationWordsOf(desk.words.lang);
  const { rating, stage, agency, reportId, isAsked } = report;
  const { options = {} } = kindWordsOf(desk.words.lang, kindOfSide(side)).fields[RATING] ?? {};
  const state = isRevealed ? words.noRating : words.stage[stage];
  return (
    <div>
      <a href={reportPath(reportId)} aria-label={`${agencyText(desk, agency)} ${words.side[side]}`}>
        {rating ? <b>{options[rating]}</b> : state}
      </a>{' '}
      <span class="muted small">
        <AgencyName c={desk.c} agency={agency} />
      </span>
      {isAsked && <span class="badge bg-yellow-lt ms-1">{words.isAsked}</span>}
    </div>
  );
}
