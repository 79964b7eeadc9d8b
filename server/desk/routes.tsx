import { Hono } from 'hono';
import type { AppContext, AppEnv, AppMiddleware, ServerDeps } from '../deps.ts';
import { requireUser } from '../session.ts';
import { deskOf, type Desk } from './desk.ts';
import { agenciesPage } from './pages/agencies.tsx';
import { agencyPage } from './pages/agency.tsx';
import { auditPage } from './pages/audit.tsx';
import { escalationsPage } from './pages/escalations.tsx';
import { issueDraft } from './pages/issue.tsx';
import { launchPage, launchPlan } from './pages/launch.tsx';
import { ledgerPage } from './pages/ledger.tsx';
import { mailsPage } from './pages/mails.tsx';
import { messagePage } from './pages/message.tsx';
import { noPlanPage } from './pages/no-plan.tsx';
import { overviewPage } from './pages/overview.tsx';
import { reportPage } from './pages/report.tsx';
import { reviewReport } from './pages/review.tsx';
import { reviewsPage } from './pages/reviews.tsx';
import { sourcePage } from './pages/source.tsx';
import { moveTime } from './pages/virtual-time.ts';
import { reloadsItself } from './virtual-time-bar.tsx';

type Answer = Response | Promise<Response>;

/**
 * The commission's pages. Commission and administrators act, the government reads; what a page shows
 * is further narrowed to the reader's own plans. GET changes nothing.
 */
export function deskRoutes(deps: ServerDeps): Hono<AppEnv> {
  const readers = requireUser('commission', 'government', 'admin');
  const actors = requireUser('commission', 'admin');
  const page = (show: (desk: Desk) => Answer) => async (c: AppContext) => {
    const desk = await deskOf(c);
    if (desk) return show(desk);
    return c.req.query('plan') === undefined ? noPlanPage(c) : c.notFound();
  };
  const desk = new Hono<AppEnv>();
  desk.use(readers);
  // No id holds a NUL, and PostgreSQL would refuse to look for one.
  desk.use((c, next) => (/\0|%00/.test(c.req.path) ? Promise.resolve(c.notFound()) : next()));
  desk.use(refreshWhileTimeRuns(deps));
  desk.get('/', page(overviewPage));
  desk.get('/reports', page(ledgerPage));
  desk.get('/reports/:id', (c) => reportPage(c, c.req.param('id')));
  desk.post('/reports/:id/review', actors, (c) => reviewReport(c, c.req.param('id')));
  desk.get('/reviews', page(reviewsPage));
  desk.get(
    '/escalations',
    page((each) => escalationsPage(each)),
  );
  desk.post('/escalations/issue', actors, issueDraft);
  desk.get('/mails', page(mailsPage));
  desk.get('/mails/:id', (c) => messagePage(c, c.req.param('id')));
  desk.get('/agencies', page(agenciesPage));
  desk.get('/agencies/:id', async (c) => {
    const found = await deskOf(c);
    return found ? agencyPage(found, c.req.param('id')) : c.notFound();
  });
  desk.get('/audit', page(auditPage));
  desk.get('/source', page(sourcePage));
  desk.get(
    '/launch',
    page((each) => launchPage(each)),
  );
  desk.post('/launch', actors, launchPlan);
  desk.post('/virtual-time', actors, moveTime);
  return desk;
}

/** While virtual time moves, pages reload by themselves; not where somebody may be typing. */
function refreshWhileTimeRuns(deps: ServerDeps): AppMiddleware {
  return async (c, next) => {
    await next();
    if (deps.virtualTime?.state().running && reloadsItself(c)) c.header('Refresh', '1');
  };
}
