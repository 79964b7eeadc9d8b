import { Hono } from 'hono';
import type { Refusal } from '../../domain/report/refusal.ts';
import { answerInspection } from '../../ledger/inspections/answer.ts';
import { recordFinding } from '../../ledger/inspections/findings.ts';
import { withdrawFinding } from '../../ledger/inspections/withdraw-finding.ts';
import { attachmentRoutes } from '../parts/attachments/routes.ts';
import { findingIn } from '../parts/inspections/finding-in.ts';
import { inspectionPath, ownInspectionPath } from '../parts/inspections/paths.ts';
import { textIn } from '../parts/posted.ts';
import type { AppContext, AppEnv } from '../web/deps.ts';
import { actorOf, requireUser, userOf } from '../web/session.ts';
import { findFindingFiles, showFinding } from './finding-page.tsx';
import { OwnInspectionPage, type TypedAnswer } from './inspection-page.tsx';
import { ownInspection } from './own-inspection.ts';

/** Inspections as an inspected agency reads them, and as a member of the team carries them out. */
export function inspectionRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/inspections/:id', requireUser(), async (c) => {
    const id = c.req.param('id');
    const own = await ownInspection(c, id);
    if (own instanceof Response) return own;
    // Who reads all of it at the desk is led there.
    if (own.agencyId === null && userOf(c).role !== 'agency')
      return c.redirect(inspectionPath(id), 303);
    return c.html(<OwnInspectionPage c={c} own={own} />);
  });
  app.get('/inspections/:id/findings/:number', requireUser(), showFinding);
  app.route('/', attachmentRoutes('/inspections/:id/findings/:number', findFindingFiles));
  app.post('/inspections/:id/answer', requireUser(), async (c) => {
    const id = c.req.param('id');
    const text = textIn(await c.req.parseBody({ all: true }), 'text');
    const { ledger } = c.get('deps');
    const own = await ownInspection(c, id);
    if (own instanceof Response) return own;
    const outcome = await answerInspection(ledger, id, text, { actor: actorOf(userOf(c)) });
    if (!outcome.ok) return again(c, id, outcome.refusal, { answer: text });
    return c.redirect(`${ownInspectionPath(id)}?done=answered#answers`, 303);
  });
  app.post('/inspections/:id/findings', requireUser(), async (c) => {
    const id = c.req.param('id');
    const finding = findingIn(await c.req.parseBody({ all: true }));
    const own = await ownInspection(c, id);
    if (own instanceof Response) return own;
    const { ledger } = c.get('deps');
    const outcome = await recordFinding(ledger, id, finding, { actor: actorOf(userOf(c)) });
    if (!outcome.ok) return again(c, id, outcome.refusal, { finding });
    return c.redirect(`${ownInspectionPath(id)}?done=found#${outcome.value.id}`, 303);
  });
  app.post('/inspections/:id/withdraw', requireUser(), async (c) => {
    const id = c.req.param('id');
    const form = await c.req.parseBody({ all: true });
    const own = await ownInspection(c, id);
    if (own instanceof Response) return own;
    const { ledger } = c.get('deps');
    const ordered = { actor: actorOf(userOf(c)) };
    const [finding, why] = [textIn(form, 'finding'), textIn(form, 'why')];
    const outcome = await withdrawFinding(ledger, id, finding, why, ordered);
    if (!outcome.ok) return again(c, id, outcome.refusal);
    return c.redirect(`${ownInspectionPath(id)}?done=finding-withdrawn#findings`, 303);
  });
  return app;
}

/** The inspection as it stands now, with why it was refused and what was typed. */
async function again(c: AppContext, id: string, refusal: Refusal, typed: TypedAnswer = {}) {
  const own = await ownInspection(c, id);
  if (own instanceof Response) return own;
  return c.html(<OwnInspectionPage c={c} own={own} refusal={refusal} typed={typed} />, 409);
}
