import type { Outcome } from '../../domain/report/refusal.ts';
import { undoLaunch } from '../../ledger/commands/launch.ts';
import { pausePlan, resumePlan } from '../../ledger/commands/pause.ts';
import type { Done } from '../parts/catalog.ts';
import { refusalOf } from '../parts/desk-page.tsx';
import { deskOf, type Desk } from '../parts/desk.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf } from '../web/session.ts';
import { showLaunch } from './launch-page.tsx';
import { LONGEST_REASON } from './running-plan.tsx';

/** POST /desk/launch/pause: with the reason that the form gives. */
export const pauseRunning = (c: AppContext) =>
  runs(c, 'paused', async ({ ledger, plan, user }, form) => {
    const given = form['why'];
    const why = (typeof given === 'string' ? given : '').replaceAll('\0', '').trim();
    return pausePlan(ledger, plan.id, why.slice(0, LONGEST_REASON), actorOf(user));
  });

/** POST /desk/launch/resume. */
export const resumeRunning = (c: AppContext) =>
  runs(c, 'resumed', ({ ledger, plan, user }) => resumePlan(ledger, plan.id, actorOf(user)));

/** POST /desk/launch/undo: refused once a mail has left. */
export const undoRunning = (c: AppContext) =>
  runs(c, 'launch-undone', ({ ledger, plan, user }) => undoLaunch(ledger, plan.id, actorOf(user)));

/** Gives a command to the plan that the form names, and leads back to the page, or says why not. */
async function runs(
  c: AppContext,
  done: Done,
  command: (desk: Desk, form: Record<string, unknown>) => Promise<Outcome<unknown>>,
) {
  const form = await c.req.parseBody();
  const planId = form['plan'];
  const desk = await deskOf(c, typeof planId === 'string' ? planId : undefined);
  if (!desk) return c.notFound();
  const outcome = await command(desk, form);
  if (outcome.ok) return c.redirect(desk.link('/desk/launch', { done }), 303);
  return showLaunch(desk, refusalOf(desk, outcome.refusal));
}
