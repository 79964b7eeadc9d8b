import { Hono } from 'hono';
import { kindOf } from '../../domain/kinds/kinds.ts';
import type { Refusal } from '../../domain/report/refusal.ts';
import { file, withdraw } from '../../ledger/commands/report-commands.ts';
import { outlookOf, type Outlook } from '../../ledger/read/agency/coming-cycles.ts';
import { cooperatingTasks } from '../../ledger/read/agency/cooperating.ts';
import { myReports } from '../../ledger/read/agency/my-reports.ts';
import { ownIndicators } from '../../ledger/read/agency/own-indicators.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { areIssuesHandled, issuesOf } from '../../ledger/read/issues.ts';
import { agencyInspections } from '../../ledger/read/inspections/agency-inspections.ts';
import { agencyLetters } from '../../ledger/read/letters/agency-letters.ts';
import { countToConfirm } from '../../ledger/read/extensions.ts';
import type { AppContext, AppEnv } from '../web/deps.ts';
import { forbiddenPage, notFoundPage } from '../web/errors.tsx';
import { actorOf, requireUser, userOf } from '../web/session.ts';
import { passedOf } from '../../ledger/read/agency/passed.ts';
import { linkOf } from '../../ledger/audit-chain/seal.ts';
import { receiptDocument, reportDocument } from '../../documents/report-document.ts';
import { attachmentRoutes } from '../parts/attachments/routes.ts';
import { sentAttachments } from '../parts/attachments/room.ts';
import { DOCUMENT_TYPE, sendDocument } from '../parts/download.tsx';
import { pageFrom } from '../parts/pager.tsx';
import { assignmentRoutes, isReceipt, showAssignment } from './assignment-routes.tsx';
import { findReportFiles } from './attachments.tsx';
import { contactRoutes } from './contact-routes.tsx';
import { extensionRoutes } from './extension-routes.tsx';
import { issueRoutes } from './issue-routes.tsx';
import { giveAnswer, mayReadReport, shareReport } from './contributing.tsx';
import { ContributionPage } from './contribution-page.tsx';
import { inspectionRoutes } from './inspection-routes.tsx';
import { showOwnIndicator } from './indicators.tsx';
import { letterRoutes } from './letter-routes.tsx';
import { newestRevision } from './form-values.ts';
import { formerly } from './former-report.ts';
import { FormerReportPage } from './former-report-page.tsx';
import { LeadReportPage } from './lead-report-page.tsx';
import { MyPage } from './my-page.tsx';
import { OwnReportPage } from './own-report-page.tsx';
import { detailOf, isOwn } from './own-report.ts';
import { NIL_REASON, readForm, type Faults } from './read-form.ts';
import { setOwnInternalDue } from './internal-due.tsx';
import { taskRoutes } from './task-routes.tsx';
import { ReceiptPage } from './receipt-page.tsx';

const NO_OUTLOOK: Outlook = { coming: [], skipped: [] };

