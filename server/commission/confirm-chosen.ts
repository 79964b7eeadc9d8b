import { confirmProposals } from '../../ledger/commands/confirm-proposals.ts';
import { refusalOf } from '../parts/desk-page.tsx';
import { deskOf } from '../parts/desk.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf } from '../web/session.ts';
import { showLaunch } from './launch-page.tsx';
import { CHOSEN } from './proposals-card.tsx';

/**
 * POST /desk/launch/confirm: what is ticked is owed from the launch on, by the sender's name; what is
 * not ticked any more is not.
 */
export async function confirmChosen(c: AppContext) {
  const form = await c.req.parseBody({ all: true });
  const planId = form['plan'];
  const desk = await deskOf(c, typeof planId === 'string' ? planId : undefined);
  if (!desk) return c.notFound();
  const chosen = [form[CHOSEN] ?? []].flat().filter((id) => typeof id === 'string');
  const outcome = await confirmProposals(desk.ledger, desk.plan.id, chosen, actorOf(desk.user));
  if (!outcome.ok) return showLaunch(desk, refusalOf(desk, outcome.refusal));
  const years = Object.fromEntries(
    ['from', 'to'].flatMap((name) => {
      const given = form[name];
      return typeof given === 'string' && /^\d{4}$/.test(given) ? [[name, given]] : [];
    }),
  );
  return c.redirect(desk.link('/desk/launch', { ...years, done: 'confirmed' }), 303);
}
