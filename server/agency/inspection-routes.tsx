import { Hono } from 'hono';
import { inspectionReading, recordRefusal } from '../../domain/inspections/rights.ts';
import { isUnderWay } from '../../domain/inspections/stage.ts';
import type { Refusal } from '../../domain/report/refusal.ts';
import { answerInspection } from '../../ledger/inspections/answer.ts';
import { recordFinding } from '../../ledger/inspections/findings.ts';
import { withdrawFinding } from '../../ledger/inspections/withdraw-finding.ts';
import { inspectionDetail } from '../../ledger/read/inspections/detail.ts';
import { findingIn } from '../parts/inspections/finding-in.ts';
import { inspectionPath, ownInspectionPath } from '../parts/inspections/paths.ts';
import { textIn } from '../parts/posted.ts';
import type { AppContext, AppEnv } from '../web/deps.ts';
import { forbiddenPage, notFoundPage } from '../web/errors.tsx';
import { actorOf, requireUser, userOf } from '../web/session.ts';
import { OwnInspectionPage, type OwnInspection, type TypedAnswer } from './inspection-page.tsx';

/** Inspections as an inspected agency reads them, and as a member of the team carries them out. */
export function inspectionRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/inspections/:id', requireUser(), async (c) => {
    const own = await ownInspection(c, c.req.param('id'));
    return own instanceof Response ? own : c.html(<OwnInspectionPage c={c} own={own} />);
  });
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

/** An inspection for whoever is inspected or inspects; others are led to the desk, or told no. */
async function ownInspection(c: AppContext, id: string): Promise<OwnInspection | Response> {
  if (id.includes('\0')) return notFoundPage(c);
  const { ledger } = c.get('deps');
  // Not as the request came in: it may have changed it since.
  const inspection = await inspectionDetail(ledger, id, await ledger.clock.now());
  if (!inspection) return notFoundPage(c);
  const actor = actorOf(userOf(c));
  const inspected = {
    agencies: inspection.agencies.map((agency) => agency.id),
    members: inspection.members.map(({ contactId }) => contactId),
  };
  const { plan, stage, announcedAt } = inspection;
  const reading = inspectionReading(actor, inspected, plan, stage, announcedAt !== null);
  if (reading === 'none') return forbiddenPage(c);
  if (reading === 'all' && actor.kind !== 'agency') return c.redirect(inspectionPath(id), 303);
  const mayRecord = isUnderWay(stage) && recordRefusal(actor, inspected, plan) === null;
  return { inspection, agencyId: reading === 'own' ? actor.agencyId : null, mayRecord };
}

/** The inspection as it stands now, with why it was refused and what was typed. */
async function again(c: AppContext, id: string, refusal: Refusal, typed: TypedAnswer = {}) {
  const own = await ownInspection(c, id);
  if (own instanceof Response) return own;
  return c.html(<OwnInspectionPage c={c} own={own} refusal={refusal} typed={typed} />, 409);
}
