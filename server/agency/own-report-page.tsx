import { civilDateOf } from '../../domain/calendar/zoned.ts';
import type { Refusal } from '../../domain/report/refusal.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { Card } from '../parts/card.tsx';
import { refusalText } from '../parts/refusals.ts';
import { instantText, Verbatim } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { fieldAnchor } from './field.tsx';
import { FiledList, isFilable } from './filed-list.tsx';
import { prefill, SECTIONS, type FormValues } from './form-values.ts';
import type { Faults } from './read-form.ts';
import { ReportFacts, TaskText } from './report-facts.tsx';
import { ReportForm } from './report-form.tsx';
import { subjectName } from './subject.tsx';
import { agencyWords } from './words.ts';

interface OwnReportPageProps {
  c: AppContext;
  report: ReportDetail;
  /** After a form that was not taken: what was typed, and why. */
  typed?: FormValues;
  faults?: Faults;
  refusal?: Refusal;
}

/** A report as the agency that owes it sees it. */
export function OwnReportPage({
  c,
  report,
  typed,
  faults = new Map(),
  refusal,
}: OwnReportPageProps) {
  const { report: own } = agencyWords(c);
  const title = own.heading(subjectName(c, report), report.kind, report.year);
  const filable = isFilable(report);
  return (
    <Page c={c} title={title} active="my" styles={['agency.css']} scripts={['draft.js']}>
      {refusal && <Refused c={c} report={report} refusal={refusal} />}
      {faults.size > 0 && <FaultList c={c} faults={faults} />}
      <Returned c={c} report={report} />
      <div class="report-columns">
        <div>
          <TaskText c={c} report={report} />
          {filable && isLate(report) && <p class="panel-error">{own.lateNote}</p>}
          {filable ? (
            <ReportForm c={c} report={report} values={typed ?? prefill(report)} faults={faults} />
          ) : (
            <>
              {typed && <TypedText c={c} typed={typed} />}
              <FiledList c={c} report={report} />
            </>
          )}
        </div>
        <div>
          <ReportFacts c={c} report={report} />
          {filable && <FiledList c={c} report={report} />}
          {c.get('user')?.role !== 'agency' && (
            <p>
              <a href={`/desk/reports/${encodeURIComponent(report.id)}`}>{own.deskLink}</a>
            </p>
          )}
        </div>
      </div>
    </Page>
  );
}

function Refused(props: { c: AppContext; report: ReportDetail; refusal: Refusal }) {
  const { c, report, refusal } = props;
  const { why, todo } = refusalText(partsWordsOf(c.get('lang')).refusals, refusal, (instant) =>
    instantText(c, instant, report.zone),
  );
  const newest = report.filed[0];
  return (
    <div class="panel-error" role="alert">
      <h2>{why}</h2>
      <p>{todo}</p>
      {refusal.code === 'already_filed' && newest && (
        <p>
          <a href={`/reports/${encodeURIComponent(report.id)}/receipt/${newest.revision}`}>
            {agencyWords(c).report.showReceipt}
          </a>
        </p>
      )}
    </div>
  );
}

function FaultList({ c, faults }: { c: AppContext; faults: Faults }) {
  const { report: own } = agencyWords(c);
  const { frame } = c.get('words');
  const labelOf = (name: string) =>
    name === 'nilReason'
      ? own.nilReason
      : (SECTIONS.find((each) => each === name) ?? null) === null
        ? own.indicators
        : partsWordsOf(c.get('lang')).formSections[name as (typeof SECTIONS)[number]].label;
  return (
    <div class="panel-error" role="alert">
      <h2>{own.faultsTitle}</h2>
      <ul>
        {[...faults].map(([name, fault]) => (
          <li>
            <a href={fieldAnchor(name)}>{labelOf(name)}</a>
            {frame.colon}
            {own.faults[fault]}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Filed now, it counts as late. */
const isLate = ({ stage, light }: ReportDetail) =>
  stage === 'missed' || light.reason.code === 'overdue';

/** The commission's reason, while the report waits to be filed again. */
function Returned({ c, report }: { c: AppContext; report: ReportDetail }) {
  const { report: own } = agencyWords(c);
  const words = c.get('words');
  const review = report.filed[0]?.review;
  if (!review || review.outcome !== 'returned' || !isFilable(report)) return null;
  return (
    <section class="panel-warn returned" aria-labelledby="returned">
      <h2 id="returned">{own.returnedTitle}</h2>
      <p class="reason typed">
        <Verbatim c={c} text={review.reason ?? ''} />
      </p>
      <p>
        <b>{(isLate(report) ? own.returnedOverdue : own.returnedDue)(report.dueOn)}</b>
      </p>
      <p class="muted small">
        {own.returned(words.shortDate(civilDateOf(review.reviewedAt, report.zone)))}
        <Verbatim c={c} text={review.reviewedBy} />
      </p>
    </section>
  );
}

/** What was typed into a form that can be filed no longer: to be read and copied, never lost. */
function TypedText({ c, typed }: { c: AppContext; typed: FormValues }) {
  const { report: own } = agencyWords(c);
  const texts = [
    ...SECTIONS.map(
      (name) =>
        [partsWordsOf(c.get('lang')).formSections[name].label, typed.sections[name].text] as const,
    ),
    ...[...typed.indicators.values()].map(({ text }) => [own.indicators, text] as const),
    [own.nilReason, typed.nilReason] as const,
  ];
  return (
    <Card title={own.typed}>
      <dl class="card-body filed-form">
        {texts
          .filter(([, text]) => text.trim() !== '')
          .map(([label, text]) => (
            <>
              <dt>{label}</dt>
              <dd class="typed">
                <Verbatim c={c} text={text} />
              </dd>
            </>
          ))}
      </dl>
    </Card>
  );
}
