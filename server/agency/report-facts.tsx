import type { Child } from 'hono/jsx';
import { kindOf } from '../../domain/kinds/kinds.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import type { AgencyName as Named } from '../../ledger/read/desk/plans.ts';
import { Card } from '../parts/card.tsx';
import { LightTag } from '../parts/light-tag.tsx';
import { AgencyName, instantText, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import type { ReportWords } from './catalog.ts';
import { isOwn } from './own-report.ts';
import { agencyWords } from './words.ts';

/** What is known of a report: due date, light, who, and the sentence that orders it. */
export function ReportFacts({
  c,
  report,
  internalDue,
}: {
  c: AppContext;
  report: ReportDetail;
  /** What was typed as its internal due date, and not taken. */
  internalDue?: string | undefined;
}) {
  const words = c.get('words');
  const { report: own, my } = agencyWords(c);
  const { task } = report;
  const state = report.leftAt
    ? words.left
    : report.stage === 'collecting'
      ? my.state.toFile
      : words.stage[report.stage];
  return (
    <Card>
      <dl class="card-body facts">
        <Fact name={my.columns.light}>
          <LightTag c={c} light={report.light} kind={report.kind} />
        </Fact>
        <Fact name={own.due}>
          <b>{my.dueBy(report.dueOn)}</b>
          {report.dueOn !== report.originalDueOn && (
            <span class="muted small d-block">
              {words.originallyDue(report.originalDueOn)}
              {isCause(report.cause) && <span class="d-block">{own.cause[report.cause]}</span>}
            </span>
          )}
        </Fact>
        <InternalDue c={c} report={report} typed={internalDue} />
        <Fact name={my.columns.state}>{state}</Fact>
        <Fact name={own.opens}>{instantText(c, report.opensAt, report.zone)}</Fact>
        <Fact name={own.agency}>
          <AgencyName c={c} agency={report.agency} />
        </Fact>
        {kindOf(report.kind).review !== 'none' && (
          <Fact name={own.reviewer}>
            <AgencyName c={c} agency={report.superior} />
          </Fact>
        )}
        {task && task.lead.length > 1 && (
          <Fact name={own.lead}>
            <Agencies c={c} agencies={task.lead} />
          </Fact>
        )}
        {task && task.cooperating.length > 0 && (
          <Fact name={own.cooperating}>
            <Agencies c={c} agencies={task.cooperating} />
          </Fact>
        )}
        <Fact name={own.number}>{report.id}</Fact>
        {task && (
          <Fact name={own.rule}>
            <span class="small">
              <Rule c={c} report={report} />
            </span>
          </Fact>
        )}
      </dl>
    </Card>
  );
}

/** 内部期限: what its agency plans for, and the form to change it while the report is to be filed. */
function InternalDue(props: { c: AppContext; report: ReportDetail; typed: string | undefined }) {
  const { c, report, typed } = props;
  const { internal } = agencyWords(c).report;
  const words = c.get('words');
  const { internalDueOn } = report;
  const isOpen = isOwn(c, report) && report.stage === 'collecting' && report.leftAt === null;
  if (internalDueOn === null && !isOpen) return null;
  return (
    <Fact name={words.internalDue}>
      {internalDueOn !== null && <span>{words.date(internalDueOn)}</span>}
      {isOpen && (
        <details class="take-back" open={typed !== undefined}>
          <summary>
            <span class="btn btn-sm">{internal.change}…</span>
          </summary>
          <form method="post" action={`/reports/${encodeURIComponent(report.id)}/internal-due`}>
            <p class="muted small mb-1" id="internal-due-text">
              {internal.text}
            </p>
            <input
              class="form-control mb-2"
              type="date"
              name="day"
              max={report.dueOn}
              value={typed ?? internalDueOn ?? ''}
              aria-label={words.internalDue}
              aria-describedby="internal-due-text"
            />
            <button class="btn btn-sm btn-primary">{internal.save}</button>
          </form>
        </details>
      )}
    </Fact>
  );
}

/** The first terms need no reason. */
const isCause = (cause: string): cause is keyof ReportWords['cause'] =>
  [
    ...['return', 'policy', 'resume', 'extension', 'reopen', 'rejoin', 'transfer', 'assign'],
    'difference',
  ].includes(cause);

/** The sentence of the document that orders it, or who added it and why. */
function Rule({ c, report }: { c: AppContext; report: ReportDetail }) {
  const { orderedBy } = report;
  if (!orderedBy) return null;
  if ('quote' in orderedBy) return <Verbatim c={c} text={orderedBy.quote} />;
  const { report: own } = agencyWords(c);
  return (
    <>
      {own.addedBy}
      <Verbatim c={c} text={orderedBy.addedBy} />
      {own.comma}
      <Verbatim c={c} text={orderedBy.why} />
    </>
  );
}

/** A fact in a list of facts, under its name. */
export function Fact({ name, children }: { name: string; children?: Child }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Agencies({ c, agencies }: { c: AppContext; agencies: Named[] }) {
  return (
    <>
      {agencies.map((agency, i) => (
        <>
          {i > 0 && agencyWords(c).my.and}
          <AgencyName c={c} agency={agency} />
        </>
      ))}
    </>
  );
}

/** The task as the document has it, with its place in it. */
export function TaskText({ c, report }: { c: AppContext; report: ReportDetail }) {
  const { report: own } = agencyWords(c);
  const { task, planTitle } = report;
  return (
    <Card title={task ? own.task : own.rule}>
      <div class="card-body">
        <p class="muted small place">
          <Verbatim c={c} text={planTitle} />
          {[task?.chapter, task?.section].map(
            (title) =>
              title && (
                <>
                  {' › '}
                  <Verbatim c={c} text={title} />
                </>
              ),
          )}
        </p>
        {task ? (
          <p class="verbatim">
            {task.number}. <Verbatim c={c} text={task.text} />
          </p>
        ) : (
          <p class="verbatim">
            <Rule c={c} report={report} />
          </p>
        )}
      </div>
    </Card>
  );
}
