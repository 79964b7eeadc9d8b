import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { ACTING_COOKIE } from './context.ts';
import type { AppEnv } from './deps.ts';
import { forbiddenPage } from './errors.tsx';
import { requireUser, userOf } from './session.ts';

/** The choice of the agency that somebody with several acts for: kept by the browser, checked on every request. */
export function actingRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().post('/acting', requireUser(), async (c) => {
    const { agency } = await c.req.parseBody();
    const chosen = userOf(c).agencies.find(({ id }) => id === agency);
    if (!chosen) return forbiddenPage(c);
    setCookie(c, ACTING_COOKIE, chosen.id, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: c.get('deps').config.baseUrl.startsWith('https:'),
    });
    // Another agency has other pages: its first one is the only one that is there in any case.
    return c.redirect('/', 303);
  });
}
