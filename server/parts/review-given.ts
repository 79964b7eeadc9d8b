import type { ReportStory } from '../../ledger/read/desk/report-story.ts';
import type { Announcement } from './desk-page.tsx';
import type { Desk } from './desk.ts';

/** What a review gave, told from the report itself and not from the address. */
export function reviewGiven({ c, says, words }: Desk, story: ReportStory): Announcement | null {
  const done = c.req.query('done');
  if (done === 'review_begun' && story.submissions[0]?.reviewBegun)
    return { good: true, text: says.review.begunNow(story.submissions[0].revision) };
  if (done === 'reopened' && story.report.reopenedAt)
    return { good: true, text: says.review.reopenedNow(words.date(story.facts.dueOn)) };
  const last = story.submissions[0];
  if (!last?.review || done !== last.review.outcome) return null;
  const { outcome, newDueOn } = last.review;
  if (outcome === 'accepted') return { good: true, text: says.review.acceptedNow(last.revision) };
  const due = newDueOn === null ? '' : words.date(newDueOn);
  return { good: true, text: says.review.returnedNow(last.revision, due) };
}
