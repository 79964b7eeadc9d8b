import { Hono } from 'hono';
import { dropCookie, keepCookie, keptCookie } from '../web/cookies.ts';
import type { AppContext, AppEnv } from '../web/deps.ts';
import type { OidcFault } from '../web/oidc.ts';
import { localPath } from '../web/own-site.ts';
import { AddressPage } from './address-page.tsx';
import { CALLBACK } from './oidc.ts';
import { askerOf, letIn } from './routes.tsx';

/** What the browser keeps while it is at the provider. */
const KEPT_COOKIE = 'duban.oidc';
const KEPT_S = 600;

const STATUS = { down: 502, refused: 400, unverified: 403, unknown: 403 } as const;

/** The way through the sign-in of one's organisation; where there is none, nothing is here. */
export function oidcRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  // A GET, since browsers do not follow a form of ours to elsewhere; it changes nothing but what the browser keeps.
  app.get('/sign-in/oidc', async (c) => {
    const { oidc } = c.get('deps').auth;
    if (!oidc) return c.notFound();
    const to = localPath(c.req.query('to'));
    if (c.get('user')?.asked.length === 0) return c.redirect(to, 303);
    // A link of somebody else's signs nobody in: the provider may know them already, and ask nothing.
    if (/^(?:cross|same)-site$/.test(c.req.header('sec-fetch-site') ?? ''))
      return c.redirect(`/sign-in?to=${encodeURIComponent(to)}`, 303);
    const begun = await oidc.begin(to);
    if (begun === 'down') return faultPage(c, begun, to);
    keepCookie(c, KEPT_COOKIE, begun.kept, KEPT_S);
    return c.redirect(begun.url, 303);
  });

  app.get(CALLBACK, async (c) => {
    const { oidc } = c.get('deps').auth;
    if (!oidc) return c.notFound();
    const kept = keptCookie(c, KEPT_COOKIE);
    if (kept === undefined) return faultPage(c, 'refused');
    dropCookie(c, KEPT_COOKIE);
    const outcome = await oidc.finish(new URL(c.req.url).search, kept, askerOf(c));
    if (typeof outcome === 'string') return faultPage(c, outcome);
    return letIn(c, outcome.cookies, outcome.to);
  });

  return app;
}

const faultPage = (c: AppContext, fault: OidcFault, to = '/') =>
  c.html(<AddressPage c={c} to={to} oidcFault={fault} />, STATUS[fault]);
