import { planIdOf } from '../../../ledger/read/desk/full-report.ts';
import {
  reportPage as readReport,
  type ReadableSubmission,
  type ReportPageData,
} from '../../../ledger/read/desk/report-page.ts';
import { AgencyName, LightTag, Verbatim } from '../../format.tsx';
import type { AppContext } from '../../deps.ts';
import { deskOf, type Desk } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { instantFrom } from '../instant-from.ts';
import { noticeOf, type DeskNotice } from '../notices.ts';
import { AuditTable } from '../parts/audit-table.tsx';
import { Card, Empty } from '../parts/card.tsx';
import { AgencyLink, reportName } from '../parts/names.tsx';
import { PlannedRungs } from '../parts/planned-rungs.tsx';
import { ReviewForm } from '../parts/review-form.tsx';
import { SubmissionCard } from '../parts/submission.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { AsOfForm } from '../parts/as-of-form.tsx';
import { reviewedNotice } from './review.tsx';

/** What the reviewer had typed when the ledger refused, so that nothing is lost. */
export interface ReviewDraft {
  reason: string;
}

/** GET /desk/reports/:id: one report, what happened to it and what comes next. */
export async function reportPage(c: AppContext, reportId: string) {
  const found = await findReport(c, reportId);
  if (!found) return c.notFound();
  const { desk, data } = found;
  return c.html(
    <ReportPage desk={desk} data={data} notice={reviewedNotice(desk, data) ?? noticeOf(desk)} />,
  );
}

/** The report with the desk of its plan; null if this reader may not see it, or it is not there. */
export async function findReport(c: AppContext, reportId: string) {
  const planId = await planIdOf(c.get('deps').ledger, reportId);
  const desk = planId === null ? null : await deskOf(c, planId);
  if (!desk) return null;
  const at = instantFrom(c.req.query('at'), desk.zone);
  const data = await readReport(desk.ledger, desk.plan, reportId, desk.now, at);
  return data && { desk, data };
}

interface ReportPageProps {
  desk: Desk;
  data: ReportPageData;
  notice: DeskNotice | null;
  draft?: ReviewDraft;
}

/** The page of a report; also shown again with a refusal. */
export function ReportPage({ desk, data, notice, draft }: ReportPageProps) {
  const { report: words } = desk.desk;
  const { report } = data;
  const title = `${reportName(desk, report)} · ${desk.words.reportKind[report.kind]} · ${desk.words.year(report.year)}`;
  const isPast = data.asOf < desk.now;
  return (
    <DeskPage desk={desk} title={title} section="reports" notice={notice}>
      <section class="card">
        <div class="card-body d-flex flex-wrap gap-3 align-items-start">
          <div class="me-auto">
            {isPast && (
              <p class="mb-1 fw-bold">
                {words.asOf(desk.words.instant(data.asOf, desk.zone))}{' '}
                <a href={desk.c.req.path}>{words.asOfNow}</a>
              </p>
            )}
            <LightTag c={desk.c} light={data.light} />
          </div>
          <AsOfForm desk={desk} asOf={isPast ? data.asOf : null} />
        </div>
      </section>
      <div class="row">
        <div class="col-lg-7">
          {data.submissions.length === 0 && <Original desk={desk} data={data} />}
          <Submissions desk={desk} data={data} shown={data.submissions.slice(0, 1)} />
          {!isPast && report.stage === 'reviewing' && (
            <ReviewForm desk={desk} data={data} {...(draft && { draft })} />
          )}
          {report.stage === 'collecting' && !isPast && (
            <Card title={words.planned}>
              <PlannedRungs desk={desk} rungs={data.planned} />
            </Card>
          )}
          {data.submissions.length > 0 && <Original desk={desk} data={data} />}
          {data.submissions.length > 1 && (
            <Submissions desk={desk} data={data} shown={data.submissions.slice(1)} />
          )}
        </div>
        <div class="col-lg-5">
          <Responsible desk={desk} data={data} />
          <Card title={words.past}>
            <Timeline desk={desk} entries={data.past} />
          </Card>
        </div>
      </div>
      <Card title={words.audit} flush>
        <AuditTable desk={desk} rows={data.audit} />
      </Card>
    </DeskPage>
  );
}

interface Part {
  desk: Desk;
  data: ReportPageData;
}

function Original({ desk, data: { report } }: Part) {
  const { report: words, common } = desk.desk;
  const { task } = report;
  if (!task) return null;
  const { spanStart, spanEnd } = task;
  const { source } = desk.desk;
  return (
    <Card title={words.original}>
      <p class="quote" lang="zh-CN">
        {task.text}
      </p>
      <p class="muted small mt-2 mb-0">
        {common.chapterName(task.chapterNumber)} <Verbatim c={desk.c} text={task.chapterTitle} /> ·{' '}
        <Verbatim c={desk.c} text={task.sectionTitle} /> · {source.span(spanStart, spanEnd)} ·{' '}
        <a
          href={`/desk/source?plan=${encodeURIComponent(desk.plan.id)}&from=${spanStart}&to=${spanEnd}#span`}
        >
          {words.showInSource}
        </a>
      </p>
      {task.indicators.length > 0 && (
        <>
          <h3 class="mt-3">{words.indicators}</h3>
          <ul class="m-0">
            {task.indicators.map(({ quote }) => (
              <li>
                <Verbatim c={desk.c} text={quote} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function Responsible({ desk, data: { report, facts, lead, cooperating } }: Part) {
  const { report: words, common } = desk.desk;
  const { date, originallyDue } = desk.words;
  return (
    <Card title={words.responsible}>
      <dl class="facts">
        <dt>{words.owes}</dt>
        <dd>
          <AgencyLink desk={desk} agency={report.agency} />
        </dd>
        <dt>{common.due}</dt>
        <dd>
          {date(facts.dueOn)}
          {facts.dueOn !== report.originalDueOn && (
            <div class="muted small">{originallyDue(report.originalDueOn)}</div>
          )}
        </dd>
        <dt>{common.stage}</dt>
        <dd>{desk.words.stage[facts.stage]}</dd>
        {lead.length > 0 && <dt>{words.lead}</dt>}
        {lead.length > 0 && (
          <dd>
            {lead.map((agency) => (
              <div>
                <AgencyName c={desk.c} agency={agency} />
              </div>
            ))}
          </dd>
        )}
        {cooperating.length > 0 && <dt>{words.cooperating}</dt>}
        {cooperating.length > 0 && (
          <dd>
            {cooperating.map((agency) => (
              <div>
                <AgencyName c={desk.c} agency={agency} />
              </div>
            ))}
          </dd>
        )}
      </dl>
    </Card>
  );
}

function Submissions({ desk, data, shown }: Part & { shown: ReadableSubmission[] }) {
  const { report: words } = desk.desk;
  if (shown.length === 0)
    return (
      <Card title={words.submissions} flush>
        <Empty text={words.noSubmissions} />
      </Card>
    );
  return (
    <>
      {shown.map((submission) => (
        <SubmissionCard
          desk={desk}
          submission={submission}
          indicators={data.report.task?.indicators ?? []}
          open={submission === data.submissions[0]}
        />
      ))}
    </>
  );
}
