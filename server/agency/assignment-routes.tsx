import { Hono } from 'hono';
import { kindOf } from '../../domain/kinds/kinds.ts';
import type { Refusal } from '../../domain/report/refusal.ts';
import { object, withdrawObjection } from '../../ledger/commands/objections.ts';
import { assignmentOf } from '../../ledger/read/agency/assignment.ts';
import { outlookOf } from '../../ledger/read/agency/coming-cycles.ts';
import { ownContacts } from '../../ledger/read/agency/own-contacts.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import type { AppContext, AppEnv } from '../web/deps.ts';
import { forbiddenPage, notFoundPage } from '../web/errors.tsx';
import { actorOf, requireUser, userOf } from '../web/session.ts';
import { AssignmentPage } from './assignment-page.tsx';
import { detailOf, isOwn } from './own-report.ts';
import type { TypedObjection } from './objections-card.tsx';

/** Whether a report is a receipt: its page shows the assignment, and no form. */
export const isReceipt = ({ kind }: ReportDetail): boolean => kindOf(kind).asks === 'confirmation';

/** The objections of a receipt; another agency's are not to be seen. */
export function assignmentRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.post('/reports/:id/objections', requireUser(), async (c) => {
    const report = await detailOf(c, c.req.param('id'));
    if (!report) return notFoundPage(c);
    if (!isOwn(c, report)) return forbiddenPage(c);
    const body = await c.req.parseBody();
    const typed = { taskId: textIn(body['task']), text: textIn(body['text']) };
    const { ledger } = c.get('deps');
    const wanted = { taskId: typed.taskId || null, text: typed.text };
    const outcome = await object(ledger, report.id, wanted, actorOf(userOf(c)));
    if (outcome.ok) return c.redirect(`/reports/${encodeURIComponent(report.id)}#objections`, 303);
    if (!isReceipt(report)) return notFoundPage(c);
    return showAssignment(c, report, { refusal: outcome.refusal, typed });
  });

  app.post('/reports/:id/objections/withdraw', requireUser(), async (c) => {
    const report = await detailOf(c, c.req.param('id'));
    if (!report) return notFoundPage(c);
    if (!isOwn(c, report)) return forbiddenPage(c);
    const id = textIn((await c.req.parseBody())['objection']);
    if (!id.startsWith(`${report.id}/`)) return notFoundPage(c);
    const outcome = await withdrawObjection(c.get('deps').ledger, id, actorOf(userOf(c)));
    if (outcome.ok) return c.redirect(`/reports/${encodeURIComponent(report.id)}#objections`, 303);
    return showAssignment(c, report, { refusal: outcome.refusal });
  });

  return app;
}

const textIn = (value: unknown): string =>
  typeof value === 'string' ? value.replaceAll('\0', '') : '';

/** The page of a receipt, with why something was refused. */
export async function showAssignment(
  c: AppContext,
  report: ReportDetail,
  told: { refusal?: Refusal; typed?: TypedObjection } = {},
) {
  const { ledger } = c.get('deps');
  const [assignment, { contacts }, outlook] = await Promise.all([
    assignmentOf(ledger, { id: report.id, agencyId: report.agency.id }),
    ownContacts(ledger, report.agency.id),
    outlookOf(ledger, report.agency.id, c.get('now')),
  ]);
  const status = told.typed ? 422 : told.refusal ? 409 : 200;
  return c.html(
    <AssignmentPage
      c={c}
      report={report}
      assignment={assignment}
      contacts={contacts}
      outlook={outlook}
      {...told}
    />,
    status,
  );
}
