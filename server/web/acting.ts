import { Hono } from 'hono';
import { ACTING_COOKIE } from './context.ts';
import { keepCookie } from './cookies.ts';
import type { AppEnv } from './deps.ts';
import { forbiddenPage } from './errors.tsx';
import { requireUser, userOf } from './session.ts';

/** The choice of the agency that somebody with several acts for: kept by the browser, checked on every request. */
export function actingRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().post('/acting', requireUser(), async (c) => {
    const { agency } = await c.req.parseBody();
    const chosen = userOf(c).agencies.find(({ id }) => id === agency);
    if (!chosen) return forbiddenPage(c);
    keepCookie(c, ACTING_COOKIE, chosen.id);
    // Another agency has other pages: its first one is the only one that is there in any case.
    return c.redirect('/', 303);
  });
}
