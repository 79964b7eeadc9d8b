import type { SpanKind, Tracer } from '@opentelemetry/api';
import { routePath } from 'hono/route';
import type { AppMiddleware } from './deps.ts';

const SERVER: SpanKind = 1;

/**
 * Has every request be a span: its method, the pattern of its route, status and the id that the log has. What was asked for
 * by name, and what was sent, is not told.
 */
export const traced =
  (tracer: Tracer): AppMiddleware =>
  async (c, next) => {
    const span = tracer.startSpan(c.req.method, { kind: SERVER });
    try {
      await next();
    } finally {
      // Of what answered: others, such as what comes before every page, match the address too.
      const route = routePath(c) || '*';
      span.updateName(`${c.req.method} ${route}`);
      span.setAttributes({
        'http.request.method': c.req.method,
        'http.route': route,
        'http.response.status_code': c.res.status,
        'duban.request': c.get('requestId') ?? '',
      });
      span.end();
    }
  };
