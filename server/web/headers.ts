import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** No page loads anything from elsewhere, runs inline scripts, or is framed. */
export function securityHeaders(baseUrl: string): MiddlewareHandler {
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
