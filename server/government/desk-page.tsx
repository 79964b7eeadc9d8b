import type { Child } from 'hono/jsx';
import { assertCivilDate, type CivilDate } from '../../domain/calendar/civil-date.ts';
import { civilDateOf, endOfDay } from '../../domain/calendar/zoned.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import { evaluationOf } from '../../ledger/read/desk/evaluation.ts';
import { evaluationReportOf } from '../../ledger/read/desk/evaluation-report.ts';
import { lightsAsOf } from '../../ledger/read/desk/lights-as-of.ts';
import { lightsByChapter } from '../../ledger/read/desk/lights.ts';
import { reviewQueue, type ReviewRow } from '../../ledger/read/desk/reviews.ts';
import { EVERYTHING } from '../../ledger/read/desk/selection.ts';
import { inspectionsOf, type InspectionRow } from '../../ledger/read/inspections/list.ts';
import { instructionsOf } from '../../ledger/read/instructions.ts';
import { issuesOf } from '../../ledger/read/issues.ts';
import { documentsOf } from '../../ledger/read/signed/document-page.ts';
import { Card, Empty } from '../parts/card.tsx';
import { DeskPage, PlanTitle } from '../parts/desk-page.tsx';
import type { Desk } from '../parts/desk.ts';
import { DocumentTable } from '../parts/documents/list.tsx';
import { documentPath } from '../parts/documents/version-card.tsx';
import { InspectionTable } from '../parts/inspections/list-page.tsx';
import { inspectionWordsOf } from '../parts/inspections/words.ts';
import { Instructions } from '../parts/instructions/card.tsx';
import { IssueTable } from '../parts/issues/table.tsx';
import { issueWordsOf } from '../parts/issues/words.ts';
import { lightsPicture } from '../parts/lights-picture.tsx';
import { AgencyLink, ReportLink, reportName } from '../parts/names.tsx';
import { Verbatim } from '../parts/text.tsx';
import { DayForm } from './day-form.tsx';
import { EvaluationCard } from './evaluation-card.tsx';
import { governmentWordsOf } from './words.ts';
import { rowsOf } from '../parts/pager.tsx';

const MOST_WAITING = 50;

/** GET /government: what waits for the office, what it was sent, where the plan stands as of a day. */
export async function showGovernment(desk: Desk) {
  const { ledger, plan, now, c } = desk;
  const words = governmentWordsOf(desk.words.lang);
  const issueWords = issueWordsOf(desk.words.lang);
  const wanted = {
    selection: EVERYTHING,
    reviewerId: plan.governmentId,
    page: 1,
    size: rowsOf(c, MOST_WAITING),
  };
  const day = dayFrom(c.req.query('day'), civilDateOf(now, desk.zone));
  const over = new Date(endOfDay(day, desk.zone).getTime() - 1);
  const at = over < now ? over : now;
  const isNow = day === civilDateOf(now, desk.zone);
  const [waiting, documents, chapters, evaluation, report, instructions, issues, inspections] =
    await Promise.all([
      reviewQueue(ledger, plan, wanted, now),
      documentsOf(ledger, plan.id, now),
      isNow ? lightsByChapter(ledger, plan, EVERYTHING, now) : lightsAsOf(ledger, plan, at),
      evaluationOf(ledger, plan, at),
      evaluationReportOf(ledger, plan.id, at),
      instructionsOf(ledger, { planId: plan.id }),
      issuesOf(ledger, { planId: plan.id }, now),
      inspectionsOf(ledger, plan, now),
    ]);
  const open = issues.filter(({ isOpen }) => isOpen);
  const picture = chapters.length > 0 && (await lightsPicture(desk, chapters, isNow));
  return c.html(
    <DeskPage desk={desk} title={words.title} section="government">
      <PlanTitle desk={desk} />
      {desk.plans.length > 1 && (
        <nav aria-label={desk.says.common.plan}>
          <ul>
            {desk.plans
              .filter(({ id }) => id !== plan.id)
              .map(({ id, title }) => (
                <li>
                  <a href={`/government?plan=${encodeURIComponent(id)}`}>
                    <Verbatim c={c} text={title} />
                  </a>
                </li>
              ))}
          </ul>
        </nav>
      )}
      <Card title={words.waiting(waiting.count)} id="waiting" body="table">
        <Waiting desk={desk} rows={waiting.rows} />
      </Card>
      {open.length > 0 && (
        <Card
          title={`${issueWords.title}${desk.words.frame.colon}${issueWords.open(open.length)}`}
          id="issues"
          body="table"
        >
          <IssueTable c={c} rows={open} base="/desk/issues/" withAgency />
        </Card>
      )}
      <Card title={words.documents} id="documents" body="table">
        <DocumentTable desk={desk} documents={documents} />
      </Card>
      <EvaluationCard desk={desk} evaluation={evaluation} report={report} day={day} />
      <Inspections desk={desk} rows={inspections} />
      <LightsCard desk={desk} picture={picture} day={day} />
      <Instructions desk={desk} rows={instructions} on={null} />
    </DeskPage>,
  );
}

