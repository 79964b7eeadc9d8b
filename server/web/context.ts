import { randomBytes } from 'node:crypto';
import { stillAsked } from '../../domain/sign-in/doors.ts';
import type { Lang } from '../../domain/words/words.ts';
import { refreshCalendar } from '../../ledger/calendar.ts';
import { standingFence } from '../../ledger/fence/fence.ts';
import { actingFor, contactsAt } from '../../ledger/read/sign-in.ts';
import { zoneOf } from '../../ledger/read/zone-of.ts';
import { placeOf } from './client-address.ts';
import { keptCookie } from './cookies.ts';
import type { AppContext, AppMiddleware, ServerDeps, SignedIn } from './deps.ts';
import { webWordsEn } from './words.en.ts';
import { webWordsZh } from './words.zh.ts';

/** Cookie of the language a browser has chosen. */
export const LANG_COOKIE = 'duban.lang';

/** Cookie of the agency that somebody with several acts for. */
export const ACTING_COOKIE = 'duban.acting';

/** Whether a value names a language of the product. */
export const isLang = (value: unknown): value is Lang => value === 'zh-CN' || value === 'en';

/** Puts on the context what every handler and page needs. */
export function withContext(deps: ServerDeps): AppMiddleware {
  return async (c, next) => {
    const requestId = randomBytes(5).toString('hex');
    c.set('deps', deps);
    c.set('requestId', requestId);
    c.set('looking', null);
    c.set('rowsTaken', null);
    c.set('planTitle', null);
    c.set('isFenced', false);
    c.set('log', deps.log.child({ requestId }));
    const chosen = keptCookie(c, LANG_COOKIE);
    setLang(c, isLang(chosen) ? chosen : deps.config.defaultLang);
    const user = await signedIn(c);
    c.set('user', user);
    if (user && !isLang(chosen)) setLang(c, user.lang);
    const { clock, calendar, db } = deps.ledger;
    const isTold = user?.role === 'admin' || user?.role === 'commission';
    const [now, zone, fence] = await Promise.all([
      clock.now(),
      zoneOf(deps.ledger),
      isTold ? standingFence(db) : null,
      refreshCalendar(calendar, db),
    ]);
    c.set('now', now);
    c.set('zone', zone);
    c.set('isFenced', fence !== null);
    await next();
  };
}

function setLang(c: AppContext, lang: Lang): void {
  c.set('lang', lang);
  c.set('words', lang === 'en' ? webWordsEn : webWordsZh);
}

async function signedIn(c: AppContext): Promise<SignedIn | null> {
  if (!c.req.header('cookie')?.includes('session_token')) return null;
  const { auth, ledger } = c.get('deps');
  const user = await auth.signedIn(c.req.raw.headers, placeOf(c));
  const acting = user && (await actingFor(ledger, user.id, keptCookie(c, ACTING_COOKIE)));
  if (!user || !acting) return null;
  const { email, door } = user;
  const { passkeyRoles = [], oidcRoles = [] } = c.get('deps').config;
  const asked = stillAsked(acting.roles, door, { passkeyRoles, oidcRoles });
  return { ...user, ...acting, asked, contacts: await contactsAt(ledger, { email, ...acting }) };
}
