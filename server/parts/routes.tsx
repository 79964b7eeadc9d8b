import { Hono } from 'hono';
import type { AppContext, AppEnv, AppMiddleware } from '../web/deps.ts';
import { freshCode } from '../web/fresh-code.tsx';
import { Page } from '../web/page.tsx';
import { requireUser } from '../web/session.ts';
import { decideTicked, previewExtensions } from './decide-extensions.tsx';
import { deskOf, type Desk } from './desk.ts';
import {
  receiveDocument,
  sendDocumentBack,
  signDocument,
  writeDocument,
} from './documents/act.tsx';
import { showDocuments } from './documents/list.tsx';
import { sendKept, showDocument, showVersion } from './documents/page.tsx';
import { showDuties } from './duties/page.tsx';
import { showPolicies } from './duties/policies.tsx';
import { showEvaluation } from './evaluation/page.tsx';
import { DOCUMENT_TYPE } from './download.tsx';
import {
  announceOne,
  arrangeOne,
  callOffOne,
  concludeOne,
  orderOne,
  recordOne,
  withdrawOne,
} from './inspections/act.tsx';
import { showArrangement } from './inspections/arrange-page.tsx';
import { showInspections } from './inspections/list-page.tsx';
import { showInspection } from './inspections/page.tsx';
import { showIndicator } from './indicators/detail-page.tsx';
import { showIndicators } from './indicators/list-page.tsx';
import { instruct, showInstructions } from './instructions/act.tsx';
import { actOnIssue, findIssueFiles, showIssue, showIssues } from './issues/page.tsx';
import { sendDraft, sendIssued } from './files/letters.ts';
import { sendLedger } from './files/ledger.ts';
import { attachmentRoutes } from './attachments/routes.ts';
import { findDeskFiles } from './files/attachments.ts';
import { sendReport } from './files/report.ts';
import { showAgencies } from './pages/agencies.tsx';
import { showAgency } from './pages/agency.tsx';
import { showAudit } from './pages/audit.tsx';
import { showDisagreements } from './pages/disagreements.tsx';
import { showEscalations } from './pages/escalations.tsx';
import { showExtensions } from './pages/extensions.tsx';
import { showDraft } from './letters/draft-page.tsx';
import { showIssued } from './letters/issued-page.tsx';
import { showLetters } from './letters/list-page.tsx';
import { showLedger } from './pages/ledger.tsx';
import { showMessage } from './pages/message.tsx';
import { showMails } from './pages/outbox.tsx';
import { answer, showObjections } from './pages/objections.tsx';
import { showOverview } from './pages/overview.tsx';
import { showReport } from './pages/report.tsx';
import { showReviews } from './pages/reviews.tsx';
import { showSource } from './pages/source.tsx';
import { downloadStatistics, showStatistics } from './pages/statistics.tsx';
import { reviewReport } from './review-report.tsx';
import { partsWordsOf } from './words.ts';

/** Who passes the desk's door: its readers. What a page shows is narrowed to the reader's own plans. */
export function deskDoor(): AppMiddleware[] {
  return [
    requireUser('commission', 'government', 'admin'),
    // No id holds a NUL, and PostgreSQL would refuse to look for one.
    (c, next) => (/\0|%00/.test(c.req.path) ? Promise.resolve(c.notFound()) : next()),
  ];
}

