import { daysBetween } from '../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { accept, returnReport } from '../../ledger/commands/report-commands.ts';
import type { ReportPageData } from '../../ledger/read/desk/report-page.ts';
import { Card, NoClassified } from '../parts/card.tsx';
import { refusalOf } from '../parts/desk-page.tsx';
import type { Desk } from '../parts/desk.ts';
import { reportPath } from '../parts/names.tsx';
import { DeskReportPage, findReport } from '../parts/pages/report.tsx';
import { langOf } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { actorOf, userOf } from '../web/session.ts';
import { commissionWordsOf } from './words.ts';

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
  const { review: words } = commissionWordsOf(desk.words.lang);
  const { report, submissions } = data;
  const revision = submissions[0]?.revision ?? 0;
  const action = `${reportPath(report.id)}/review`;
  const isReviewer =
    desk.user.role === 'commission' && desk.user.agencyId === desk.plan.commission.id;
  return (
    <Card
      title={words.heading}
      aside={<Deadline desk={desk} data={data} />}
      id="review"
      body="padded"
    >
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
  const { review: words } = commissionWordsOf(desk.words.lang);
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

const LONGEST_REASON = 5_000;

/** POST /desk/reports/:id/review: accepts or returns the revision that the form names. */
export async function reviewReport(c: AppContext, reportId: string) {
  const form = await c.req.parseBody();
  const text = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
  const revision = /^\d{1,6}$/.test(text('revision')) ? Number(text('revision')) : 0;
  // A form counts a line's end as one character, and sends it as two.
  const reason = text('reason')
    .replaceAll('\r\n', '\n')
    .replaceAll('\0', '')
    .slice(0, LONGEST_REASON);
  const seen = await findReport(c, reportId);
  if (!seen) return c.notFound();
  const actor = actorOf(userOf(c));
  const { ledger } = seen.desk;
  const outcome =
    text('outcome') === 'accept'
      ? await accept(ledger, reportId, revision, actor)
      : await returnReport(ledger, reportId, revision, reason, actor);
  if (outcome.ok) {
    const done = outcome.value.change.kind;
    return c.redirect(`${reportPath(reportId)}?done=${done}`, 303);
  }
  const found = await findReport(c, reportId);
  if (!found) return c.notFound();
  const { desk, data } = found;
  const notice = refusalOf(desk, outcome.refusal);
  const review = <ReviewForm desk={desk} data={data} draft={{ reason }} />;
  return c.html(<DeskReportPage desk={desk} data={data} notice={notice} review={review} />, 409);
}
