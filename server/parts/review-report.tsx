import { accept, returnReport } from '../../ledger/commands/report-commands.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf, userOf } from '../web/session.ts';
import { refusalOf } from './desk-page.tsx';
import { reportPath } from './names.tsx';
import { findReport, ReportStoryPage } from './pages/report.tsx';
import { ReviewForm } from './review-form.tsx';

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
  const { desk, story } = found;
  const announcement = refusalOf(desk, outcome.refusal);
  const review = <ReviewForm desk={desk} story={story} draft={{ reason }} />;
  return c.html(
    <ReportStoryPage desk={desk} story={story} announcement={announcement} review={review} />,
    409,
  );
}
