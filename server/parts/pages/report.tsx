import type { Child } from 'hono/jsx';
import { cycleName } from '../../../domain/kinds/words.ts';
import {
  type ReadableSubmission,
  type ReportStory,
} from '../../../ledger/read/desk/report-story.ts';
import { instructionsOf } from '../../../ledger/read/instructions.ts';
import { issueOfReport } from '../../../ledger/read/issues.ts';
import { filedWith } from '../../../ledger/read/report-files.ts';
import type { AppContext } from '../../web/deps.ts';
import { AsOfForm } from '../as-of.tsx';
import { AuditTable } from '../audit-table.tsx';
import { BothTexts } from '../both-texts.tsx';
import { Card, Empty } from '../card.tsx';
import { Contributions } from '../contributions.tsx';
import { cycleText } from '../cycle-choice.tsx';
import { announcementOf, DeskPage, type Announcement } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { deskFilesPath } from '../files/attachments.ts';
import { findReport } from '../find-report.ts';
import { issuePath } from '../issues/page.tsx';
import { instructionDone, Instructions } from '../instructions/card.tsx';
import { FindingCard } from '../inspections/finding-card.tsx';
import { LightTag } from '../light-tag.tsx';
import { Downloads } from '../download.tsx';
import { reportName, reportPath } from '../names.tsx';
import { PlannedForCard } from '../planned-for.tsx';
import { PlannedSteps } from '../planned.tsx';
import { ReopenForm } from '../reopen-form.tsx';
import { Responsible } from '../responsible.tsx';
import { ReviewForm } from '../review-form.tsx';
import { reviewGiven } from '../review-given.ts';
import { SubmissionCard } from '../submission.tsx';
import { Verbatim } from '../text.tsx';
import { Timeline } from '../timeline.tsx';

/** GET /desk/reports/:id: one report, what happened to it and what comes next. */
export async function showReport(c: AppContext, reportId: string) {
  const found = await findReport(c, reportId);
  if (!found) return c.notFound();
  const { desk, story } = found;
  const issue = await issueOfReport(desk.ledger, reportId);
  if (issue !== null) return c.redirect(issuePath(issue), 303);
  const announcement = reviewGiven(desk, story) ?? announcementOf(desk) ?? instructionDone(desk);
  const rows = await instructionsOf(desk.ledger, { reportId });
  return c.html(
    <ReportStoryPage
      {...found}
      announcement={announcement}
      review={<ReviewForm desk={desk} story={story} />}
      reopening={<ReopenForm desk={desk} story={story} />}
      instructions={<Instructions desk={desk} rows={rows} on={reportId} />}
    />,
  );
}

interface ReportStoryPageProps {
  desk: Desk;
  story: ReportStory;
  /** What was filed is not shown: it is a side of the evaluation, and that is blind. */
  isSealed?: boolean;
  announcement: Announcement | null;
  /** Shown while a filing waits for its review. */
  review: Child;
  /** Shown once it is accepted. */
  reopening?: Child;
  instructions?: Child;
}