/** 检查: every inspection, and the way to order one. */
function Inspections({ desk, rows }: { desk: Desk; rows: readonly InspectionRow[] }) {
  const words = inspectionWordsOf(desk.words.lang);
  const order = <a href={desk.link('/desk/inspections#order')}>{words.order.title}</a>;
  return (
    <Card title={words.title} id="inspections" aside={order} body="table">
      {rows.length === 0 ? (
        <Empty text={words.none} />
      ) : (
        <InspectionTable desk={desk} rows={rows} />
      )}
    </Card>
  );
}

/** The day in the address, if it is one that is not to come; else today. */
function dayFrom(given: string | undefined, today: CivilDate): CivilDate {
  if (given === undefined) return today;
  try {
    const day = assertCivilDate(given);
    return day < today ? day : today;
  } catch {
    return today;
  }
}

function Waiting({ desk, rows }: { desk: Desk; rows: readonly ReviewRow[] }) {
  const words = governmentWordsOf(desk.words.lang);
  const { common, review } = desk.says;
  if (rows.length === 0) return <Empty text={words.nothing} />;
  return (
    <table class="table table-list card-table">
      <thead>
        <tr>
          <th scope="col">{common.task}</th>
          <th scope="col">{common.agency}</th>
          <th scope="col">{words.since}</th>
          <th scope="col">{review.reviewDue}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <td>
              {kindOf(row.kind).asks === 'sign-off' ? (
                <a class="fw-bold" href={documentPath(row.id)}>
                  {reportName(desk, row)}
                </a>
              ) : (
                <ReportLink desk={desk} report={row} />
              )}
            </td>
            <td>
              <AgencyLink desk={desk} agency={row.agency} />
            </td>
            <td class="nowrap" data-label={words.since}>
              {row.filedAt && desk.words.instant(row.filedAt, desk.zone)}
            </td>
            <td class="nowrap" data-label={review.reviewDue}>
              {row.reviewDueOn && desk.words.shortDate(row.reviewDueOn)}{' '}
              {row.late && <span class="badge bg-red-lt">{review.late}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface LightsProps {
  desk: Desk;
  /** False where nothing is owed yet. */
  picture: Child;
  day: CivilDate;
}

/** The plan's lights in one picture, and in figures, as of the end of a day. */
function LightsCard({ desk, picture, day }: LightsProps) {
  const words = governmentWordsOf(desk.words.lang);
  const today = civilDateOf(desk.now, desk.zone);
  return (
    <Card
      title={words.lights}
      id="lights"
      aside={<DayForm desk={desk} day={day} part="lights" />}
      body="padded"
    >
      {day < today && <p class="fw-bold">{words.asOf(desk.words.date(day))}</p>}
      {picture || <Empty text={words.noReports} />}
    </Card>
  );
}