/** The pages of an agency: its list, its reports, its receipts. */
export function agencyRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.route('/', contactRoutes());
  app.route('/', assignmentRoutes());
  app.route('/', taskRoutes());
  app.route('/', issueRoutes());
  app.route('/', attachmentRoutes('/reports/:id', findReportFiles));
  app.route('/', inspectionRoutes());
  app.post('/reports/:id/internal-due', requireUser(), setOwnInternalDue);

  app.get('/my', requireUser(), async (c) => {
    const { ledger } = c.get('deps');
    const { agencyId } = userOf(c);
    if (agencyId === null) return c.html(<MyPage c={c} mine={null} outlook={NO_OUTLOOK} />);
    const now = c.get('now');
    const wanted = c.req.query('cycle') ?? null;
    const page = pageFrom(c.req.query('page'));
    const [mine, outlook, cooperating, toConfirm, passed, letters] = await Promise.all([
      myReports(ledger, agencyId, wanted, page, now, userOf(c).contacts),
      outlookOf(ledger, agencyId, now),
      cooperatingTasks(ledger, agencyId),
      countToConfirm(ledger, agencyId),
      passedOf(ledger, agencyId),
      agencyLetters(ledger, agencyId, now),
    ]);
    const [issues, mayRaise, inspections, indicators] = await Promise.all([
      issuesOf(ledger, { agencyId }, now),
      areIssuesHandled(ledger),
      agencyInspections(ledger, agencyId, userOf(c).contacts, now),
      ownIndicators(ledger, agencyId, now),
    ]);
    const shown = {
      ...{ mine, outlook, cooperating, toConfirm, passed, letters },
      ...{ issues, mayRaise, inspections, indicators },
    };
    return c.html(<MyPage c={c} {...shown} />);
  });

  app.get('/indicators/:id', requireUser(), (c) => showOwnIndicator(c, c.req.param('id')));

  app.get('/reports/:id', requireUser(), async (c) => {
    const report = await detailOf(c, c.req.param('id'));
    if (!report) return notFoundPage(c);
    const lead = report.parentId === null ? null : await detailOf(c, report.parentId);
    if (lead && isOwn(c, report))
      return c.html(<ContributionPage c={c} part={report} lead={lead} />);
    // A part is read on its report's page, by whoever owes that.
    if (lead && isOwn(c, lead)) return c.redirect(`/reports/${encodeURIComponent(lead.id)}`, 303);
    if (!isOwn(c, report)) {
      if (!lead && userOf(c).role === 'agency' && mayReadReport(c, report))
        return c.html(<LeadReportPage c={c} lead={report} />);
      const former = await formerly(c, report);
      if (former) return c.html(<FormerReportPage c={c} report={former} />);
      if (userOf(c).role === 'agency') return forbiddenPage(c);
      return c.redirect(`/desk/reports/${encodeURIComponent(report.id)}`, 303);
    }
    // What has a page of its own is done there.
    if (kindOf(report.kind).asks === 'own-page')
      return c.redirect(`/desk/reports/${encodeURIComponent(report.id)}`, 303);
    // What a second person signs off is written on a page of its own.
    if (kindOf(report.kind).asks === 'sign-off')
      return c.redirect(`/desk/documents/${encodeURIComponent(report.id)}`, 303);
    return isReceipt(report)
      ? showAssignment(c, report)
      : c.html(<OwnReportPage c={c} report={report} />);
  });

  app.get(`/reports/:id/${DOCUMENT_TYPE}`, requireUser(), async (c) => {
    const report = await detailOf(c, c.req.param('id'));
    if (!report) return notFoundPage(c);
    if (isOwn(c, report)) return sendDocument(c, reportDocument(report, c.get('now')));
    if (userOf(c).role !== 'agency')
      return c.redirect(
        `/desk/reports/${encodeURIComponent(report.id)}/${c.req.param('type')}`,
        303,
      );
    // Whoever has a part in it reads a page of it, which is no file.
    const lead = report.parentId === null ? null : await detailOf(c, report.parentId);
    const mayRead = lead ? isOwn(c, lead) : mayReadReport(c, report);
    return mayRead
      ? c.redirect(`/reports/${encodeURIComponent(report.id)}`, 303)
      : forbiddenPage(c);
  });

  app.post('/reports/:id', requireUser(), async (c) => {
    const report = await detailOf(c, c.req.param('id'));
    if (!report) return notFoundPage(c);
    if (!isOwn(c, report)) {
      const former = await formerly(c, report);
      return former ? fileFormer(c, former) : forbiddenPage(c);
    }
    if (isReceipt(report)) return confirmReceipt(c, report);
    const lead = report.parentId === null ? null : await detailOf(c, report.parentId);
    return lead ? giveAnswer(c, report, lead, (id) => detailOf(c, id)) : fileReport(c, report);
  });

  app.post('/reports/:id/share', requireUser(), async (c) => {
    const report = await detailOf(c, c.req.param('id'));
    if (!report) return notFoundPage(c);
    if (!isOwn(c, report)) return forbiddenPage(c);
    return shareReport(c, report);
  });

  app.post('/reports/:id/withdraw', requireUser(), async (c) => {
    const report = await detailOf(c, c.req.param('id'));
    if (!report) return notFoundPage(c);
    if (!isOwn(c, report)) return forbiddenPage(c);
    return withdrawReport(c, report);
  });

  app.get('/reports/:id/receipt/:revision', requireUser(), async (c) => {
    const report = await detailOf(c, c.req.param('id'));
    if (!report) return notFoundPage(c);
    const shown = isOwn(c, report) ? report : await formerly(c, report);
    if (!shown) return forbiddenPage(c);
    const filed = filedAs(shown, c.req.param('revision'));
    if (!filed) return notFoundPage(c);
    const link = await filingLink(c, shown.id, filed.revision);
    return c.html(<ReceiptPage c={c} report={shown} filed={filed} link={link} />);
  });

  app.get(`/reports/:id/receipt/:revision/${DOCUMENT_TYPE}`, requireUser(), async (c) => {
    const report = await detailOf(c, c.req.param('id'));
    if (!report) return notFoundPage(c);
    const shown = isOwn(c, report) ? report : await formerly(c, report);
    if (!shown) return forbiddenPage(c);
    const filed = filedAs(shown, c.req.param('revision'));
    if (!filed) return notFoundPage(c);
    const link = await filingLink(c, shown.id, filed.revision);
    return sendDocument(c, receiptDocument(shown, filed, c.get('now'), link));
  });

  app.route('/', extensionRoutes());
  app.route('/', letterRoutes());
  return app;
}

