import { civilDateOf } from '../../domain/calendar/zoned.ts';
import type { Refusal } from '../../domain/report/refusal.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { ATTACHMENTS_SCRIPT } from '../parts/attachments/control.tsx';
import type { Uploaded } from '../parts/attachments/room.ts';
import { Downloads } from '../parts/download.tsx';
import { Contributions } from '../parts/contributions.tsx';
import { fieldWords, ItemName } from '../parts/field-words.tsx';
import { FindingCard } from '../parts/inspections/finding-card.tsx';
import { issueWordsOf } from '../parts/issues/words.ts';
import { PlannedForCard } from '../parts/planned-for.tsx';
import { refusalText } from '../parts/refusals.ts';
import { instantText, Verbatim } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { ExtensionCard, type ExtensionTyped } from './extension-card.tsx';
import { fieldId } from './field.tsx';
import { FiledList, isFilable } from './filed-list.tsx';
import { prefill, type FormValues } from './form-values.ts';
import { OtherSideCard } from './other-side.tsx';
import type { Faults } from './read-form.ts';
import { ReportFacts, TaskText } from './report-facts.tsx';
import { Shared } from './sharing.tsx';
import { FORM_ID, ReportForm } from './report-form.tsx';
import { headingOf } from './subject.tsx';
import { TakeBack, TakenBack } from './take-back.tsx';
import { TypedText } from './typed-text.tsx';
import { agencyWords } from './words.ts';

interface OwnReportPageProps {
  c: AppContext;
  report: ReportDetail;
  /** After a form that was not taken: what was typed, and why. */
  typed?: FormValues;
  faults?: Faults;
  refusal?: Refusal;
  /** What was typed into the form of a request for an extension. */
  extension?: ExtensionTyped;
  /** What was typed as its internal due date. */
  internalDue?: string;
  /** What came of files that were sent. */
  uploaded?: readonly Uploaded[];
}

/** A report as the agency that owes it sees it. */
export function OwnReportPage({
  c,
  report,
  typed,
  faults = new Map(),
  refusal,
  extension,
  internalDue,
  uploaded = [],
}: OwnReportPageProps) {
  const { report: own } = agencyWords(c);
  const title = headingOf(c, report);
  const filable = isFilable(report);
  return (
    <Page
      c={c}
      title={title}
      active="my"
      styles={['agency.css']}
      scripts={['draft.js', ATTACHMENTS_SCRIPT]}
    >
      {c.req.query('done') === 'internal-due' && !refusal && (
        <p class="panel-good" role="status">
          {own.internal.saved}
        </p>
      )}
      {refusal && <Refused c={c} report={report} refusal={refusal} typed={typed} />}
      {faults.size > 0 && <FaultList c={c} report={report} faults={faults} />}
      {report.leftAt && <Left c={c} report={report} leftAt={report.leftAt} />}
      <Shared c={c} report={report} />
      {filable && (
        <p class="to-form">
          <a class="btn btn-sm" href="#form">
            {own.toForm}
          </a>
        </p>
      )}
      <Returned c={c} report={report} />
      <Given c={c} report={report} />
      {report.cause === 'difference' && filable && (
        <section class="panel-warn" role="status">
          <p>{own.differs}</p>
        </section>
      )}
      <TakenBack c={c} report={report} />
      <div class="report-columns">
        <div>
          <FindingCard c={c} finding={report.finding} />
          <TaskText c={c} report={report} />
          <OtherSideCard c={c} report={report} />
          <PlannedForCard c={c} planned={report.planned} base="/reports/" zone={report.zone} />
          {filable && isLate(report) && <p class="panel-error">{own.lateNote}</p>}
          {filable ? (
            <ReportForm
              c={c}
              report={report}
              values={typed ?? prefill(report)}
              faults={faults}
              isTyped={typed !== undefined}
              uploaded={uploaded}
            />
          ) : (
            <>
              {typed && <TypedText c={c} report={report} typed={typed} />}
              <FiledList c={c} report={report} />
            </>
          )}
        </div>
        <div>
          <ReportFacts c={c} report={report} internalDue={internalDue} />
          <TakeBack c={c} report={report} />
          <ExtensionCard c={c} report={report} typed={extension} />
          <Contributions
            c={c}
            cooperation={report.cooperation}
            zone={report.zone}
            files={report.files}
            base="/reports/"
          />
          {filable && <FiledList c={c} report={report} />}
          {report.mayRaise && (
            <p>
              <a href={`/my/issues/new?report=${encodeURIComponent(report.id)}`}>
                {issueWordsOf(c.get('lang')).raise}
              </a>
            </p>
          )}
          <p>
            <Downloads c={c} path={`/reports/${encodeURIComponent(report.id)}`} />
          </p>
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

interface RefusedProps {
  c: AppContext;
  report: ReportDetail;
  refusal: Refusal;
  typed: FormValues | undefined;
}

/** Why something was refused, and what to do. */
export function Refused({ c, report, refusal, typed }: RefusedProps) {
  const { why, todo } = refusalText(partsWordsOf(c.get('lang')).refusals, refusal, (instant) =>
    instantText(c, instant, report.zone),
  );
  const newest = report.filed[0];
  return (
    <div class="panel-error" role="alert">
      <h2>{why}</h2>
      <p>{todo}</p>
      {refusal.code === 'questioned' && (
        <p>
          <button class="btn" form={FORM_ID} name="insist" value={typed?.nil ? 'nil' : 'form'}>
            {agencyWords(c).report.insist}
          </button>{' '}
          <a href="#form">{agencyWords(c).report.change}</a>
        </p>
      )}
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

function FaultList(props: { c: AppContext; report: ReportDetail; faults: Faults }) {
  const { c, report, faults } = props;
  const { report: own } = agencyWords(c);
  const { frame } = c.get('words');
  const nameOf = (key: string) => {
    const field = report.fields.find((each) => each.key === key);
    if (!field) return own.nilReason;
    return (
      <>
        {fieldWords(c, report.kind, field.spec).label}
        {field.item && (
          <>
            {' · '}
            <ItemName c={c} spec={field.spec} item={field.item} />
          </>
        )}
      </>
    );
  };
  return (
    <div class="panel-error" role="alert">
      <h2>{own.faultsTitle}</h2>
      <ul>
        {[...faults].map(([key, fault]) => (
          <li>
            <a href={`#${fieldId(key)}`}>{nameOf(key)}</a>
            {frame.colon}
            {own.faults[fault]}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** In what words the terms in force were given, until it is filed under them. */
function Given({ c, report }: { c: AppContext; report: ReportDetail }) {
  const { given, cause } = report;
  const { givenTitle } = agencyWords(c).report;
  if (!given || !isFilable(report) || !Object.hasOwn(givenTitle, cause)) return null;
  return (
    <section class="panel-warn" role="status">
      <h2>{givenTitle[cause as keyof typeof givenTitle]}</h2>
      <p class="reason typed">
        <Verbatim c={c} text={given.reason} />
      </p>
      <p class="muted small">
        <Verbatim c={c} text={given.by} />
      </p>
    </section>
  );
}

/** Since when and why it is no longer owed. */
function Left({ c, report, leftAt }: { c: AppContext; report: ReportDetail; leftAt: Date }) {
  const { leftCause, leftWhy } = report;
  const cause = c.get('words').leftCause(leftCause ?? '');
  return (
    <section class="panel-warn">
      <p>{agencyWords(c).report.left(instantText(c, leftAt, report.zone), cause)}</p>
      {leftWhy !== null && (
        <p class="reason typed">
          <Verbatim c={c} text={leftWhy} />
        </p>
      )}
    </section>
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
