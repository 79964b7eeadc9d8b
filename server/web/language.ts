import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { isLang, LANG_COOKIE } from './context.ts';
import type { AppEnv } from './deps.ts';
import { localPath } from './own-site.ts';

const YEAR_S = 365 * 24 * 60 * 60;

/** The choice of language: kept by the browser, and by the user who is signed in. */
export function langRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().post('/lang', async (c) => {
    const { lang, to } = await c.req.parseBody();
    const { config, auth } = c.get('deps');
    if (isLang(lang)) {
      setCookie(c, LANG_COOKIE, lang, {
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        secure: config.baseUrl.startsWith('https:'),
        maxAge: YEAR_S,
      });
      const user = c.get('user');
      if (user) await auth.setLang(user.id, lang);
    }
    return c.redirect(localPath(typeof to === 'string' ? to : undefined), 303);
  });
}
