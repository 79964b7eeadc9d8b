import { daysBetween } from '../../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import type { ReportPageData } from '../../../ledger/read/desk/report-page.ts';
import { langOf, NoClassified } from '../../format.tsx';
import type { Desk } from '../desk.ts';
import { Card } from './card.tsx';
import { reportPath } from './names.tsx';

interface ReviewFormProps {
  desk: Desk;
  data: ReportPageData;
  /** What was typed before a refusal. */
  draft?: { reason: string };
}

/**
 * Accept, or return with a reason. The form names the revision that was read, so that a review of
 * what has been replaced since is refused.
 */
export function ReviewForm({ desk, data, draft }: ReviewFormProps) {
  const { review: words } = desk.desk;
  const { report, submissions } = data;
  const revision = submissions[0]?.revision ?? 0;
  const action = `${reportPath(report.id)}/review`;
  const isReviewer =
    desk.user.role === 'commission' && desk.user.agencyId === desk.plan.commission.id;
  return (
    <Card title={words.heading} aside={<Deadline desk={desk} data={data} />} id="review">
      {isReviewer ? (
        <div class="review-form">
          <form method="post" action={action}>
            <input type="hidden" name="revision" value={revision} />
            <p>{words.acceptText}</p>
            <button class="btn btn-success" name="outcome" value="accept">
              {words.accept}
            </button>
          </form>
          <form method="post" action={action}>
            <input type="hidden" name="revision" value={revision} />
            <label class="w-100">
              <span class="fw-bold">{words.returnReason}</span>
              <span class="d-block muted small">{words.returnReasonHint}</span>
              <textarea
                class="form-control"
                name="reason"
                rows={4}
                maxlength={5000}
                required
                {...langOf(desk.c, draft?.reason ?? '')}
              >
                {draft?.reason ?? ''}
              </textarea>
            </label>
            <NoClassified c={desk.c} />
            <p class="btn-row">
              <button class="btn btn-warning" name="outcome" value="return">
                {words.return}
              </button>
              <span class="muted small">{words.returnText(desk.plan.policy.returnWorkdays)}</span>
            </p>
          </form>
        </div>
      ) : (
        <p class="m-0 muted">{words.onlyCommission}</p>
      )}
    </Card>
  );
}

function Deadline({ desk, data: { report } }: { desk: Desk; data: ReportPageData }) {
  const { review: words } = desk.desk;
  const { reviewDueOn } = report;
  if (reviewDueOn === null) return null;
  const late = daysBetween(reviewDueOn, civilDateOf(desk.now, desk.zone));
  const date = desk.words.date(reviewDueOn);
  return late > 0 ? (
    <span class="error-text">{words.overdue(date, late)}</span>
  ) : (
    <span class="muted">{words.due(date)}</span>
  );
}
