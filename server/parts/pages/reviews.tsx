import { daysBetween } from '../../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { reviewQueue } from '../../../ledger/read/desk/reviews.ts';
import { Empty } from '../card.tsx';
import { DeskPage } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { AgencyLink, ReportLink, reportPath } from '../names.tsx';

/** GET /desk/reviews: what waits for a review, oldest filing first. */
export async function showReviews(desk: Desk) {
  const rows = await reviewQueue(desk.ledger, desk.plan, desk.now);
  const { review: words, common, sections } = desk.says;
  const today = civilDateOf(desk.now, desk.zone);
  return desk.c.html(
    <DeskPage desk={desk} title={sections.reviews} section="reviews">
      <section class="card">
        {rows.length === 0 ? (
          <Empty text={words.empty} />
        ) : (
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
                          {words.waiting}{' '}
                          {common.days(daysBetween(civilDateOf(row.filedAt, desk.zone), today))}
                        </div>
                      )}
                    </td>
                    <td class="nowrap">
                      {row.reviewDueOn && desk.words.shortDate(row.reviewDueOn)}{' '}
                      {row.late && <span class="badge bg-red-lt">{words.late}</span>}
                    </td>
                    <td class="text-end">
                      <a class="btn btn-sm btn-primary" href={reportPath(row.id)}>
                        {desk.mayAct ? words.open : common.show}
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </DeskPage>,
  );
}
