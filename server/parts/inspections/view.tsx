import type {
  AnswerRow,
  InspectionDetail,
  SubjectRow,
} from '../../../ledger/read/inspections/detail.ts';
import type { AppContext } from '../../web/deps.ts';
import { Card, Empty } from '../card.tsx';
import { AgencyName, headOf, Verbatim } from '../text.tsx';
import { inspectionWordsOf } from './words.ts';

/** What the parts of an inspection's page are given. */
export interface InspectionView {
  c: AppContext;
  inspection: InspectionDetail;
}

/** An instant in the zone of the inspection's plan. */
export const instantOf = ({ c, inspection }: InspectionView, instant: Date): string =>
  c.get('words').instant(instant, inspection.plan.policy.zone);

/** What an inspection is, as everybody reads it who may read any of it. */
export function Facts({ view, isWhole }: { view: InspectionView; isWhole: boolean }) {
  const { c, inspection } = view;
  const words = inspectionWordsOf(c.get('lang'));
  const { facts } = words;
  const { scope, periodFrom, periodTo, startsOn, endsOn, members, stage } = inspection;
  const { conclusion, answerDueOn, calledOffWhy, calledOffAt, overLimitWhy } = inspection;
  const by = (at: Date | null, name: string | null) =>
    at && (
      <>
        {instantOf(view, at)} <Verbatim c={c} text={isWhole ? (name ?? '') : ''} />
      </>
    );
  const rows = [
    [
      facts.stage,
      <strong>{words.stage[!isWhole && stage === 'findings' ? 'under_way' : stage]}</strong>,
    ],
    [facts.scope, <Verbatim c={c} text={scope} />],
    [facts.period, words.days(periodFrom, periodTo)],
    [facts.draw, isWhole && facts.drawn(inspection.randomShare, inspection.seed)],
    [facts.visit, startsOn && endsOn ? words.days(startsOn, endsOn) : words.notArranged],
    [facts.team, members.length > 0 && <Team view={view} />],
    [facts.overLimit, isWhole && overLimitWhy && <Verbatim c={c} text={overLimitWhy} />],
    [facts.ordered, isWhole && by(inspection.orderedAt, inspection.orderedBy)],
    [facts.announced, by(inspection.announcedAt, inspection.announcedBy)],
    [facts.concluded, by(inspection.concludedAt, inspection.concludedBy)],
    [facts.answerBy, answerDueOn && c.get('words').date(answerDueOn)],
    [facts.closed, by(inspection.closedAt, null)],
    [facts.calledOff, by(calledOffAt, inspection.calledOffBy)],
  ] as const;
  return (
    <Card body="padded">
      <dl class="facts m-0">
        {rows
          .filter(([, value]) => Boolean(value))
          .map(([label, value]) => (
            <>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </>
          ))}
      </dl>
      <Quote c={c} label={facts.calledOff} text={calledOffWhy} />
      <Quote c={c} label={facts.conclusion} text={conclusion} />
    </Card>
  );
}

function Quote({ c, label, text }: { c: AppContext; label: string; text: string | null }) {
  if (text === null) return null;
  return (
    <>
      <p class="fw-bold mt-3 mb-1">{label}</p>
      <blockquote class="reason typed m-0">
        <Verbatim c={c} text={text} />
      </blockquote>
    </>
  );
}

function Team({ view: { c, inspection } }: { view: InspectionView }) {
  return (
    <ul class="plain m-0">
      {inspection.members.map(({ name, agency }) => (
        <li>
          <Verbatim c={c} text={name} />{' '}
          <span class="muted">
            <AgencyName c={c} agency={agency} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What is inspected; why it was proposed is for whoever carries it out. */
export function Subjects(props: {
  view: InspectionView;
  subjects: readonly SubjectRow[];
  withWhy: boolean;
}) {
  const { view, subjects, withWhy } = props;
  const { c } = view;
  const words = inspectionWordsOf(c.get('lang'));
  const { subjects: says } = words;
  return (
    <Card title={says.title(subjects.length)} id="subjects" body="table">
      {subjects.length === 0 ? (
        <Empty text={says.none} />
      ) : (
        <table class="table table-list table-sm card-table">
          <thead>
            <tr>
              <th scope="col">{says.agency}</th>
              <th scope="col">{says.task}</th>
              {withWhy && <th scope="col">{says.why}</th>}
            </tr>
          </thead>
          <tbody>
            {subjects.map(({ agency, task, reasons }) => (
              <tr>
                <td>
                  <AgencyName c={c} agency={agency} />
                </td>
                <td data-label={says.task}>
                  {task ? (
                    <>
                      <strong>{c.get('words').task(task.number)}</strong>{' '}
                      <Verbatim c={c} text={headOf(task.text)} />
                    </>
                  ) : (
                    says.whole
                  )}
                </td>
                {withWhy && (
                  <td data-label={says.why}>
                    {reasons.length === 0 ? (
                      <span class="muted">{says.byHand}</span>
                    ) : (
                      reasons.map((reason) => <div>{words.reason(reason)}</div>)
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

/** What inspected agencies said to the conclusion. */
export function Answers({
  view,
  answers,
}: {
  view: InspectionView;
  answers: readonly AnswerRow[];
}) {
  const { c } = view;
  const { answers: words } = inspectionWordsOf(c.get('lang'));
  return (
    <>
      {answers.length === 0 && <p class="muted m-0">{words.none}</p>}
      {answers.map(({ agency, text, answeredAt, answeredBy }) => (
        <article class="mb-3">
          <strong>
            <AgencyName c={c} agency={agency} />
          </strong>
          <blockquote class="reason typed m-0">
            <Verbatim c={c} text={text} />
          </blockquote>
          <p class="muted small m-0">
            {words.answered(instantOf(view, answeredAt))}
            <Verbatim c={c} text={answeredBy} />
          </p>
        </article>
      ))}
    </>
  );
}
