import { Hono } from 'hono';
import { isLang, LANG_COOKIE } from './context.ts';
import { keepCookie } from './cookies.ts';
import type { AppEnv } from './deps.ts';
import { localPath } from './own-site.ts';

const YEAR_S = 365 * 24 * 60 * 60;

/** The choice of language: kept by the browser, and by the user who is signed in. */
export function langRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().post('/lang', async (c) => {
    const { lang, to } = await c.req.parseBody();
    const { auth } = c.get('deps');
    if (isLang(lang)) {
      keepCookie(c, LANG_COOKIE, lang, YEAR_S);
      const user = c.get('user');
      if (user) await auth.setLang(user.id, lang);
    }
    return c.redirect(localPath(typeof to === 'string' ? to : undefined), 303);
  });
}
