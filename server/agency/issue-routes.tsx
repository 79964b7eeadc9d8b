import { Hono } from 'hono';
import type { Refusal } from '../../domain/report/refusal.ts';
import { withdrawIssue } from '../../ledger/commands/issues/answer.ts';
import { raiseIssue } from '../../ledger/commands/issues/raise.ts';
import { issuesOf, plansToRaiseIn } from '../../ledger/read/issues.ts';
import { textIn } from '../parts/posted.ts';
import type { AppContext, AppEnv } from '../web/deps.ts';
import { forbiddenPage, notFoundPage } from '../web/errors.tsx';
import { actorOf, requireUser, userOf } from '../web/session.ts';
import { NOTHING_TYPED, RaisePage, type TypedIssue } from './issue-form.tsx';
import { IssuePage, IssuesPage } from './issue-page.tsx';

/** The major issues of an agency: raised by it, and by no one else to be seen here. */
export function issueRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use('/my/issues', requireUser(), ofAgency);
  app.use('/my/issues/*', requireUser(), ofAgency);

  app.get('/my/issues', async (c) => {
    const rows = await issuesOf(c.get('deps').ledger, { agencyId: agencyOf(c) }, c.get('now'));
    return c.html(<IssuesPage c={c} rows={rows} />);
  });

  app.get('/my/issues/new', async (c) => {
    const reportId = c.req.query('report') ?? '';
    const report = reportId === '' || reportId.includes('\0') ? null : await ownReport(c, reportId);
    const typed = report
      ? { ...NOTHING_TYPED, plan: report.planId, task: report.taskId ?? '', report: report.id }
      : NOTHING_TYPED;
    return showForm(c, typed);
  });

  app.post('/my/issues', async (c) => {
    const form = await c.req.parseBody({ all: true });
    const text = (name: string) => textIn(form, name);
    const typed: TypedIssue = {
      plan: text('plan'),
      task: text('task'),
      report: text('report'),
      urgent: text('urgent') === 'yes',
      title: text('title'),
      what: text('what'),
      asked: text('asked'),
    };
    const { plan, task, report, ...said } = typed;
    const { ledger } = c.get('deps');
    const raised = { ...said, taskId: task || null, fromReportId: report || null };
    const outcome = await raiseIssue(ledger, plan, raised, actorOf(userOf(c)));
    if (!outcome.ok) return showForm(c, typed, outcome.refusal);
    return c.redirect(`/my/issues/${encodeURIComponent(outcome.value.id)}?done=raised`, 303);
  });

  app.get('/my/issues/:id', async (c) => showOwn(c, c.req.param('id')));

  app.post('/my/issues/:id/withdraw', async (c) => {
    const id = c.req.param('id');
    const form = await c.req.parseBody({ all: true });
    const why = textIn(form, 'why');
    const outcome = await withdrawIssue(c.get('deps').ledger, id, why, actorOf(userOf(c)));
    if (!outcome.ok) return showOwn(c, id, { refusal: outcome.refusal, why });
    return c.redirect(`/my/issues/${encodeURIComponent(id)}?done=withdrawn`, 303);
  });

  return app;
}

/** An operator belongs to no agency, and raises nothing. */
const ofAgency = (c: AppContext, next: () => Promise<void>) =>
  userOf(c).agencyId === null ? Promise.resolve(forbiddenPage(c)) : next();

const agencyOf = (c: AppContext): string => userOf(c).agencyId ?? '';

const ownReport = (c: AppContext, id: string) =>
  c.get('deps').ledger.db.report.findFirst({
    where: { id, agencyId: agencyOf(c) },
    select: { id: true, planId: true, taskId: true },
  });

async function showForm(c: AppContext, typed: TypedIssue, refusal: Refusal | null = null) {
  const plans = await plansToRaiseIn(c.get('deps').ledger, agencyOf(c));
  return c.html(
    <RaisePage c={c} plans={plans} typed={typed} refusal={refusal} />,
    refusal ? 422 : 200,
  );
}

/** An agency's own issue; another's is not to be seen. */
async function showOwn(
  c: AppContext,
  id: string,
  told: { refusal: Refusal; why: string } | null = null,
) {
  if (id.includes('\0')) return notFoundPage(c);
  const [row] = await issuesOf(c.get('deps').ledger, { id }, c.get('now'));
  if (!row) return notFoundPage(c);
  if (row.agency.id !== agencyOf(c)) {
    const onDesk = userOf(c).role !== 'agency';
    return onDesk ? c.redirect(`/desk/issues/${encodeURIComponent(id)}`, 303) : forbiddenPage(c);
  }
  return c.html(<IssuePage c={c} row={row} told={told} />, told ? 409 : 200);
}
