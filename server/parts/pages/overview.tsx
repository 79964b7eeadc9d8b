import { daysBetween } from '../../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { overview, type Overview } from '../../../ledger/read/desk/overview.ts';
import { Card, Empty, Figures, type Figure } from '../card.tsx';
import { CyclesCard } from '../cycles-card.tsx';
import { announcementOf, DeskPage, PlanTitle } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { extensionWordsOf } from '../extensions/words.ts';
import { issueWordsOf } from '../issues/words.ts';
import { lightsPicture } from '../lights-picture.tsx';
import { AgencyLink, ReportLink } from '../names.tsx';
import { PlannedTable } from '../planned.tsx';
import { ReportTable } from '../report-table.tsx';
import { UnreachableCard } from '../unreachable.tsx';
import { SourceCard } from './source.tsx';
import { rowsOf } from '../pager.tsx';

/** GET /desk: where the plan's cycles stand, what burns, what comes next. */
export async function showOverview(desk: Desk) {
  const { ledger, plan, selection, now, c } = desk;
  const most = rowsOf(c);
  const size = most === undefined ? most : { red: most, late: most, next: most };
  const data = await overview(ledger, plan, selection, now, size);
  const { sections, overview: words } = desk.says;
  const picture = data.chapters.length > 0 && (await lightsPicture(desk, data.chapters));
  return desk.c.html(
    <DeskPage
      desk={desk}
      title={sections.overview}
      section="overview"
      chooser="/desk"
      announcement={announcementOf(desk)}
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
      {data.tally.owed + data.tally.left > 0 && <Counts desk={desk} data={data} />}
      {picture && (
        <Card title={words.lights} body="padded">
          {picture}
        </Card>
      )}
      {data.unreachable.length > 0 && <UnreachableCard desk={desk} agencies={data.unreachable} />}
      <RedCard desk={desk} data={data} />
      <div class="row">
        <div class="col-lg-7">
          <Card title={words.next} body="table">
            <PlannedTable desk={desk} planned={data.next} />
          </Card>
          <LateReviews desk={desk} late={data.lateReviews} />
          {data.cycles.length > 0 && <CyclesCard desk={desk} cycles={data.cycles} />}
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

/** The counts of what is selected; each that has a list leads to it. */
function Counts({ desk, data }: Part) {
  const { words, says } = desk;
  const { moved, original, owed, accepted, overdue, rescheduled, left } = data.tally;
  const reports = (query: Record<string, string>) => desk.link('/desk/reports', query);
  const figures: Figure[] = [
    { name: words.tally.owed, count: owed, href: reports({}) },
    { name: words.punctuality.filedOnTime, count: moved.filedOnTime },
    { name: words.punctuality.filedLate, count: moved.filedLate },
    { name: words.tally.overdue, count: overdue, href: reports({ stage: 'overdue' }) },
    { name: words.punctuality.notYetDue, count: moved.notYetDue },
    { name: says.overview.inReview, count: data.inReview, href: desk.link('/desk/reviews') },
    ...(data.extensions > 0
      ? [
          {
            name: extensionWordsOf(words.lang).state.confirmed,
            count: data.extensions,
            href: desk.link('/desk/extensions'),
          },
        ]
      : []),
    { name: words.tally.returned, count: data.returned },
    { name: words.tally.accepted, count: accepted, href: reports({ stage: 'accepted' }) },
    ...(['nil', 'short', 'copied'] as const)
      .filter((name) => data.tally[name] > 0)
      .map((name) => ({
        name: words.tally[name],
        count: data.tally[name],
        href: reports({ filing: name }),
      })),
    ...(data.objections > 0
      ? [
          {
            name: says.objections.waiting,
            count: data.objections,
            href: desk.link('/desk/objections'),
          },
        ]
      : []),
    ...(data.issues > 0
      ? [
          {
            name: issueWordsOf(words.lang).title,
            count: data.issues,
            href: desk.link('/desk/issues'),
          },
        ]
      : []),
    ...(left > 0
      ? [{ name: words.tally.left, count: left, href: reports({ stage: 'left' }) }]
      : []),
  ];
  // Where dates were moved, the original ones are told beside those in force.
  const byOriginal = (Object.keys(original) as (keyof typeof original)[]).map((name) => ({
    name: words.punctuality[name],
    count: original[name],
  }));
  return (
    <>
      <Figures label={says.overview.figures} figures={figures} />
      {rescheduled > 0 && (
        <>
          <h2 class="card-title mb-2">{words.againstOriginal}</h2>
          <Figures label={words.againstOriginal} figures={byOriginal} />
        </>
      )}
    </>
  );
}

function RedCard({ desk, data: { red, redCount, tally } }: Part) {
  const { overview: words } = desk.says;
  const more = (
    <a href={desk.link('/desk/reports', { light: 'red', sort: 'due' })}>
      {words.burningMore(red.length, redCount)} ·{' '}
      {words.burningOf(tally.overdue, redCount - tally.overdue)}
    </a>
  );
  return (
    <Card title={words.burning} body="table" {...(redCount > 0 && { aside: more })}>
      <ReportTable desk={desk} rows={red} empty={words.noRed} />
    </Card>
  );
}

function DraftsCard({ desk, data: { drafts } }: Part) {
  const { overview: words } = desk.says;
  const waiting = drafts.letters + drafts.circulars > 0;
  return (
    <Card title={words.drafts} body="padded">
      <p class="m-0">
        {waiting ? words.draftCount(drafts.letters, drafts.circulars) : words.noDrafts}{' '}
        {waiting && <a href={desk.link('/desk/letters')}>{words.toDrafts}</a>}
      </p>
    </Card>
  );
}

function RefusedCard({ desk, data: { refused } }: Part) {
  const { overview: words, mails } = desk.says;
  return (
    <Card title={words.refused} body="table">
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

/** The reviews that are late, longest first. */
function LateReviews({ desk, late }: { desk: Desk; late: Overview['lateReviews'] }) {
  const { overview: words, common, review } = desk.says;
  const today = civilDateOf(desk.now, desk.zone);
  const { rows, count } = late;
  const more = <a href={desk.link('/desk/reviews')}>{words.burningMore(rows.length, count)}</a>;
  return (
    <Card title={words.lateReviews} body="table" {...(rows.length > 0 && { aside: more })}>
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
            {rows.map((row) => (
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
