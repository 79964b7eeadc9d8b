import { monthEndAfter, monthEndBefore } from '../../../domain/rehearsal/month-ends.ts';
import { instantFrom } from '../../parts/as-of.tsx';
import { textIn } from '../../parts/posted.ts';
import { dropCookie, keepCookie } from '../../web/cookies.ts';
import type { AppContext } from '../../web/deps.ts';
import { forbiddenPage } from '../../web/errors.tsx';
import { localPath } from '../../web/own-site.ts';
import {
  LOOKING_COOKIE,
  lookableBy,
  lookedAt,
  withinRehearsal,
} from '../../web/looking/looking.ts';
import { userOf } from '../../web/session.ts';

/** POST /desk/rehearsal/:id/look: from now on the pages are those of the rehearsal, as of its end. */
export async function lookAround(c: AppContext, id: string) {
  if (!/^[1-9]\d{0,8}$/.test(id)) return c.notFound();
  const kept = await lookableBy(c, userOf(c), Number(id));
  if (kept === 'forbidden') return forbiddenPage(c);
  if (kept === 'gone') return c.redirect('/desk/rehearsal?done=gone', 303);
  lookAt(c, kept.id, kept.to);
  return c.redirect(`/desk?plan=${encodeURIComponent(kept.planId)}`, 303);
}

/** POST /desk/rehearsal/at: looks at another instant of the same rehearsal, on the same page. */
export async function chooseInstant(c: AppContext) {
  const form = await c.req.parseBody({ all: true });
  const looked = lookedAt(c);
  const kept = looked && (await lookableBy(c, userOf(c), looked.id));
  if (!looked || typeof kept === 'string' || kept === null)
    return c.redirect('/desk/rehearsal?done=gone', 303);
  const zone = c.get('zone');
  const present = withinRehearsal(kept, looked.at);
  const to = textIn(form, 'to');
  const at =
    to === 'next'
      ? monthEndAfter(present, zone)
      : to === 'previous'
        ? monthEndBefore(present, zone)
        : instantFrom(textIn(form, 'at'), zone);
  if (!at) return c.redirect('/desk?done=bad-time', 303);
  lookAt(c, kept.id, withinRehearsal(kept, at));
  return c.redirect(localPath(textIn(form, 'back'), '/desk'), 303);
}

/** POST /desk/rehearsal/leave: back to the product itself, and to what came of the rehearsal. */
export function leaveRehearsal(c: AppContext) {
  const looked = lookedAt(c);
  dropCookie(c, LOOKING_COOKIE);
  const id = looked === null ? '' : `?id=${looked.id}`;
  return c.redirect(`/desk/rehearsal${id}`, 303);
}

/** Keeps what is looked at in the browser; it is checked on every request. */
function lookAt(c: AppContext, id: number, at: Date): void {
  keepCookie(c, LOOKING_COOKIE, `${id}.${at.getTime()}`);
}
