import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { isEmpty } from '../../ledger/read/sign-in.ts';
import { endSessions } from '../../ledger/sign-in/sessions.ts';
import { clientAddress, placeOf } from '../web/client-address.ts';
import type { Asker } from '../web/asker.ts';
import { dropCookie, keepCookie, keptCookie } from '../web/cookies.ts';
import type { AppContext, AppEnv } from '../web/deps.ts';
import { localPath } from '../web/own-site.ts';
import { textIn } from '../parts/posted.ts';
import { PASSKEY_FIELD } from '../web/passkey-form.tsx';
import { AddressPage } from './address-page.tsx';
import { CodePage } from './code-page.tsx';

/** Which address the code was sent to, from one page of the sign-in to the next. */
const ADDRESS_COOKIE = 'duban.address';
/** The browser, through one sign-in. */
const BROWSER_COOKIE = 'duban.browser';
const ADDRESS_S = 900;
/** That it has signed in before, and at which account; browsers keep nothing for longer. */
const KNOWN_COOKIE = 'duban.known';
const KNOWN_S = 400 * 24 * 60 * 60;

/** Sign-in and sign-out. A GET shows a page and changes nothing: link scanners may open it. */
export function signInRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get('/sign-in', async (c) => {
    const to = localPath(c.req.query('to'));
    if (c.get('user')) return c.redirect(to, 303);
    // Nobody could sign in: whoever comes first sets the installation up.
    if (await isEmpty(c.get('deps').ledger)) return c.redirect('/setup', 303);
    const signedOut = c.req.query('signed-out') !== undefined;
    return c.html(<AddressPage c={c} to={to} signedOut={signedOut} />);
  });

  app.post('/sign-in', async (c) => {
    const { to, email } = await posted(c);
    const asker = askerOf(c);
    const outcome = await c.get('deps').auth.sendCode(email, c.get('lang'), asker);
    if (outcome !== 'sent')
      return c.html(
        <AddressPage c={c} to={to} email={email} fault={outcome} />,
        outcome === 'tooOften' ? 429 : 400,
      );
    keepAddress(c, email, asker);
    return c.redirect(`/sign-in/code?to=${encodeURIComponent(to)}`, 303);
  });

  app.get('/sign-in/code', (c) => {
    const to = localPath(c.req.query('to'));
    if (c.get('user')) return c.redirect(to, 303);
    const email = keptCookie(c, ADDRESS_COOKIE);
    if (!email) return c.redirect(`/sign-in?to=${encodeURIComponent(to)}`, 303);
    return c.html(<CodePage c={c} to={to} email={email} />);
  });

  app.post('/sign-in/code', async (c) => {
    const { to, code } = await posted(c);
    const email = keptCookie(c, ADDRESS_COOKIE);
    if (!email) return c.html(<AddressPage c={c} to={to} fault="expiredPage" />, 400);
    const outcome = await c.get('deps').auth.signIn(email, code, askerOf(c));
    if (outcome === 'wrongCode')
      return c.html(<CodePage c={c} to={to} email={email} fault={outcome} />, 400);
    const known = c.get('deps').auth.knownBrowser(email);
    keepCookie(c, KNOWN_COOKIE, known, KNOWN_S);
    return letIn(c, outcome, to);
  });

  // A question belongs to the browser that asked: so it is told to a POST, which may set a cookie.
  app.post('/sign-in/passkey/question', async (c) => {
    const { browser } = askerOf(c);
    keepCookie(c, BROWSER_COOKIE, browser, ADDRESS_S);
    c.header('Content-Type', 'application/json');
    return c.body(await c.get('deps').auth.passkeys.askToEnter({ browser }));
  });

  app.post('/sign-in/passkey', async (c) => {
    const form = await c.req.parseBody({ all: true });
    const to = localPath(textIn(form, 'to'));
    const outcome = await c
      .get('deps')
      .auth.passkeys.enter(textIn(form, PASSKEY_FIELD), askerOf(c));
    if (outcome === 'refused') return c.html(<AddressPage c={c} to={to} isRefused />, 400);
    return letIn(c, outcome, to);
  });

  app.post('/sign-out', async (c) => {
    const cookies = await c.get('deps').auth.signOut(c.req.raw.headers, placeOf(c));
    for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
    return c.redirect('/sign-in?signed-out', 303);
  });

  return app;
}

/** Sets the cookies of a session, forgets what was kept on the way to it, and ends the one that the browser had. */
export async function letIn(c: AppContext, cookies: readonly string[], to: string) {
  const before = c.get('user');
  if (before)
    await endSessions(c.get('deps').ledger, before.id, { id: before.sessionId }, placeOf(c));
  for (const name of [ADDRESS_COOKIE, BROWSER_COOKIE]) dropCookie(c, name);
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
  return c.redirect(to, 303);
}

/** Keeps the address that a code was sent to, and who asked, for the page that asks for the code. */
export function keepAddress(c: AppContext, email: string, { browser }: Asker): void {
  keepCookie(c, ADDRESS_COOKIE, email, ADDRESS_S);
  keepCookie(c, BROWSER_COOKIE, browser, ADDRESS_S);
}

/** What was typed; full-width letters and digits, as Chinese keyboards give them, count as plain. */
async function posted(c: AppContext): Promise<{ to: string; email: string; code: string }> {
  const body = await c.req.parseBody();
  const text = (name: string) => {
    const value = body[name];
    return typeof value === 'string' ? value.normalize('NFKC').replace(/[\s\p{Cc}]/gu, '') : '';
  };
  return {
    to: localPath(typeof body['to'] === 'string' ? body['to'] : undefined),
    email: text('email').toLowerCase().slice(0, 254),
    code: text('code').slice(0, 20),
  };
}

/** Who sent the request, from where and by which browser. */
export const askerOf = (c: AppContext): Asker => ({
  address: clientAddress(c),
  userAgent: (c.req.header('user-agent') ?? '').slice(0, 400),
  // Asked again, a browser stays the same: the code that it has in hand goes on.
  browser: keptCookie(c, BROWSER_COOKIE)?.slice(0, 100) || randomBytes(18).toString('base64url'),
  known: keptCookie(c, KNOWN_COOKIE) ?? null,
});
