import { Hono } from 'hono';
import { atDesk } from '../parts/routes.tsx';
import type { AppEnv } from '../web/deps.ts';
import { requireUser } from '../web/session.ts';
import { confirmIssue, issueDraft } from './issue.tsx';
import { launchPlan, showLaunch } from './launch.tsx';
import { moveTime } from './move-time.ts';
import { reviewReport } from './review.tsx';

/** What the commission does at its desk, and for it an administrator; GET changes nothing. */
export function commissionRoutes(): Hono<AppEnv> {
  const actors = requireUser('commission', 'admin');
  const desk = new Hono<AppEnv>();
  desk.post('/reports/:id/review', actors, (c) => reviewReport(c, c.req.param('id')));
  desk.post('/escalations/confirm', actors, confirmIssue);
  desk.post('/escalations/issue', actors, issueDraft);
  desk.get(
    '/launch',
    atDesk((each) => showLaunch(each)),
  );
  desk.post('/launch', actors, launchPlan);
  desk.post('/virtual-time', actors, moveTime);
  return desk;
}
