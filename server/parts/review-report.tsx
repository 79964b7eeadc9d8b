import {
  accept,
  beginReview,
  reopen,
  returnReport,
} from '../../ledger/commands/report-commands.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf, userOf } from '../web/session.ts';
import { refusalOf } from './desk-page.tsx';
import { reportPath } from './names.tsx';
import { findReport } from './find-report.ts';
import { ReportStoryPage } from './pages/report.tsx';
import { ReopenForm } from './reopen-form.tsx';
import { ReviewForm } from './review-form.tsx';

/** POST /desk/reports/:id/review: begins with the revision that the form names, accepts, returns or reopens it. */
export async function reviewReport(c: AppContext, reportId: string) {
  const form = await c.req.parseBody();
  const text = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
  const revision = /^\d{1,6}$/.test(text('revision')) ? Number(text('revision')) : 0;
  // A form counts a line's end as one character, and sends it as two.
  const reason = text('reason').replaceAll('\r\n', '\n').replaceAll('\0', '');
  const seen = await findReport(c, reportId);
  if (!seen) return c.notFound();
  const actor = actorOf(userOf(c));
  const { ledger } = seen.desk;
  const commands = {
    accept: () => accept(ledger, reportId, revision, actor),
    begin: () => beginReview(ledger, reportId, revision, actor),
    reopen: () => reopen(ledger, reportId, revision, reason, actor),
    return: () => returnReport(ledger, reportId, revision, reason, actor),
  };
  const wanted = text('outcome');
  const name = Object.hasOwn(commands, wanted) ? (wanted as keyof typeof commands) : 'return';
  const outcome = await commands[name]();
  if (outcome.ok) {
    const done = outcome.value.change.kind;
    return c.redirect(`${reportPath(reportId)}?done=${done}`, 303);
  }
  const found = await findReport(c, reportId);
  if (!found) return c.notFound();
  const { desk, story } = found;
  const announcement = refusalOf(desk, outcome.refusal);
  const draft = { reason };
  return c.html(
    <ReportStoryPage
      desk={desk}
      story={story}
      announcement={announcement}
      review={<ReviewForm desk={desk} story={story} draft={draft} />}
      reopening={<ReopenForm desk={desk} story={story} draft={draft} />}
    />,
    409,
  );
}
