import type { Child } from 'hono/jsx';
import { planIdOf } from '../../../ledger/read/desk/full-report.ts';
import {
  reportPage,
  type ReadableSubmission,
  type ReportPageData,
} from '../../../ledger/read/desk/report-page.ts';
import type { AppContext } from '../../web/deps.ts';
import { instantFrom } from '../as-of.tsx';
import { AsOfForm } from '../as-of.tsx';
import { AuditTable } from '../audit-table.tsx';
import { Card, Empty } from '../card.tsx';
import { announcementOf, DeskPage, type Announcement } from '../desk-page.tsx';
import { deskOf, type Desk } from '../desk.ts';
import { LightTag } from '../light-tag.tsx';
import { AgencyLink, reportName } from '../names.tsx';
import { PlannedRungs } from '../planned.tsx';
import { SubmissionCard } from '../submission.tsx';
import { AgencyName, Verbatim } from '../text.tsx';
import { Timeline } from '../timeline.tsx';

/** What stands under a filed report that waits: the review, for those who may. */
export type ReviewPart = (props: { desk: Desk; data: ReportPageData }) => Child;

/** GET /desk/reports/:id: one report, what happened to it and what comes next. */
export async function showReport(c: AppContext, reportId: string, Review: ReviewPart) {
  const found = await findReport(c, reportId);
  if (!found) return c.notFound();
  const { desk, data } = found;
  const notice = reviewedNotice(desk, data) ?? announcementOf(desk);
  return c.html(<DeskReportPage {...found} notice={notice} review={Review(found)} />);
}

/** The report with the desk of its plan; null if this reader may not see it, or it is not there. */
export async function findReport(c: AppContext, reportId: string) {
  const planId = await planIdOf(c.get('deps').ledger, reportId);
  const desk = planId === null ? null : await deskOf(c, planId);
  if (!desk) return null;
  const at = instantFrom(c.req.query('at'), desk.zone);
  const data = await reportPage(desk.ledger, desk.plan, reportId, desk.now, at);
  return data && { desk, data };
}

interface DeskReportPageProps {
  desk: Desk;
  data: ReportPageData;
  notice: Announcement | null;
  /** Shown while a filing waits for its review. */
  review: Child;
}

/** The page of a report; also shown again with a refusal. */
export function DeskReportPage({ desk, data, notice, review }: DeskReportPageProps) {
  const { report: words } = desk.says;
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
          {!isPast && report.stage === 'reviewing' && review}
          {report.stage === 'collecting' && !isPast && (
            <Card title={words.planned} body="padded">
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
          <Card title={words.past} body="padded">
            <Timeline desk={desk} entries={data.past} />
          </Card>
        </div>
      </div>
      <Card title={words.audit} body="table">
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
  const { report: words, common } = desk.says;
  const { task } = report;
  if (!task) return null;
  const { spanStart, spanEnd } = task;
  const { source } = desk.says;
  return (
    <Card title={words.original} body="padded">
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
  const { report: words, common } = desk.says;
  const { date, originallyDue } = desk.words;
  return (
    <Card title={words.responsible} body="padded">
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
  const { report: words } = desk.says;
  if (shown.length === 0)
    return (
      <Card title={words.submissions} body="table">
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

/** What a review gave, told from the report itself and not from the address. */
function reviewedNotice({ c, says, words }: Desk, data: ReportPageData): Announcement | null {
  const done = c.req.query('done');
  const last = data.submissions[0];
  if (!last?.review || done !== last.review.outcome) return null;
  const { outcome, newDueOn } = last.review;
  if (outcome === 'accepted') return { good: true, text: says.review.acceptedNow(last.revision) };
  const due = newDueOn === null ? '' : words.date(newDueOn);
  return { good: true, text: says.review.returnedNow(last.revision, due) };
}
