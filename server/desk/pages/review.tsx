import { accept, returnReport } from '../../../ledger/commands/report-commands.ts';
import type { ReportPageData } from '../../../ledger/read/desk/report-page.ts';
import type { AppContext } from '../../deps.ts';
import { actorOf, userOf } from '../../session.ts';
import { refusalText } from '../../words/refusal-words.ts';
import type { Desk } from '../desk.ts';
import { refusalNotice, type DeskNotice } from '../notices.ts';
import { reportPath } from '../parts/names.tsx';
import { findReport, ReportPage } from './report.tsx';

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
  const tell = (instant: Date) => desk.words.instant(instant, desk.zone);
  const notice = refusalNotice(refusalText(desk.words.refusals, outcome.refusal, tell));
  return c.html(<ReportPage desk={desk} data={data} notice={notice} draft={{ reason }} />, 409);
}

/** What a review gave, told from the report itself and not from the address. */
export function reviewedNotice({ c, desk, words }: Desk, data: ReportPageData): DeskNotice | null {
  const done = c.req.query('done');
  const last = data.submissions[0];
  if (!last?.review || done !== last.review.outcome) return null;
  const { outcome, newDueOn } = last.review;
  if (outcome === 'accepted') return { good: true, text: desk.review.acceptedNow(last.revision) };
  const due = newDueOn === null ? '' : words.date(newDueOn);
  return { good: true, text: desk.review.returnedNow(last.revision, due) };
}