/** What commission, government and administrators read alike, behind the door. It changes nothing. */
export function readingRoutes(): Hono<AppEnv> {
  const desk = new Hono<AppEnv>();
  desk.get('/', atDesk(showOverview));
  desk.get('/reports', atDesk(showLedger));
  desk.get('/reports.xlsx', atDesk(sendLedger));
  desk.get('/reports/:id', (c) => showReport(c, c.req.param('id')));
  desk.get(`/reports/:id/${DOCUMENT_TYPE}`, (c) => sendReport(c, c.req.param('id')));
  desk.route('/', attachmentRoutes('/reports/:id', findDeskFiles));
  desk.get('/reviews', atDesk(showReviews));
  desk.get(
    '/extensions',
    atDesk((each) => showExtensions(each)),
  );
  desk.get('/escalations', atDesk(showEscalations));
  desk.get(
    '/objections',
    atDesk((each) => showObjections(each)),
  );
  desk.get(
    '/letters',
    atDesk((each) => showLetters(each)),
  );
  desk.get('/letters/drafts/:key', (c) => atDesk((each) => showDraft(each, c.req.param('key')))(c));
  desk.get(`/letters/drafts/:key/${DOCUMENT_TYPE}`, (c) =>
    atDesk((each) => sendDraft(each, c.req.param('key')))(c),
  );
  desk.get('/letters/:id', (c) => atDesk((each) => showIssued(each, c.req.param('id')))(c));
  desk.get(`/letters/:id/${DOCUMENT_TYPE}`, (c) =>
    atDesk((each) => sendIssued(each, c.req.param('id')))(c),
  );
  desk.get('/disagreements', atDesk(showDisagreements));
  desk.get(
    '/instructions',
    atDesk((each) => showInstructions(each)),
  );
  desk.get('/issues', atDesk(showIssues));
  desk.route('/', attachmentRoutes('/issues/:id', findIssueFiles));
  desk.get('/issues/:id', (c) => showIssue(c, c.req.param('id')));
  desk.get('/documents', atDesk(showDocuments));
  desk.get('/documents/:id', (c) => showDocument(c, c.req.param('id')));
  desk.get('/documents/:id/versions/:version', (c) =>
    showVersion(c, c.req.param('id'), c.req.param('version')),
  );
  desk.get('/documents/:id/versions/:version/:ending{docx|xlsx}', (c) =>
    sendKept(c, c.req.param('id'), c.req.param('version'), c.req.param('ending')),
  );
  desk.get(
    '/mails',
    atDesk((each) => showMails(each)),
  );
  desk.get('/mails/:id', (c) => showMessage(c, c.req.param('id')));
  desk.get('/agencies', atDesk(showAgencies));
  desk.get('/agencies/:id', async (c) => {
    const found = await deskOf(c);
    return found ? showAgency(found, c.req.param('id')) : c.notFound();
  });
  desk.get(
    '/evaluation',
    atDesk((each) => showEvaluation(each)),
  );
  desk.get(
    '/inspections',
    atDesk((each) => showInspections(each)),
  );
  desk.get('/inspections/:id', (c) => showInspection(c, c.req.param('id')));
  desk.get('/inspections/:id/arrange', (c) => showArrangement(c, c.req.param('id')));
  desk.get('/statistics', atDesk(showStatistics));
  desk.get('/statistics.csv', atDesk(downloadStatistics));
  desk.get('/audit', atDesk(showAudit));
  desk.get('/source', atDesk(showSource));
  desk.get(
    '/indicators',
    atDesk((each) => showIndicators(each)),
  );
  desk.get('/indicators/:id', (c) => atDesk((each) => showIndicator(each, c.req.param('id')))(c));
  desk.get('/duties', atDesk(showDuties));
  desk.get('/policies', atDesk(showPolicies));
  return desk;
}

/** Reviews and answers, documents written and signed off, which commission and government give alike, each of what it is the superior of. */
export function reviewingRoutes(): Hono<AppEnv> {
  const desk = new Hono<AppEnv>();
  desk.post('/objections', answer);
  desk.post('/reports/:id/instructions', (c) => instruct(c, c.req.param('id')));
  desk.post('/issues/:id', (c) => actOnIssue(c, c.req.param('id')));
  desk.post('/documents/:id', (c) => writeDocument(c, c.req.param('id')));
  desk.post('/documents/:id/sign', freshCode, (c) => signDocument(c, c.req.param('id')));
  desk.post('/documents/:id/send-back', (c) => sendDocumentBack(c, c.req.param('id')));
  desk.post('/documents/:id/receipt', (c) => receiveDocument(c, c.req.param('id')));
  desk.post('/reports/:id/review', (c) => reviewReport(c, c.req.param('id')));
  desk.post('/inspections', orderOne);
  desk.post('/inspections/:id/arrange', (c) => arrangeOne(c, c.req.param('id')));
  desk.post('/inspections/:id/announce', (c) => announceOne(c, c.req.param('id')));
  desk.post('/inspections/:id/findings', (c) => recordOne(c, c.req.param('id')));
  desk.post('/inspections/:id/withdraw', (c) => withdrawOne(c, c.req.param('id')));
  desk.post('/inspections/:id/conclude', (c) => concludeOne(c, c.req.param('id')));
  desk.post('/inspections/:id/call-off', (c) => callOffOne(c, c.req.param('id')));
  desk.post('/extensions/preview', previewExtensions);
  desk.post('/extensions/decide', decideTicked);
  return desk;
}

/** A handler that shows a page of the desk; says so to a reader who has no plan to read. */
export const atDesk =
  (show: (desk: Desk) => Response | Promise<Response>) =>
  async (c: AppContext): Promise<Response> => {
    const desk = await deskOf(c);
    if (desk) return show(desk);
    return c.req.query('plan') === undefined ? noPlanPage(c) : c.notFound();
  };

function noPlanPage(c: AppContext) {
  const { sections, common } = partsWordsOf(c.get('lang'));
  return c.html(
    <Page c={c} title={sections.overview} active="overview">
      <p>{common.noPlan}</p>
      {c.get('user')?.role !== 'government' && (
        <p>
          <a class="btn btn-primary" href="/desk/start">
            {common.firstSteps}
          </a>{' '}
          <a class="btn" href="/desk/import">
            {sections.import}
          </a>
        </p>
      )}
    </Page>,
  );
}
