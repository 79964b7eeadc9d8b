import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { addressRoutes } from './admin/address-page.tsx';
import { registerRoutes } from './admin/routes.ts';
import { agencyRoutes } from './agency/routes.tsx';
import { commissionRoutes } from './commission/routes.ts';
import { governmentRoutes } from './government/routes.ts';
import { bringsFiles, filesLimit } from './parts/attachments/routes.ts';
import { tablesAsFiles } from './parts/tables/take-away.tsx';
import { deskDoor, readingRoutes, reviewingRoutes } from './parts/routes.tsx';
import { oidcRoutes } from './sign-in/oidc-routes.tsx';
import { passkeyRoutes } from './sign-in/passkey-routes.tsx';
import { signInRoutes } from './sign-in/routes.tsx';
import { sessionRoutes } from './sign-in/sessions.tsx';
import { setupRoutes } from './sign-in/setup.tsx';
import { assetRoutes } from './web/assets.ts';
import { withContext } from './web/context.ts';
import { isHttps } from './web/cookies.ts';
import type { AppEnv, PageConfig, ServerDeps } from './web/deps.ts';
import { faultPage, notFoundPage, tooLargePage } from './web/errors.tsx';
import { healthRoutes } from './web/health.ts';
import { actingRoutes } from './web/acting.ts';
import { langRoutes } from './web/language.ts';
import { lookingAround } from './web/looking/around.ts';
import { boundLargePosts } from './web/large-posts.ts';
import { sameOrigin } from './web/own-site.ts';
import { plainText } from './web/plain-text.tsx';
import { boundRequests } from './web/request-bound.ts';
import { requireUser, userOf } from './web/session.ts';
import { refusalsLogged } from './web/refusals-logged.ts';
import { strongerDoor } from './web/stronger-door.ts';
import { traced } from './web/traced.ts';

/**
 * Fields of 20,000 characters, which a browser sends as nine bytes each: a region's chapters, the tasks
 * of an agency that leads two dozen, and room to spare.
 */
const MOST_BYTES = 16 * 1024 * 1024;

/** Puts the pages together; starts nothing and listens nowhere. */
export function createApp(deps: ServerDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  if (deps.tracer) app.use(traced(deps.tracer));
  app.use(securityHeaders(deps.config));
  // Before anything that asks the database: the health page must answer without it.
  app.route('/', healthRoutes(deps));
  app.route('/assets', assetRoutes());
  app.use(withContext(deps));
  app.use(refusalsLogged);
  app.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  app.use(boundRequests(deps.config.requestsPerMinute ?? 0));
  app.use(sameOrigin);
  app.use(boundLargePosts());
  const formLimit = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => tooLargePage(c) });
  app.use((c, next) => (bringsFiles(c) ? filesLimit : formLimit)(c, next));
  app.use(plainText);
  app.use(strongerDoor);
  app.use(lookingAround);
  app.get('/', requireUser(), (c) => c.redirect(homeOf(userOf(c).role), 303));
  app.route('/', langRoutes());
  app.route('/', actingRoutes());
  app.route('/', signInRoutes());
  app.route('/', oidcRoutes());
  app.route('/', sessionRoutes());
  app.route('/', passkeyRoutes());
  app.route('/', setupRoutes());
  app.route('/', addressRoutes());
  app.use('/desk/*', ...deskDoor(), tablesAsFiles());
  app.use('/government/*', tablesAsFiles());
  app.route('/desk', registerRoutes());
  app.route('/desk', readingRoutes());
  app.route('/desk', reviewingRoutes());
  app.route('/desk', commissionRoutes());
  app.route('/government', governmentRoutes());
  app.route('/', agencyRoutes());
  app.notFound(notFoundPage);
  app.onError(faultPage(deps.log));
  return app;
}

/** The first page of a role. */
const homeOf = (role: string): string =>
  role === 'agency' ? '/my' : role === 'government' ? '/government' : '/desk';

/** No page loads anything from elsewhere, runs inline scripts, or is framed. */
function securityHeaders(config: PageConfig): MiddlewareHandler {
  const ofPages = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      objectSrc: ["'none'"],
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
    strictTransportSecurity: isHttps(config) ? 'max-age=31536000; includeSubDomains' : false,
    xFrameOptions: 'DENY',
  });
  return async (c, next) => {
    // What is stricter than a page's policy is an answer's own: a file's sandbox.
    let own: string | null = null;
    await ofPages(c, async () => {
      await next();
      own = c.res.headers.get('content-security-policy');
    });
    if (own !== null) c.res.headers.set('content-security-policy', own);
  };
}
