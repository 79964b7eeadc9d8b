import type { SpanKind, Tracer } from '@opentelemetry/api';
import { matchedRoutes } from 'hono/route';
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
      const route = matchedRoutes(c).at(-1)?.path ?? '*';
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
