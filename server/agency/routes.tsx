import { Hono } from 'hono';
import type { Refusal } from '../../domain/report/refusal.ts';
import { file } from '../../ledger/commands/report-commands.ts';
import { comingYears } from '../../ledger/read/agency/coming-year.ts';
import { cooperatingTasks } from '../../ledger/read/agency/cooperating.ts';
import { myYear } from '../../ledger/read/agency/my-reports.ts';
import { reportDetail, type ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import type { AppContext, AppEnv } from '../web/deps.ts';
import { forbiddenPage, notFoundPage } from '../web/errors.tsx';
import { actorOf, requireUser, userOf } from '../web/session.ts';
import type { FieldFault } from './catalog.ts';
import { MyPage } from './my-page.tsx';
import { OwnReportPage } from './own-report-page.tsx';
import { readForm, type FieldName } from './read-form.ts';
import { ReceiptPage } from './receipt-page.tsx';

/** The pages of an agency: its list, its reports, its receipts. */
export function agencyRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get('/my', requireUser(), async (c) => {
    const { ledger } = c.get('deps');
    const { agencyId } = userOf(c);
    if (agencyId === null) return c.html(<MyPage c={c} mine={null} coming={[]} cooperating={[]} />);
    const now = c.get('now');
    const wanted = Number(c.req.query('year') ?? NaN);
    const [mine, coming, cooperating] = await Promise.all([
      myYear(ledger, agencyId, Number.isInteger(wanted) ? wanted : null, now),
      comingYears(ledger, agencyId, now),
      cooperatingTasks(ledger, agencyId),
    ]);
    return c.html(<MyPage c={c} mine={mine} coming={coming} cooperating={cooperating} />);
  });

  app.get('/reports/:id', requireUser(), async (c) => {
    const report = await detailOf(c, c.req.param('id'));
    if (!report) return notFoundPage(c);
    if (!isOwn(c, report)) {
      if (userOf(c).role === 'agency') return forbiddenPage(c);
      return c.redirect(`/desk/reports/${encodeURIComponent(report.id)}`, 303);
    }
    return c.html(<OwnReportPage c={c} report={report} />);
  });

  app.post('/reports/:id', requireUser(), async (c) => {
    const report = await detailOf(c, c.req.param('id'));
    if (!report) return notFoundPage(c);
    if (!isOwn(c, report)) return forbiddenPage(c);
    return fileReport(c, report);
  });

  app.get('/reports/:id/receipt/:revision', requireUser(), async (c) => {
    const report = await detailOf(c, c.req.param('id'));
    if (!report) return notFoundPage(c);
    if (!isOwn(c, report)) return forbiddenPage(c);
    const revision = Number(c.req.param('revision'));
    const filed = report.filed.find((each) => each.revision === revision);
    return filed ? c.html(<ReceiptPage c={c} report={report} filed={filed} />) : notFoundPage(c);
  });

  return app;
}

/** The report of an address; what cannot be an id is not even asked for. */
const detailOf = async (c: AppContext, id: string) =>
  /^[\w.-]{1,200}$/.test(id) ? reportDetail(c.get('deps').ledger, id, c.get('now')) : null;

const isOwn = (c: AppContext, { agency }: ReportDetail) => userOf(c).agencyId === agency.id;

/** Refusals that concern a field are told beside it. */
const AT_FIELD: Partial<Record<Refusal['code'], [FieldName, FieldFault]>> = {
  empty_report: ['progress', 'empty'],
  nil_needs_reason: ['nilReason', 'nilNeedsReason'],
};

async function fileReport(c: AppContext, report: ReportDetail) {
  const targets = report.task?.targets.map(({ id }) => id) ?? [];
  const { typed, form, faults } = readForm(await c.req.parseBody(), targets);
  if (!form)
    return c.html(<OwnReportPage c={c} report={report} typed={typed} faults={faults} />, 422);
  const newest = report.filed[0]?.revision ?? 0;
  if (report.stage === 'collecting' && typed.basedOn !== newest) {
    // A colleague has filed and it was returned, while this form stood open: not over their heads.
    const refusal: Refusal = { code: 'changed_since', revision: newest };
    const again = { ...typed, basedOn: newest };
    return c.html(<OwnReportPage c={c} report={report} typed={again} refusal={refusal} />, 409);
  }
  const outcome = await file(c.get('deps').ledger, report.id, form, actorOf(userOf(c)));
  if (outcome.ok) {
    const { revision } = outcome.value;
    return c.redirect(`/reports/${encodeURIComponent(report.id)}/receipt/${revision}`, 303);
  }
  const { refusal } = outcome;
  const field = AT_FIELD[refusal.code];
  if (field)
    return c.html(
      <OwnReportPage c={c} report={report} typed={typed} faults={new Map([field])} />,
      422,
    );
  // Somebody else may have been quicker: show the report as it stands now.
  const present = (await detailOf(c, report.id)) ?? report;
  return c.html(<OwnReportPage c={c} report={present} typed={typed} refusal={refusal} />, 409);
}
