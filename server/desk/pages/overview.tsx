import { raw } from 'hono/html';
import { daysBetween } from '../../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { overview, type Overview } from '../../../ledger/read/desk/overview.ts';
import type { ReviewRow } from '../../../ledger/read/desk/reviews.ts';
import type { Desk } from '../desk.ts';
import { DeskPage, PlanTitle } from '../desk-page.tsx';
import { noticeOf } from '../notices.ts';
import { Card, Empty } from '../parts/card.tsx';
import { Figures } from '../parts/figures.tsx';
import { lightsChart } from '../parts/lights-chart.ts';
import { LightsTable } from '../parts/lights-table.tsx';
import { AgencyLink, ReportLink } from '../parts/names.tsx';
import { PlannedTable } from '../parts/planned-table.tsx';
import { ReportTable } from '../parts/report-table.tsx';
import { SourceCard } from '../parts/source-card.tsx';

/** GET /desk: where the plan's year stands, what burns, what comes next. */
export async function overviewPage(desk: Desk) {
  const data = await overview(desk.ledger, desk.plan, desk.year, desk.now);
  const { sections, overview: words } = desk.desk;
  return desk.c.html(
    <DeskPage
      desk={desk}
      title={sections.overview}
      section="overview"
      chooser="/desk"
      notice={noticeOf(desk)}
    >
      <PlanTitle desk={desk} />
      {!desk.plan.launchedAt && (
        <div class="panel-warn">
          <p>{words.notLaunched}</p>
          {desk.mayAct && (
            <a class="btn btn-primary" href={desk.link('/desk/launch')}>
              {words.toLaunch}
            </a>
          )}
        </div>
      )}
      {data.tally.owed > 0 && <Figures desk={desk} data={data} />}
      {data.chapters.length > 0 && <LightsCard desk={desk} data={data} />}
      <RedCard desk={desk} data={data} />
      <div class="row">
        <div class="col-lg-7">
          <Card title={words.next} flush>
            <PlannedTable desk={desk} planned={data.next} />
          </Card>
          <LateReviews desk={desk} rows={data.lateReviews} />
        </div>
        <div class="col-lg-5">
          <DraftsCard desk={desk} data={data} />
          <RefusedCard desk={desk} data={data} />
          <SourceCard desk={desk} />
        </div>
      </div>
    </DeskPage>,
  );
}

interface Part {
  desk: Desk;
  data: Overview;
}

function LightsCard({ desk, data: { chapters } }: Part) {
  const { overview: words, common } = desk.desk;
  const chart = lightsChart(chapters, {
    colour: desk.words.colour,
    row: ({ chapter }) => (chapter ? common.chapterName(chapter.number) : common.regions),
  });
  return (
    <Card title={words.lights}>
      <div class="row">
        <div class="col-lg-5">
          <div class="lights-chart" role="img" aria-label={words.lightsText}>
            {raw(chart)}
          </div>
        </div>
        <div class="col-lg-7 table-responsive">
          <LightsTable desk={desk} chapters={chapters} />
        </div>
      </div>
    </Card>
  );
}

function RedCard({ desk, data: { red, redCount } }: Part) {
  const { overview: words } = desk.desk;
  const more = (
    <a href={desk.link('/desk/reports', { light: 'red', sort: 'due' })}>
      {words.burningMore(red.length, redCount)}
    </a>
  );
  return (
    <Card title={words.burning} flush {...(redCount > 0 && { aside: more })}>
      <ReportTable desk={desk} rows={red} empty={words.noRed} />
    </Card>
  );
}

function DraftsCard({ desk, data: { drafts } }: Part) {
  const { overview: words } = desk.desk;
  const waiting = drafts.letters + drafts.circulars > 0;
  return (
    <Card title={words.drafts}>
      <p class="m-0">
        {waiting ? words.draftCount(drafts.letters, drafts.circulars) : words.noDrafts}{' '}
        {waiting && <a href={desk.link('/desk/escalations#drafts')}>{words.toDrafts}</a>}
      </p>
    </Card>
  );
}

function RefusedCard({ desk, data: { refused } }: Part) {
  const { overview: words, mails } = desk.desk;
  return (
    <Card title={words.refused} flush>
      {refused.length === 0 ? (
        <Empty text={words.noRefused} />
      ) : (
        <ul class="list-unstyled m-0 p-3">
          {refused.map(({ agency, role, address, code }) => (
            <li>
              <AgencyLink desk={desk} agency={agency} /> {desk.words.contactRole[role]}{' '}
              <code>{address}</code>
              {code && <div class="muted small">{mails.code(code)}</div>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const LATE_SHOWN = 6;

/** The reviews that are late, longest first. */
function LateReviews({ desk, rows }: { desk: Desk; rows: ReviewRow[] }) {
  const { overview: words, common, review } = desk.desk;
  const today = civilDateOf(desk.now, desk.zone);
  const shown = rows.slice(0, LATE_SHOWN);
  const more = (
    <a href={desk.link('/desk/reviews')}>{words.burningMore(shown.length, rows.length)}</a>
  );
  return (
    <Card title={words.lateReviews} flush {...(rows.length > 0 && { aside: more })}>
      {rows.length === 0 ? (
        <Empty text={words.noLateReviews} />
      ) : (
        <table class="table table-list card-table">
          <thead>
            <tr>
              <th scope="col">{common.task}</th>
              <th scope="col">{common.agency}</th>
              <th scope="col">{review.reviewDue}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr>
                <td>
                  <ReportLink desk={desk} report={row} />
                </td>
                <td>
                  <AgencyLink desk={desk} agency={row.agency} />
                </td>
                <td class="nowrap">
                  {row.reviewDueOn && desk.words.shortDate(row.reviewDueOn)}
                  <div class="text-danger small">
                    {row.reviewDueOn && words.reviewLate(daysBetween(row.reviewDueOn, today))}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
