import { askRehearsal, cancelRehearsal } from '../../../ledger/rehearsal/ask.ts';
import { refusalOf } from '../../parts/desk-page.tsx';
import { deskOf } from '../../parts/desk.ts';
import { textIn } from '../../parts/posted.ts';
import type { AppContext } from '../../web/deps.ts';
import { actorOf } from '../../web/session.ts';
import { REHEARSAL_PATH, showRehearsal } from './page.tsx';
import { rehearsalWordsOf } from './words.ts';

const YEAR = /^\d{4}$/;

/** POST /desk/rehearsal: starts a rehearsal of the years in the form, or of the first of them. */
export async function startRehearsal(c: AppContext) {
  const form = await c.req.parseBody({ all: true });
  const desk = await deskOf(c, textIn(form, 'plan') || undefined);
  if (!desk) return c.notFound();
  const given = { from: textIn(form, 'from'), to: textIn(form, 'to') };
  const isWhole = textIn(form, 'span') === 'all';
  const to = isWhole ? given.to : given.from;
  if (!YEAR.test(given.from) || !YEAR.test(to) || to < given.from) {
    const text = rehearsalWordsOf(desk.words.lang).badPeriod;
    return showRehearsal(desk, { good: false, text }, given);
  }
  const years = { from: Number(given.from), to: Number(to) };
  const outcome = await askRehearsal(desk.ledger, desk.plan.id, years, actorOf(desk.user));
  if (!outcome.ok) return showRehearsal(desk, refusalOf(desk, outcome.refusal), given);
  c.get('deps').rehearsals.start(outcome.value.id);
  return c.redirect(desk.link(REHEARSAL_PATH, { done: 'asked' }), 303);
}

/** POST /desk/rehearsal/:id/cancel. */
export async function stopRehearsal(c: AppContext, id: string) {
  const form = await c.req.parseBody({ all: true });
  const desk = await deskOf(c, textIn(form, 'plan') || undefined);
  if (!desk || !/^[1-9]\d{0,8}$/.test(id)) return c.notFound();
  const outcome = await cancelRehearsal(desk.ledger, Number(id), actorOf(desk.user));
  if (!outcome.ok) return showRehearsal(desk, refusalOf(desk, outcome.refusal));
  c.get('deps').rehearsals.cancel(Number(id));
  return c.redirect(desk.link(REHEARSAL_PATH, { done: 'cancelled' }), 303);
}
