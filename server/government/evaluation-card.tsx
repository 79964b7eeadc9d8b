import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { evaluationStage } from '../../domain/evaluation/stage.ts';
import type { Evaluation } from '../../ledger/read/desk/evaluation.ts';
import type { EvaluationReport } from '../../ledger/read/desk/evaluation-report.ts';
import { Card } from '../parts/card.tsx';
import type { Desk } from '../parts/desk.ts';
import { documentPath } from '../parts/documents/version-card.tsx';
import { MatrixTable } from '../parts/evaluation/matrix.tsx';
import { evaluationWordsOf } from '../parts/evaluation/words.ts';
import { Verbatim } from '../parts/text.tsx';
import { DayForm } from './day-form.tsx';
import { governmentWordsOf } from './words.ts';

interface EvaluationCardProps {
  desk: Desk;
  /** As of the end of the day. */
  evaluation: Evaluation;
  report: EvaluationReport | null;
  day: CivilDate;
}

/** So many tasks need not be folded. */
const FEW = 10;

/** 中期评估: where it stood at the end of a day, its report as it was then, and both sides once revealed. */
export function EvaluationCard({ desk, evaluation, report, day }: EvaluationCardProps) {
  const words = governmentWordsOf(desk.words.lang);
  const says = evaluationWordsOf(desk.words.lang);
  const { isOrdered, cycles, tasks, others, revealedAt } = evaluation;
  if (!isOrdered && cycles.length === 0) return null;
  const sides = [...tasks.flatMap(({ self, independent }) => [...self, independent]), ...others];
  const stage = evaluationStage({
    begun: cycles.length > 0,
    revealed: revealedAt !== null,
    asked: sides.filter((each) => each?.isAsked).length,
    report: report && { newest: report.newest?.state ?? null },
  });
  const form = <DayForm desk={desk} day={day} part="evaluation" />;
  const evaluated = tasks.filter(({ self, independent }) => self.length > 0 || independent);
  return (
    <Card title={says.title} id="evaluation" aside={form}>
      <div class="card-body">
        {day < civilDateOf(desk.now, desk.zone) && (
          <p class="fw-bold">{words.asOf(desk.words.date(day))}</p>
        )}
        <p>
          <strong>{words.stages[stage]}</strong>
        </p>
        <dl class="facts m-0">
          {cycles.map(({ side, owed, filed, dueOn }) => (
            <>
              <dt>{says.side[side]}</dt>
              <dd>
                {says.filed(filed, owed)}
                <span class="muted small">
                  {' '}
                  · {desk.says.common.due}
                  {desk.words.frame.colon}
                  {desk.words.date(dueOn)}
                </span>
              </dd>
            </>
          ))}
          {revealedAt && (
            <>
              <dt>{words.revealed}</dt>
              <dd>{desk.words.instant(revealedAt, desk.zone)}</dd>
            </>
          )}
          {report?.newest && (
            <>
              <dt>{words.report}</dt>
              <dd>
                <a href={`${documentPath(report.id)}/versions/${report.newest.version}`}>
                  <Verbatim c={desk.c} text={report.newest.title} />
                </a>{' '}
                <span class="muted small">
                  {words.version(
                    report.newest.version,
                    desk.words.instant(report.newest.signedAt, desk.zone),
                  )}
                </span>
              </dd>
            </>
          )}
        </dl>
      </div>
      {revealedAt && (
        <details open={evaluated.length <= FEW}>
          <summary class="px-3 py-2">{words.matrix(evaluated.length)}</summary>
          <div class="table-responsive">
            <MatrixTable desk={desk} tasks={evaluated} isRevealed />
          </div>
        </details>
      )}
    </Card>
  );
}
