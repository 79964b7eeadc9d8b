import { sendAgain } from '../../ledger/commands/send-again.ts';
import { refusalOf } from '../parts/desk-page.tsx';
import { deskOf } from '../parts/desk.ts';
import { showMails } from '../parts/pages/outbox.tsx';
import { textIn } from '../parts/posted.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf } from '../web/session.ts';

/** POST /desk/mails/send-again: refused mails of one digest, or all of a code, wait to be sent again. */
export async function sendMailsAgain(c: AppContext) {
  const form = await c.req.parseBody({ all: true });
  const desk = await deskOf(c, textIn(form, 'plan') || undefined);
  if (!desk) return c.notFound();
  const code = textIn(form, 'code');
  const which = code === '' ? { digestKey: textIn(form, 'digest') } : { code };
  const outcome = await sendAgain(desk.ledger, desk.plan.id, which, actorOf(desk.user));
  if (!outcome.ok) return showMails(desk, refusalOf(desk, outcome.refusal));
  return c.redirect(desk.link('/desk/mails', { tab: 'trouble', done: 'sent-again' }), 303);
}
