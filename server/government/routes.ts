import { Hono } from 'hono';
import { atDesk } from '../parts/routes.tsx';
import type { AppEnv } from '../web/deps.ts';
import { requireUser } from '../web/session.ts';
import { showGovernment } from './desk-page.tsx';

/** The government's own desk: what waits for it, what it was sent, where the plan stands. */
export function governmentRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/', requireUser('government'), atDesk(showGovernment));
  return app;
}
