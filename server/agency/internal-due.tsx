import type { Refusal } from '../../domain/report/refusal.ts';
import { setInternalDue } from '../../ledger/commands/internal-due.ts';
import { planIdOf } from '../../ledger/read/desk/full-report.ts';
import { textIn } from '../parts/posted.ts';
import type { AppContext } from '../web/deps.ts';
import { forbiddenPage, notFoundPage } from '../web/errors.tsx';
import { actorOf, userOf } from '../web/session.ts';
import { ContributionPage } from './contribution-page.tsx';
import { OwnReportPage } from './own-report-page.tsx';
import { detailOf, isOwn } from './own-report.ts';

/** POST /reports/:id/internal-due: an agency sets the day that it plans for itself (内部期限). */
export async function setOwnInternalDue(c: AppContext) {
  const { ledger } = c.get('deps');
  const report = await detailOf(c, c.req.param('id') ?? '');
  const planId = report && (await planIdOf(ledger, report.id));
  if (!report || planId === null) return notFoundPage(c);
  if (!isOwn(c, report)) return forbiddenPage(c);
  const day = textIn(await c.req.parseBody({ all: true }), 'day');
  const rows = [{ reportId: report.id, day }];
  const outcome = await setInternalDue(ledger, planId, rows, actorOf(userOf(c)));
  const change = outcome.ok ? outcome.value[0] : outcome;
  const refusal: Refusal | null = change && 'refusal' in change ? change.refusal : null;
  if (!refusal) {
    return c.redirect(`/reports/${encodeURIComponent(report.id)}?done=internal-due`, 303);
  }
  const present = (await detailOf(c, report.id)) ?? report;
  const lead = present.parentId === null ? null : await detailOf(c, present.parentId);
  if (lead)
    return c.html(<ContributionPage c={c} part={present} lead={lead} refusal={refusal} />, 409);
  return c.html(<OwnReportPage c={c} report={present} refusal={refusal} internalDue={day} />, 409);
}