/** 签收: a click, for the assignment as it was shown. */
async function confirmReceipt(c: AppContext, report: ReportDetail) {
  const basedOn = Number((await c.req.parseBody())['basedOn'] ?? 0) || 0;
  const form = { values: {}, nil: false, nilReason: '' };
  const { ledger } = c.get('deps');
  const outcome = await file(ledger, report.id, form, actorOf(userOf(c)), basedOn);
  if (outcome.ok) return c.redirect(`/reports/${encodeURIComponent(report.id)}`, 303);
  const present = (await detailOf(c, report.id)) ?? report;
  return showAssignment(c, present, { refusal: outcome.refusal });
}

const filedAs = ({ filed }: ReportDetail, revision: string) =>
  filed.find((each) => each.revision === Number(revision));

/** It has passed to another agency since the form was opened: what was typed is shown, and not filed. */
async function fileFormer(c: AppContext, report: ReportDetail) {
  const { typed, form } = readForm(await c.req.parseBody(), report.fields);
  const { ledger } = c.get('deps');
  const outcome = form && (await file(ledger, report.id, form, actorOf(userOf(c)), typed.basedOn));
  const refusal: Refusal = outcome && !outcome.ok ? outcome.refusal : { code: 'passed_on' };
  return c.html(<FormerReportPage c={c} report={report} typed={typed} refusal={refusal} />, 409);
}

async function fileReport(c: AppContext, report: ReportDetail) {
  const body = await c.req.parseBody();
  const { typed, form, faults } = readForm(body, report.fields);
  if (!form)
    return c.html(<OwnReportPage c={c} report={report} typed={typed} faults={faults} />, 422);
  const sent = sentAttachments(body);
  if (sent.refusal)
    return c.html(
      <OwnReportPage c={c} report={report} typed={typed} refusal={sent.refusal} />,
      422,
    );
  const { ledger } = c.get('deps');
  const actor = actorOf(userOf(c));
  const asks = body['insist'] === undefined;
  const outcome = await file(ledger, report.id, form, actor, typed.basedOn, asks, sent.shown);
  if (outcome.ok) {
    const { revision } = outcome.value;
    return c.redirect(`/reports/${encodeURIComponent(report.id)}/receipt/${revision}`, 303);
  }
  const { refusal } = outcome;
  if (refusal.code === 'questioned')
    return c.html(<OwnReportPage c={c} report={report} typed={typed} refusal={refusal} />, 422);
  const told = atField(refusal, report);
  if (told) return c.html(<OwnReportPage c={c} report={report} typed={typed} faults={told} />, 422);
  // Somebody else may have been quicker: the report as it stands now, and what was typed upon it.
  const present = (await detailOf(c, report.id)) ?? report;
  const again = { ...typed, basedOn: newestRevision(present) };
  return c.html(<OwnReportPage c={c} report={present} typed={again} refusal={refusal} />, 409);
}

/** A refusal that concerns a field is told beside it. */
function atField(refusal: Refusal, { fields }: ReportDetail): Faults | null {
  const { code } = refusal;
  if (code === 'nil_needs_reason') return new Map([[NIL_REASON, 'nilNeedsReason']]);
  if (refusal.code === 'field_needed') return new Map([[refusal.field, 'needed']]);
  if (refusal.code === 'figures')
    return new Map(refusal.faults.map(({ field, fault }) => [field, fault]));
  const [first] = fields;
  return code === 'empty_report' && first ? new Map([[first.key, 'empty']]) : null;
}

async function withdrawReport(c: AppContext, report: ReportDetail) {
  const { revision } = await c.req.parseBody();
  const { ledger } = c.get('deps');
  const actor = actorOf(userOf(c));
  const outcome = await withdraw(ledger, report.id, Number(revision) || 0, actor);
  if (outcome.ok) return c.redirect(`/reports/${encodeURIComponent(report.id)}`, 303);
  const present = (await detailOf(c, report.id)) ?? report;
  return c.html(<OwnReportPage c={c} report={present} refusal={outcome.refusal} />, 409);
}

/** The link of a filing's entry in the audit: what its receipt vouches with. */
const filingLink = (c: AppContext, reportId: string, revision: number) =>
  linkOf(c.get('deps').ledger, reportId, ['file'], revision);