/** The page of a report; also shown again with a refusal. */
export function ReportStoryPage({
  desk,
  story,
  isSealed = false,
  announcement,
  review,
  reopening,
  instructions,
}: ReportStoryPageProps) {
  const { report: words } = desk.says;
  const { report } = story;
  const { task } = report;
  const named = { ...report, task: task && taskOf(task) };
  const title = task
    ? `${reportName(desk, named)} · ${cycleText(desk, report)}`
    : reportName(desk, named);
  const isPast = story.asOf < desk.now;
  return (
    <DeskPage desk={desk} title={title} section="reports" announcement={announcement}>
      <section class="card">
        <div class="card-body d-flex flex-wrap gap-3 align-items-start">
          <div class="me-auto">
            {isPast && (
              <p class="mb-1 fw-bold">
                {words.asOf(desk.words.instant(story.asOf, desk.zone))}{' '}
                <a href={desk.c.req.path}>{words.asOfNow}</a>
              </p>
            )}
            {report.leftAt ? (
              <strong>{desk.words.left}</strong>
            ) : (
              <LightTag c={desk.c} light={story.light} kind={story.report.kind} />
            )}
            {!isSealed && (
              <p class="mt-2 mb-0">
                <Downloads c={desk.c} path={reportPath(report.id)} />
              </p>
            )}
          </div>
          <AsOfForm desk={desk} asOf={isPast ? story.asOf : null} />
        </div>
      </section>
      <div class="row">
        <div class="col-lg-7">
          {story.both && (
            <Card title={desk.says.cooperation.title} body="padded">
              <BothTexts desk={desk} both={story.both} />
            </Card>
          )}
          <FindingCard c={desk.c} finding={story.finding} />
          {story.submissions.length === 0 && <Original desk={desk} story={story} />}
          {isSealed ? (
            <Card title={words.submissions} body="table">
              <Empty text={words.sealed} />
            </Card>
          ) : (
            <Submissions desk={desk} story={story} shown={story.submissions.slice(0, 1)} />
          )}
          <PlannedForCard
            c={desk.c}
            planned={story.plannedFor}
            base="/desk/reports/"
            zone={desk.zone}
          />
          {!isPast && !report.leftAt && report.stage === 'reviewing' && review}
          {!isPast && !report.leftAt && report.stage === 'accepted' && reopening}
          {report.stage === 'collecting' && !report.leftAt && !isPast && (
            <Card title={words.planned} body="padded">
              <PlannedSteps desk={desk} steps={story.planned} />
            </Card>
          )}
          {story.submissions.length > 0 && <Original desk={desk} story={story} />}
          {story.submissions.length > 1 && (
            <Submissions desk={desk} story={story} shown={story.submissions.slice(1)} />
          )}
        </div>
        <div class="col-lg-5">
          <Responsible desk={desk} story={story} />
          {!isPast && (
            <Contributions
              c={desk.c}
              cooperation={story.cooperation}
              zone={desk.zone}
              files={story.files}
              base="/desk/reports/"
            />
          )}
          <Card title={words.past} body="padded">
            <Timeline desk={desk} entries={story.past} owners={story.owners} />
          </Card>
          {!isPast && instructions}
        </div>
      </div>
      <Card title={words.audit} body="table">
        <AuditTable desk={desk} rows={story.audit} />
      </Card>
    </DeskPage>
  );
}

/** A task by its number as printed, or by its place. */
const taskOf = ({ order, number, text }: NonNullable<ReportStory['report']['task']>) => ({
  number: number ?? String(order),
  text,
});

interface Part {
  desk: Desk;
  story: ReportStory;
}

function Original({ desk, story: { report } }: Part) {
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
        {task.chapterTitle !== null && (
          <>
            {common.chapterName(task.chapterNumber)}{' '}
            <Verbatim c={desk.c} text={task.chapterTitle} /> ·{' '}
          </>
        )}
        {task.sectionTitle !== null && (
          <>
            <Verbatim c={desk.c} text={task.sectionTitle} /> ·{' '}
          </>
        )}
        {source.span(spanStart, spanEnd)} ·{' '}
        <a href={desk.link(`/desk/tasks/${encodeURIComponent(task.id)}`)}>{words.toTask}</a> ·{' '}
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
            {task.indicators.map(({ quote, name }) => (
              <li>
                <Verbatim c={desk.c} text={quote ?? name} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function Submissions({ desk, story, shown }: Part & { shown: ReadableSubmission[] }) {
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
          attachments={filedWith(story.files, story.report.id, submission.revision)}
          files={deskFilesPath(story.report.id)}
          earlier={earlierThan(desk, story, submission)}
          open={submission === story.submissions[0]}
        />
      ))}
    </>
  );
}

/** What a reviewer compares a revision with: the one before it, and the last cycle's. */
function earlierThan(
  desk: Desk,
  { report, submissions, before }: ReportStory,
  submission: ReadableSubmission,
) {
  const { report: words } = desk.says;
  const revision = submissions.find((each) => each.revision === submission.revision - 1);
  const cycle = before && cycleName(desk.c.get('lang'), report.kind, before.period);
  return [
    ...(revision ? [{ title: words.sinceRevision(revision.revision), form: revision.form }] : []),
    ...(before && cycle ? [{ title: words.sinceLastCycle(cycle), form: before.form }] : []),
  ];
}
