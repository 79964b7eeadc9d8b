import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { agencyRoutes } from './agency/routes.tsx';
import { assetRoutes } from './assets.ts';
import { signInRoutes } from './auth/routes.tsx';
import { withContext } from './context.ts';
import type { AppEnv, ServerDeps } from './deps.ts';
import { deskRoutes } from './desk/routes.tsx';
import { faultPage, notFoundPage, tooLargePage } from './errors.tsx';
import { healthRoutes } from './health.ts';
import { langRoutes } from './lang.ts';
import { sameOrigin } from './same-origin.ts';
import { requireUser, userOf } from './session.ts';

/** Five sections of 20,000 characters, which a browser sends as nine bytes each, and room to spare. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Puts the pages together; starts nothing and listens nowhere. */
export function createApp(deps: ServerDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(headers(deps.config.baseUrl));
  // Before anything that asks the database: the health page must answer without it.
  app.route('/', healthRoutes(deps));
  app.route('/assets', assetRoutes());
  app.use(withContext(deps));
  app.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  app.use(sameOrigin);
  app.use(bodyLimit({ maxSize: MOST_BYTES, onError: (c) => tooLargePage(c) }));
  app.get('/', requireUser(), (c) => c.redirect(homeOf(userOf(c).role), 303));
  app.route('/', langRoutes());
  app.route('/', signInRoutes());
  app.route('/desk', deskRoutes(deps));
  app.route('/', agencyRoutes());
  app.notFound(notFoundPage);
  app.onError(faultPage(deps.log));
  return app;
}

/** The first page of a role. */
const homeOf = (role: string): string => (role === 'agency' ? '/my' : '/desk');

/** No page loads anything from elsewhere, runs inline scripts, or is framed. */
function headers(baseUrl: string) {
  const isHttps = baseUrl.startsWith('https:');
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      connectSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    // `no-referrer` would make browsers send `Origin: null` with the product's own forms.
    referrerPolicy: 'same-origin',
    strictTransportSecurity: isHttps ? 'max-age=15552000' : false,
    xFrameOptions: 'DENY',
  });
}
