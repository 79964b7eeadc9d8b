import { instantFrom } from '../parts/as-of.tsx';
import type { AppContext } from '../web/deps.ts';
import { localPath } from '../web/own-site.ts';

/**
 * POST /desk/virtual-time: starts moving virtual time to the next instant, or to the one given, and
 * leads back. The button names the instant it was drawn with, so that pressing it twice on one page
 * does not go two steps.
 */
export async function moveTime(c: AppContext) {
  const { virtualTime } = c.get('deps');
  if (!virtualTime) return c.notFound();
  const form = await c.req.parseBody();
  const back = localPath(typeof form['back'] === 'string' ? form['back'] : undefined, '/desk');
  if (virtualTime.state().running) return c.redirect(back, 303);
  if (form['to'] === 'next') {
    const next = await virtualTime.next();
    const isSeen = form['instant'] === undefined || form['instant'] === next?.toISOString();
    if (next && isSeen) virtualTime.stepTo(next);
    return c.redirect(back, 303);
  }
  const at = instantFrom(form['at'], c.get('zone'));
  if (!at || at <= (await virtualTime.now())) return c.redirect('/desk?done=bad-time', 303);
  virtualTime.stepTo(at);
  return c.redirect(back, 303);
}
