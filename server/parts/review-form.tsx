import { daysBetween } from '../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import type { ReportStory } from '../../ledger/read/desk/report-story.ts';
import { Card } from './card.tsx';
import type { Desk } from './desk.ts';
import { ReasonField } from './reason-field.tsx';
import { agencyText, reportPath } from './names.tsx';
import { Verbatim } from './text.tsx';

interface ReviewFormProps {
  desk: Desk;
  story: ReportStory;
  /** What was typed before a refusal. */
  draft?: { reason: string };
}

/**
 * Accept, or return with a reason, for whoever reviews this report; for everybody else, who does. The form names the revision that was read, so that a review of
 * what has been replaced since is refused.
 */
export function ReviewForm({ desk, story, draft }: ReviewFormProps) {
  const { review: words } = desk.says;
  const { report, submissions, reviewer } = story;
  const revision = submissions[0]?.revision ?? 0;
  const action = `${reportPath(report.id)}/review`;
  return (
    <Card
      title={words.heading}
      aside={<Deadline desk={desk} story={story} />}
      id="review"
      body="padded"
    >
      {desk.mayReview(report.agencyId) ? (
        <div class="review-form">
          <Beginning desk={desk} story={story} action={action} />
          <form method="post" action={action}>
            <input type="hidden" name="revision" value={revision} />
            <p>{words.acceptText}</p>
            <button class="btn btn-success" name="outcome" value="accept">
              {words.accept}
            </button>
          </form>
          <form method="post" action={action}>
            <input type="hidden" name="revision" value={revision} />
            <ReasonField
              c={desk.c}
              label={words.returnReason}
              hint={words.returnReasonHint}
              typed={draft?.reason ?? ''}
            />
            <p class="btn-row">
              <button class="btn btn-warning" name="outcome" value="return">
                {words.return}
              </button>
              <span class="muted small">{words.returnText(desk.plan.policy.returnWorkdays)}</span>
            </p>
          </form>
        </div>
      ) : (
        <p class="m-0 muted">
          <Verbatim c={desk.c} text={words.reviewedBy(agencyText(desk, reviewer))} />
        </p>
      )}
    </Card>
  );
}

/** Until it has begun the agency may take its filing back; opening this page begins nothing. */
function Beginning({ desk, story, action }: { desk: Desk; story: ReportStory; action: string }) {
  const { review: words } = desk.says;
  const newest = story.submissions[0];
  if (!newest) return null;
  const { reviewBegun, revision } = newest;
  if (reviewBegun)
    return (
      <p class="review-beginning">
        {words.begunAt(desk.words.instant(reviewBegun.at, desk.zone))}
        <Verbatim c={desk.c} text={reviewBegun.by} />
      </p>
    );
  return (
    <form class="review-beginning" method="post" action={action}>
      <input type="hidden" name="revision" value={revision} />
      <p>{words.beginText}</p>
      <button class="btn" name="outcome" value="begin">
        {words.begin}
      </button>
    </form>
  );
}

function Deadline({ desk, story: { report } }: { desk: Desk; story: ReportStory }) {
  const { review: words } = desk.says;
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
