import { daysBetween } from '../../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import type { PageOf } from '../../../ledger/read/desk/page-of.ts';
import { reviewQueue, type ReviewRow } from '../../../ledger/read/desk/reviews.ts';
import { Card, Empty } from '../card.tsx';
import { DeskPage } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { agencyText, AgencyLink, ReportLink, reportPath } from '../names.tsx';
import { pageFrom, Pages, rowsOf } from '../pager.tsx';
import { Verbatim } from '../text.tsx';

const PATH = '/desk/reviews';
/** Reports of each queue on one page. */
const SHOWN = 50;

/**
 * GET /desk/reviews: what waits for this reader's review, oldest filing first; then what waits for
 * somebody else's.
 */
export async function showReviews(desk: Desk) {
  const { ledger, plan, selection, now, user, says } = desk;
  const isReviewer = [plan.commissionId, plan.governmentId].includes(user.agencyId ?? '');
  const queue = (reviewerId: string | null, name: string) =>
    reviewQueue(
      ledger,
      plan,
      {
        selection,
        reviewerId,
        page: pageFrom(desk.c.req.query(name)),
        size: rowsOf(desk.c, SHOWN),
      },
      now,
    );
  const other = user.agencyId === plan.governmentId ? plan.commissionId : plan.governmentId;
  const mine = await queue(isReviewer ? user.agencyId : null, 'page');
  const others = isReviewer ? await queue(other, 'others') : null;
  const { review: words, sections } = says;
  return desk.c.html(
    <DeskPage desk={desk} title={sections.reviews} section="reviews" chooser={PATH}>
      <section class="card">
        <p class="p-3 m-0 fw-bold" role="status">
          {isReviewer ? words.count(mine.count) : says.planned.reports(mine.count)}
        </p>
        <Queue desk={desk} queue={mine} name="page" />
      </section>
      {others && others.count > 0 && (
        <Card title={words.others} aside={says.planned.reports(others.count)} body="table">
          <Queue desk={desk} queue={others} name="others" />
        </Card>
      )}
    </DeskPage>,
  );
}

interface QueueProps {
  desk: Desk;
  queue: PageOf<ReviewRow>;
  /** What its page is called in the address. */
  name: string;
}

function Queue({ desk, queue, name }: QueueProps) {
  const { review: words, common } = desk.says;
  const { rows, count, page, pages } = queue;
  if (rows.length === 0) return <Empty text={words.empty} />;
  return (
    <>
      <div class="table-responsive">
        <table class="table table-list card-table">
          <thead>
            <tr>
              <th scope="col">{common.task}</th>
              <th scope="col">{common.agency}</th>
              <th scope="col">{words.filed}</th>
              <th scope="col">{words.reviewDue}</th>
              <th scope="col"></th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Waiting desk={desk} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <Pages
        desk={desk}
        page={page}
        pages={pages}
        of={{ count, size: rowsOf(desk.c, SHOWN) }}
        href={(number) => desk.link(PATH, { [name]: number })}
      />
    </>
  );
}

function Waiting({ desk, row }: { desk: Desk; row: ReviewRow }) {
  const { review: words, common } = desk.says;
  const { plan } = desk;
  const isMine = desk.mayReview(row.agency.id);
  const today = civilDateOf(desk.now, desk.zone);
  const reviewer = row.reviewerId === plan.commissionId ? plan.commission : plan.government;
  return (
    <tr>
      <td>
        <ReportLink desk={desk} report={row} />
      </td>
      <td>
        <AgencyLink desk={desk} agency={row.agency} />
      </td>
      <td class="nowrap">
        {row.filedAt && desk.words.instant(row.filedAt, desk.zone)}
        {row.filedAt && (
          <div class="muted small">
            {words.waiting} {common.days(daysBetween(civilDateOf(row.filedAt, desk.zone), today))}
          </div>
        )}
      </td>
      <td class="nowrap">
        {row.reviewDueOn && desk.words.shortDate(row.reviewDueOn)}{' '}
        {row.late && <span class="badge bg-red-lt">{words.late}</span>}
        {!isMine && (
          <div class="muted small">
            <Verbatim c={desk.c} text={words.reviewedBy(agencyText(desk, reviewer))} />
          </div>
        )}
      </td>
      <td class="text-end">
        <a class="btn btn-sm btn-primary" href={reportPath(row.id)}>
          {isMine ? words.open : common.show}
        </a>
      </td>
    </tr>
  );
}
